# Part of after_sales. LGPL-3.
from odoo import models


class StockMove(models.Model):
    """Goods that no delivery is known for come in at the cost that was approved, and never at a price (R5.16)."""

    _inherit = "stock.move"

    def _get_value_from_returns(self, quantity, at_date=None):
        line = self.sudo().after_sales_return_line_id
        if not line.is_blind or self.origin_returned_move_id:
            return super()._get_value_from_returns(quantity, at_date=at_date)
        return {
            "quantity": quantity,
            "value": line.blind_cost * quantity,
            "description": self.env._("Worth as approved with %s", line.return_id.name),
        }
