# Part of after_sales. LGPL-3.
from odoo import SUPERUSER_ID, fields, models

from ...rules.reason import reason
from ..claims import claim


class AfterSalesReturn(models.Model):
    """A return that is undone: the goods go to the customer again, as if they had never come back."""

    _inherit = "after_sales.return"

    state = fields.Selection(selection_add=[("undone", "Undone")], ondelete={"undone": "set default"})

    def _has_effects(self):
        return super()._has_effects() or bool(self.sudo()._received_moves())

    def _received_moves(self):
        return self.line_ids.receipt_move_ids.filtered(
            lambda move: move.state == "done" and move.location_id.after_sales_is_with_customer
        )

    def _get_effect_blockers(self):
        yield from super()._get_effect_blockers()
        went_on = self._went_on()
        if went_on:
            yield reason("undo_went_on", document=self.name, entries=", ".join(went_on))
        for finding in self._done_inspections().line_ids:
            yield from finding._get_undo_blockers()
        for line in self.line_ids:
            yield from line._get_quarantine_blockers()

    def _done_inspections(self):
        return self.inspection_ids.filtered(lambda inspection: inspection.state == "done")

    def _went_on(self):
        """Names of what followed from this return and stands in the way: goods sent, sold or charged."""
        lines = self.line_ids
        sent = (lines.replacement_move_ids | lines.send_back_move_ids).filtered(lambda move: move.state == "done")
        ordered = lines.exchange_order_line_ids.order_id.filtered(lambda order: order.state == "sale")
        charged = self.charge_ids.filtered(lambda entry: entry.state == "posted")
        allowed = self.allowance_ids.filtered(lambda allowance: allowance.state in ("approved", "done"))
        return [*allowed.mapped("name"), *sent.picking_id.mapped("name"), *ordered.mapped("name"), *charged.mapped("name")]

    def _before_undo(self):
        # The right to undo the return replaces the right over its transfers.
        documents = self.sudo()
        claim(documents.line_ids.move_id)
        documents._done_inspections()._take_back_with_the_return()
        untouched = documents._open_transfers()
        untouched.action_cancel()
        documents._give_up_postings(untouched)
        super()._before_undo()

    def _open_transfers(self):
        """Transfers that the return asked for and that have not happened."""
        moves = self.line_ids.receipt_move_ids | self.line_ids.replacement_move_ids | self.line_ids.send_back_move_ids
        return moves.picking_id.filtered(lambda picking: picking.state not in ("done", "cancel"))

    def _undo_effects(self):
        super()._undo_effects()
        receipts = self._received_moves().picking_id
        if not receipts:
            return
        values = [picking._prepare_after_sales_handover_vals() for picking in receipts]
        handovers = self.env["stock.picking"].with_context(mail_create_nosubscribe=True).create(values)
        handovers.move_ids._action_confirm(merge=False)
        handovers.move_ids._after_sales_take_the_same()
        handovers.move_ids.picked = True
        for company, moves in handovers.move_ids.grouped("company_id").items():
            # Odoo computes the value of what is left with the user's own rights and company, sudo or not.
            moves.with_user(SUPERUSER_ID).with_company(company)._action_done()
        self._note_undone(
            "handover",
            [
                (receipt.after_sales_return_id, receipt, handover)
                for receipt, handover in zip(receipts, handovers, strict=True)
            ],
        )

    def _derived_credit_status(self):
        return "undone" if self.state == "undone" else super()._derived_credit_status()
