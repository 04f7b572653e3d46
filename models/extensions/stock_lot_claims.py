# Part of after_sales. LGPL-3.
from odoo import fields, models


class StockLot(models.Model):
    """A number that stands on goods nobody knows can be asked for by one return at a time."""

    _inherit = "stock.lot"

    after_sales_claims = fields.Integer(
        "Claims", copy=False, readonly=True, help="Counts who claimed this number, so that simultaneous claims collide."
    )
