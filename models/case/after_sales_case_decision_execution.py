# Part of after_sales. LGPL-3.
from odoo import fields, models

from ...rules.reason import reason
from ..lifecycle.engine import unlocked

#: What a return promises the customer for a handling that takes goods back.
REMEDIES = {"return": "credit", "exchange": "replacement", "repair": "repair"}
#: Handlings that a document carries out -> its model; ``_prepare_<last word>_vals`` says what it is made of. The others
#: are carried out by people, who say so.
DOCUMENTS = dict.fromkeys(REMEDIES, "after_sales.return")


class AfterSalesCaseDecision(models.Model):
    """How a decision is carried out: by a document that it pays for, or by a person who says so."""

    _inherit = "after_sales.case.decision"

    def action_mark_executed(self):
        """Say that this was done, where no document shows it."""
        self.case_id._refuse_without_right("execute")
        self._raise_all(blocker for decision in self for blocker in decision._get_executed_blockers())
        self._mark_executed()
        return True

    def _mark_executed(self):
        # The right of the event was checked, or a document of the case came to its end.
        stamp = {"executed_on": fields.Datetime.now(), "executed_by_id": self.env.uid}
        unlocked(self.sudo()).write(stamp)
        self.sudo().case_id._advance()

    def _get_executed_blockers(self):
        case = self.case_id
        if case.state != "approved":
            yield reason("wrong_state", document=case.name, event="execute", state=case._state_label())
        elif self._is_by_document():
            yield reason("decision_by_document", decision=self.display_name)
        elif self.executed_on:
            yield reason("decision_executed_already", decision=self.display_name)

    def _is_by_document(self) -> bool:
        """Goods come back with a return if they were delivered; what is done at the customer's place needs none."""
        return self.kind in DOCUMENTS and (self.kind not in REMEDIES or bool(self.line_id.move_id))

    def _to_make(self):
        """Those that still need their document; one that was cancelled is made anew."""
        return self.filtered(lambda each: each._is_by_document() and not each.executed_on and not each._open_document())

    def _open_document(self):
        """The document that carries it out, unless it was cancelled."""
        if not self.res_id:
            return None
        document = self.env[self.res_model].sudo().browse(self.res_id).exists()
        return document if document and document.state != "cancelled" else None

    def _create_documents(self):
        """One document of each model for each case: what it gives is never above what was decided."""
        for (case, model), decisions in self.grouped(lambda each: (each.case_id, DOCUMENTS[each.kind])).items():
            values = getattr(decisions, f"_prepare_{model.rpartition('.')[2]}_vals")(case)
            document = unlocked(self.env[model]).create(values)
            unlocked(decisions.sudo()).write({"res_model": document._name, "res_id": document.id})

    def _documents_done(self, documents):
        """These documents came to their end: what they carried out is done."""
        done = self.filtered(
            lambda each: each.res_model == documents._name and each.res_id in documents.ids and not each.executed_on
        )
        if done:
            done._mark_executed()

    def _prepare_return_vals(self, case) -> dict:
        """A return of what was decided to come back, each item for what the customer gets for it."""
        return {
            "case_id": case.id,
            "origin": "case",
            "partner_id": case.partner_id.id,
            "company_id": case.company_id.id,
            "reason_id": case.reason_id.id,
            "line_ids": [
                fields.Command.create(
                    decision.line_id._prepare_return_line_vals(decision.quantity) | {"remedy": REMEDIES[decision.kind]}
                )
                for decision in self
            ],
        }

    def _raise_all(self, reasons):
        self.env["after_sales.message"]._raise_all(reasons)
