# Part of after_sales. LGPL-3.
from odoo import models
from odoo.fields import Command


class StockPicking(models.Model):
    """A receipt of a return that is undone."""

    _inherit = "stock.picking"

    def _prepare_after_sales_handover_vals(self) -> dict:
        """The transfer that hands the goods of this receipt back to the customer."""
        done = self.move_ids.filtered(lambda move: move.state == "done" and move.after_sales_return_line_id)
        warehouse = done[:1].after_sales_return_line_id._warehouse()
        return {
            "after_sales_return_id": self.after_sales_return_id.id,
            "partner_id": self.partner_id.id,
            "return_id": self.id,
            "picking_type_id": warehouse.out_type_id.id,
            "location_id": self.location_dest_id.id,
            "location_dest_id": self.location_id.id,
            "company_id": self.company_id.id,
            "origin": self.after_sales_return_id.name,
            "user_id": False,
            "move_ids": [Command.create(move._prepare_after_sales_handover_vals()) for move in done],
        }
