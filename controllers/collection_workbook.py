# Part of after_sales. LGPL-3.
import xlsxwriter

STATEMENT = (
    "month", "user_id", "due_amount", "collected_amount", "listed_due_amount", "listed_collected_amount", "rate",
    "full_rate", "state", "company_id", "currency_id",
)  # fmt: skip
LINE = (
    "month", "user_id", "invoice_id", "partner_id", "due_date", "due_amount", "collected_amount", "listed_percent",
    "listed_due_amount", "listed_collected_amount", "documents",
)  # fmt: skip


class CollectionWorkbook:
    """Two sheets: a row for each salesperson and month, and the invoices behind them."""

    def __init__(self, env, file):
        self.env = env
        self.book = xlsxwriter.Workbook(file)
        self.head = self.book.add_format({"bold": True, "bottom": 1})
        self.day = self.book.add_format({"num_format": "yyyy-mm-dd"})
        self.number = self.book.add_format({"num_format": "#,##0.00"})

    def write(self, statements):
        """Write and close the workbook."""
        self._write_sheet(self.env._("Collection Rates"), statements, STATEMENT)
        self._write_sheet(self.env._("Invoices"), statements.line_ids, LINE)
        self.book.close()

    def _write_sheet(self, name, records, columns):
        sheet = self.book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(columns) - 1, 18)
        for column, field in enumerate(columns):
            sheet.write_string(0, column, records._fields[field]._description_string(self.env), self.head)
        # Names of people and invoices come along, whatever else the reader may see of them.
        for row, record in enumerate(records.sudo(), 1):
            for column, field in enumerate(columns):
                self._put(sheet, (row, column), self._value(record, field))

    def _value(self, record, name):
        field, value = record._fields[name], record[name]
        if field.type == "many2one":
            return value.display_name or None
        if field.type == "selection":
            return dict(field._description_selection(self.env)).get(value)
        if name == "rate" and not record.has_rate:
            return None
        return value

    def _put(self, sheet, place, value):
        """Write ``value`` as what it is: a text stays a text, though it began like a formula."""
        if isinstance(value, str):
            sheet.write_string(*place, value)
        elif hasattr(value, "year"):
            sheet.write_datetime(*place, value, self.day)
        elif value is not None and value is not False:
            sheet.write_number(*place, value, self.number)
