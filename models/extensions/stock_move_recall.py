# Part of after_sales. LGPL-3.
from odoo import models


class StockMove(models.Model):
    """What came back of a recall is known at once; a release that is used up ends (R10.07, R10.12)."""

    _inherit = "stock.move"

    def _action_done(self, cancel_backorder=False):
        done = super()._action_done(cancel_backorder=cancel_backorder)
        moves = done.sudo()
        if moves.company_id.filtered("after_sales_has_hold"):
            origins = moves.origin_returned_move_id
            origins |= origins.origin_returned_move_id
            lines = self.env["after_sales.recall.line"].sudo()
            lines.search([("move_id", "in", origins.ids), ("state", "=", "approved")])._note_back()
        released = moves.move_line_ids.after_sales_release_id
        if released:
            released._advance()
        return done

    def _after_sales_may_leave_quarantine(self):
        return super()._after_sales_may_leave_quarantine() or self._after_sales_is_released()

    def _after_sales_is_released(self):
        """Whether a special release lets all goods of this move go."""
        lines = self.sudo().move_line_ids.filtered("quantity")
        return bool(lines) and self.env["after_sales.release"].sudo()._cover(lines) == lines
