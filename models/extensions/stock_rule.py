# Part of after_sales. LGPL-3.
from odoo import models


class StockRule(models.Model):
    _inherit = "stock.rule"

    def _get_custom_move_fields(self):
        """A replacement knows the return line it is for."""
        return [*super()._get_custom_move_fields(), "after_sales_replacement_line_id"]
