# Part of after_sales. LGPL-3.
from odoo import api, models
from odoo.exceptions import ValidationError

from ...rules.reason import reason

#: Lives in this process only, so no caller over RPC can put it into a context.
_DOING = object()


class StockMove(models.Model):
    """Goods come back by the one door of ``_action_done``, and what came is not written by hand afterwards (R7.03)."""

    _inherit = "stock.move"

    @api.model_create_multi
    def create(self, vals_list):
        moves = super().create(vals_list)
        self._after_sales_raise(
            reason("receipt_by_hand", line=move.sudo().after_sales_return_line_id.display_name)
            for move in moves
            if move.after_sales_return_line_id and move.state == "done"
        )
        return moves

    def write(self, vals):
        if vals.get("state") == "done" and self.env.context.get("after_sales_doing") is not _DOING:
            self._after_sales_raise(
                reason("receipt_by_hand", line=move.sudo().after_sales_return_line_id.display_name)
                for move in self
                if move.after_sales_return_line_id and move.state != "done"
            )
        if vals.get("after_sales_return_line_id"):
            self._after_sales_raise(
                reason("receipt_by_hand", line=move.product_id.display_name) for move in self if move.state == "done"
            )
        return super().write(vals)

    def _action_done(self, cancel_backorder=False):
        doing = self.with_context(after_sales_doing=_DOING)
        done = super(StockMove, doing)._action_done(cancel_backorder=cancel_backorder)
        return done.with_context(after_sales_doing=False)

    def _after_sales_check_done(self):
        """Look again at goods that came in, when somebody corrects them afterwards."""
        done = self.filtered(lambda move: move.state == "done" and move._after_sales_comes_back())
        ours = done.sudo().filtered("after_sales_return_line_id")
        # The quantity corrected is among what was received already.
        blockers = [blocker for line in ours.after_sales_return_line_id for blocker in line._get_receipt_blockers(0.0)]
        blockers += [
            blocker
            for line, moves in ours.grouped("after_sales_return_line_id").items()
            for blocker in moves._after_sales_place_blockers(line)
        ]
        done._after_sales_raise(
            [*blockers, *ours._after_sales_returned_blockers(), *done._after_sales_control_blockers()]
        )

    def _after_sales_returned_blockers(self):
        """Nothing came back that was not delivered."""
        items = self.origin_returned_move_id._after_sales_delivered(besides=self.after_sales_return_line_id)
        for line in self.after_sales_return_line_id:
            known = items.get(line._item())
            if known and known.returned > known.delivered:
                yield reason(
                    "return_above_delivered",
                    line=line.display_name,
                    returned=f"{known.returned:f}",
                    delivered=f"{known.delivered:f}",
                )

    def _after_sales_raise(self, blockers):
        self.env["after_sales.message"]._raise_all(blockers, ValidationError)
