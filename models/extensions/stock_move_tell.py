# Part of after_sales. LGPL-3.
from odoo import models


class StockMove(models.Model):
    """A customer hears that his goods are in."""

    _inherit = "stock.move"

    def _action_done(self, cancel_backorder=False):
        done = super()._action_done(cancel_backorder=cancel_backorder)
        came = done.sudo().filtered(
            lambda move: (
                move.after_sales_return_line_id and move.location_id.after_sales_is_with_customer and move.picking_id
            )
        )
        told = [
            (picking.after_sales_return_id, "received", str(picking.id))
            for picking in came.picking_id
            if picking.after_sales_return_id
        ]
        self.env["after_sales.return.mail"]._note(told)
        return done
