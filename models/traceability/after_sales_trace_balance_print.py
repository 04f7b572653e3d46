# Part of after_sales. LGPL-3.
from odoo import models

from ..printing import plain_quantity

#: What stands in the printed mass balance, in this order.
PRINTED = (
    "came_in_qty", "in_stock_qty", "with_customers_qty", "scrapped_qty", "lost_qty", "to_vendor_qty", "consumed_qty",
    "to_group_qty", "difference_qty",
)  # fmt: skip


class AfterSalesTraceBalance(models.TransientModel):
    """What the printed mass balance says."""

    _inherit = "after_sales.trace.balance"

    def _printed_quantities(self):
        return [plain_quantity(self[name]) for name in PRINTED]
