# Part of after_sales. LGPL-3.
from odoo import api, models

#: What says how much of what came from where.
GOODS = {"quantity", "lot_id", "lot_name", "location_id", "location_dest_id", "product_uom_id", "move_id", "picking_id"}


class StockMoveLine(models.Model):
    """Odoo corrects a finished transfer when its lines are written: returned goods are then looked at again."""

    _inherit = "stock.move.line"

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines._after_sales_check_done()
        return lines

    def write(self, vals):
        written = super().write(vals)
        if GOODS.intersection(vals):
            self._after_sales_check_done()
        return written

    def _after_sales_check_done(self):
        finished = self.filtered(lambda line: line.state == "done").move_id
        if finished:
            finished._after_sales_check_done()
