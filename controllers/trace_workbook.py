# Part of after_sales. LGPL-3.
from .workbook import Workbook

STEP = (
    "section", "kind", "happened_on", "document", "partner_id", "lot_id", "quantity", "uom_id", "status", "is_hidden",
)  # fmt: skip
BALANCE = (
    "lot_id", "uom_id", "received_qty", "produced_qty", "found_qty", "from_group_qty", "came_in_qty", "in_stock_qty",
    "with_customers_qty", "scrapped_qty", "lost_qty", "to_vendor_qty", "consumed_qty", "to_group_qty", "difference_qty",
    "explanation",
)  # fmt: skip


class TraceWorkbook(Workbook):
    """Two sheets: the steps of the way as its reader may see them, and the mass balance of each lot."""

    def write(self, trace):
        """Write and close the workbook."""
        self._write_records(self.env._("Trace Path"), trace.step_ids, STEP)
        self._write_records(self.env._("Mass Balance"), trace.balance_ids, BALANCE)
        self.book.close()

    def _value(self, record, name):
        value = super()._value(record, name)
        return (self.env._("Yes") if value else None) if isinstance(value, bool) else value
