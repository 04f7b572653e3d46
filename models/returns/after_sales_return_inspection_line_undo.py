# Part of after_sales. LGPL-3.
from odoo import models

from ..lifecycle.engine import unlocked


class AfterSalesReturnInspectionLine(models.Model):
    """Findings that are undone: what has not happened is given up, what has is moved back the way it came."""

    _inherit = "after_sales.return.inspection.line"

    def _undo(self):
        self._repairs().filtered(lambda repair: repair.state != "cancel").action_repair_cancel()
        open_moves = self.move_ids.filtered(lambda move: move.state not in ("done", "cancel"))
        open_moves.picking_id.action_cancel()
        back = self.move_ids._after_sales_to_reverse()
        reversals = back._after_sales_reverse() if back else back
        self._note_undone(back, reversals)

    def _note_undone(self, moves, reversals):
        """Each row of the ledger says what undid it; what never took effect undid itself."""
        postings = self.inspection_id.posting_ids.filtered(lambda posting: not posting.reversed_by_id)
        made = self.inspection_id._record_postings(
            "taken_back",
            [
                (reversal.after_sales_inspection_line_id.inspection_id, f"move:{move.id}", reversal)
                for move, reversal in zip(moves, reversals, strict=True)
            ],
        )
        by_inspection = made.grouped("res_id")
        for posting in postings:
            posting.reversed_by_id = by_inspection.get(posting.res_id, posting)[:1]
        postings.flush_recordset(["reversed_by_id"])

    def _give_up(self, quantity):
        """``quantity`` of what was planned does not happen: the goods still lie in quarantine and wait again."""
        self.ensure_one()
        if self.state == "done" and quantity > 0:
            unlocked(self).write({"given_up_qty": self.given_up_qty + quantity})
            self.env["after_sales.vendor.claim"].search([("finding_id", "=", self.id)])._withdraw()
            self.env["after_sales.return.inspection"]._propose(self.return_line_id)
