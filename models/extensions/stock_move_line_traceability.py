# Part of after_sales. LGPL-3.
from odoo import models


class StockMoveLine(models.Model):
    """The way of a lot is found without reading all that ever moved (R10.05)."""

    _inherit = "stock.move.line"

    _after_sales_lot_index = models.Index("(lot_id) WHERE lot_id IS NOT NULL")
