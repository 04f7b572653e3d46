# Part of after_sales. LGPL-3.
from odoo import fields, models

from ...rules.return_window import Sold


class AfterSalesReturnLine(models.Model):
    """Until when the goods of a line may come back."""

    _inherit = "after_sales.return.line"

    def _sold_when(self) -> Sold:
        product, company = self.product_id, self.company_id
        delivered = fields.Datetime.context_timestamp(self, self.move_id.date).date() if self.move_id.date else None
        windows = (
            product.after_sales_return_days,
            *product.categ_id._after_sales_windows(),
            company.after_sales_return_days,
        )
        return Sold(self.display_name, delivered, windows, product.after_sales_is_final)
