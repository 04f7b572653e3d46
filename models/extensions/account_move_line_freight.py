# Part of after_sales. LGPL-3.
from odoo import fields, models

from ...rules.invoice_share import lowered


class AccountMoveLine(models.Model):
    """Lines that charge freight, and those that credit it: they lower what is open of the charge (checklist B22)."""

    _inherit = "account.move.line"

    after_sales_freight_id = fields.Many2one(
        "after_sales.return.freight", "Freight of Return", copy=False, readonly=True, index="btree_not_null"
    )

    def _after_sales_is_freight(self):
        """Freight or a fixed charge: as its product says, or as the delivery app marked it."""
        is_delivery = "is_delivery" in self.sale_line_ids._fields and any(self.sale_line_ids.mapped("is_delivery"))
        return self.display_type == "product" and (self.product_id.after_sales_is_freight or is_delivery)

    def _after_sales_draw(self, is_open, amounts):
        if self.after_sales_freight_id:
            return lowered(is_open, amounts)
        return super()._after_sales_draw(is_open, amounts)
