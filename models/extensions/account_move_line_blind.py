# Part of after_sales. LGPL-3.
from odoo import models


class AccountMoveLine(models.Model):
    """The cost of goods that no delivery is known for is the one they come into stock at."""

    _inherit = "account.move.line"

    def _get_cogs_value(self):
        line = self.sudo().after_sales_return_line_id
        if self.after_sales_origin_line_id or not line.is_blind:
            return super()._get_cogs_value()
        return line._blind_unit_cost()
