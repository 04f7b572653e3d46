# Part of after_sales. LGPL-3.
from .workbook import Workbook

STATEMENT = (
    "month", "user_id", "due_amount", "collected_amount", "listed_due_amount", "listed_collected_amount", "rate",
    "full_rate", "state", "company_id", "currency_id",
)  # fmt: skip
LINE = (
    "month", "user_id", "invoice_id", "partner_id", "due_date", "due_amount", "collected_amount", "listed_percent",
    "listed_due_amount", "listed_collected_amount", "documents",
)  # fmt: skip


class CollectionWorkbook(Workbook):
    """Two sheets: a row for each salesperson and month, and the invoices behind them."""

    def write(self, statements):
        """Write and close the workbook."""
        self._write_records(self.env._("Collection Rates"), statements, STATEMENT)
        self._write_records(self.env._("Invoices"), statements.line_ids, LINE)
        self.book.close()

    def _value(self, record, name):
        if name == "rate" and not record.has_rate:
            return None
        return super()._value(record, name)
