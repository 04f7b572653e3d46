# Part of after_sales. LGPL-3.
from odoo import models

from ...rules.reason import reason


class StockMove(models.Model):
    """Goods leave quarantine because somebody inspected them, and by no other transfer (R5.16, checklist B44)."""

    _inherit = "stock.move"

    def _action_done(self, cancel_backorder=False):
        leaving = self.filtered(
            lambda move: (
                move.state != "done"
                and move.picked
                and move.company_id.after_sales_control == "enforce"
                and not move._after_sales_may_leave_quarantine()
            )
        )
        if leaving:
            leaving._after_sales_raise(leaving._after_sales_quarantine_blockers())
        return super()._action_done(cancel_backorder=cancel_backorder)

    def _after_sales_may_leave_quarantine(self):
        """Whether a document stands behind it, or a count: stock is what is there, and a count says so."""
        move = self.sudo()
        return bool(
            move.after_sales_inspection_line_id
            or move.after_sales_send_back_line_id
            or move.repair_id.after_sales_inspection_line_id
            or move.repair_id.after_sales_receipt_move_id
            or move.origin_returned_move_id.after_sales_return_line_id
            or move.is_inventory
        )

    def _after_sales_quarantine_blockers(self):
        warehouses = self.env["stock.warehouse"].sudo().search([("company_id", "in", self.company_id.ids)])
        for quarantine in warehouses.after_sales_quarantine_id:
            for line in self.move_line_ids:
                if line.location_id._child_of(quarantine) and not line.location_dest_id._child_of(quarantine):
                    yield reason(
                        "quarantine_by_hand", goods=line.product_id.display_name, location=quarantine.display_name
                    )
