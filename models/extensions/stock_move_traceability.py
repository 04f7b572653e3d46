# Part of after_sales. LGPL-3.
from odoo import models


class StockMove(models.Model):
    """The lots and serial numbers that goods moved with (R10.05)."""

    _inherit = "stock.move"

    def _after_sales_lots(self):
        return self.move_line_ids.filtered(lambda line: line.state == "done").lot_id
