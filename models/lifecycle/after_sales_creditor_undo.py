# Part of after_sales. LGPL-3.
from odoo import fields, models

from ...rules.reason import reason
from .engine import unlocked

UNDOERS = ("after_sales.after_sales_group_undo",)


class AfterSalesCreditor(models.AbstractModel):
    """What was posted is undone as a whole: by counter entries, never by erasing (checklist B50).

    The money of every credit note is owed again; a concrete document adds what it did besides
    (``_get_effect_blockers``, ``_undo_effects``). It adds the state "undone" to its own.
    """

    _inherit = "after_sales.creditor"

    undone_on = fields.Datetime(readonly=True, copy=False)
    undone_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    undo_reason = fields.Text("Why It Was Undone", readonly=True, copy=False)
    can_undo = fields.Boolean(compute="_compute_can")

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"undone_on", "undone_by_id", "undo_reason"}

    def _compute_can(self):
        super()._compute_can()
        may = self._has_right("undo")
        for document in self:
            document.can_undo = may and self._lifecycle.allows("undo", document.state) and document._has_effects()

    def action_undo(self):
        """Ask for the reason, then undo everything that the documents posted."""
        self._refuse_without_right("undo")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Undo"),
            "res_model": "after_sales.document.undo",
            "view_mode": "form",
            "target": "new",
            "context": {"default_res_model": self._name, "default_res_ids": self.ids},
        }

    def _undo(self, comment):
        """Undo the documents; ``UserError`` tells everything against it, and nothing is undone then."""
        self._refuse_without_right("undo")
        if not (comment or "").strip():
            self._raise_all(reason("undo_without_reason", document=document.name) for document in self)
        unlocked(self.sudo()).write({"undo_reason": comment})
        self._transition("undo")

    def _prepare_stamp_vals(self, event):
        stamp = super()._prepare_stamp_vals(event)
        if event == "undo":
            stamp |= {"undone_on": fields.Datetime.now(), "undone_by_id": self.env.uid, "credit_problem": False}
        return stamp

    def _get_undo_blockers(self):
        for document in self.sudo():
            if not document._has_effects():
                yield reason("nothing_to_undo", document=document.name)
            yield from document._posted_credit_notes()._after_sales_undo_blockers(document)
            yield from document._get_lock_blockers()
            yield from document._get_effect_blockers()

    def _before_undo(self):
        super()._before_undo()
        self.sudo()._claim_invoices()
        # Whoever may undo the document needs no right over what it once made: his own right replaces it.
        documents = self.sudo()
        for document in documents:
            credit_notes = document._posted_credit_notes()
            debits = credit_notes._after_sales_debit(document.undo_reason)
            pairs = zip(credit_notes, debits, strict=True)
            document._note_undone("debit", [(document, credit, debit) for credit, debit in pairs])
        documents._undo_effects()

    def _after_undo(self):
        super()._after_undo()
        for document in self.sudo():
            document.message_post(body=self.env._("Undone: %s", document.undo_reason))

    def _posted_credit_notes(self):
        return self.credit_note_ids.filtered(lambda entry: entry.state == "posted")

    def _has_effects(self):
        """Whether anything was posted that could be undone."""
        return bool(self.sudo()._posted_credit_notes())

    def _get_effect_blockers(self):
        """What a concrete document did besides crediting, and can no longer be undone."""
        return ()

    def _undo_effects(self):
        """Undo what a concrete document did besides crediting."""
