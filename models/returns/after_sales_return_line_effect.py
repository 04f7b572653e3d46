# Part of after_sales. LGPL-3.
from odoo import models


class AfterSalesReturnLine(models.Model):
    """What one piece of a line will be worth in our stock."""

    _inherit = "after_sales.return.line"

    def _foreseen_unit_value(self):
        origin = self.move_id
        quantity = origin._after_sales_base_quantity()
        if self._stays_the_customers() or self._goes_to_vendor() or not quantity:
            return 0.0
        if origin._is_dropshipped():
            return origin._after_sales_purchase_price()
        return origin.value / quantity if origin.is_out else 0.0
