# Part of after_sales. LGPL-3.
from odoo import fields, models


class StockMoveLine(models.Model):
    """Each piece that left with a special release says with which, so that it can be called back at once (R10.12)."""

    _inherit = "stock.move.line"

    after_sales_release_id = fields.Many2one(
        "after_sales.release", "Special Release", readonly=True, copy=False, index="btree_not_null"
    )
