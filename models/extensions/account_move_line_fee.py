# Part of after_sales. LGPL-3.
from odoo import fields, models


class AccountMoveLine(models.Model):
    """A line that keeps back a restocking fee: it is no credit of the invoice, and takes nothing off what is open."""

    _inherit = "account.move.line"

    after_sales_fee_line_id = fields.Many2one(
        "after_sales.return.line", "Fee of Return Line", copy=False, readonly=True, index="btree_not_null"
    )
    after_sales_fee_base = fields.Monetary(
        "Fee Charged On", copy=False, readonly=True, help="The net value of the goods that this fee was charged on."
    )
    after_sales_fee_pieces = fields.Float("Pieces Charged For", copy=False, readonly=True, digits="Product Unit")

    def _after_sales_credits(self):
        return super()._after_sales_credits().filtered(lambda credit: not credit.after_sales_fee_line_id)
