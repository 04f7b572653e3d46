# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.exceptions import AccessError

from ...rules import evidence as rule
from ...rules.reason import reason
from ..lifecycle.engine import unlocked
from .after_sales_evidence import CHECKERS


class AfterSalesEvidence(models.Model):
    """Accepting and rejecting proofs: who may, what speaks against it, and what follows (R5.11)."""

    _inherit = "after_sales.evidence"

    def action_check(self):
        """Accept these proofs; what waited for them posts at once, in the same transaction."""
        self._refuse_unless_checker("check")
        self._lock_documents()
        self.env["after_sales.message"]._raise_all(self._get_check_blockers())
        self._decide("checked")
        for documents in self._documents():
            # Whoever checks proofs needs no right over the document: the check is the right to go on.
            documents.sudo()._after_evidence()
        return True

    def action_reject(self):
        """Ask why, then reject these proofs."""
        self._refuse_unless_checker("reject")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Reject the Proof"),
            "res_model": "after_sales.evidence.reject",
            "view_mode": "form",
            "target": "new",
            "context": {"default_evidence_ids": self.ids},
        }

    def action_open_document(self):
        """Open the document that this proves."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self.res_model,
            "res_id": self.res_id,
            "views": [(False, "form")],
        }

    def _reject(self, why):
        """Send proofs back with a reason; one that was accepted by mistake as well, until something posted on it."""
        self._refuse_unless_checker("reject")
        self._lock_documents()
        self.env["after_sales.message"]._raise_all(self._get_reject_blockers())
        self._decide("rejected", why)
        for documents in self._documents():
            documents.sudo()._follow_evidence(why)

    def _reopen(self):
        """Take back what was decided: the document it was decided for is another one now."""
        decided = self.sudo().filtered(lambda evidence: evidence.state == "checked")
        unlocked(decided).write({"state": "to_check", "checked_by_id": False, "checked_on": False})

    def _decide(self, state, why=False):
        stamp = {"checked_by_id": self.env.uid, "checked_on": fields.Datetime.now()}
        unlocked(self.sudo()).write({"state": state, "rejection": why, **stamp})
        for evidence in self.sudo():
            evidence._document()._message_log(body=evidence._decision())

    def _decision(self):
        if self.state == "checked":
            return self.env._("Proof accepted: %s", self._title())
        return self.env._("Proof rejected: %(proof)s. %(why)s", proof=self._title(), why=self.rejection)

    def _lock_documents(self):
        for documents in self._documents():
            documents.sudo()._lock()
        # Whoever waited for the lock looks again.
        self.sudo().invalidate_recordset(["state"])

    def _may_check(self):
        return self.env.user.has_groups(",".join(CHECKERS))

    def _refuse_unless_checker(self, event):
        self.check_access("read")
        if not self._may_check():
            names = ", ".join(self.sudo().mapped("document_name"))
            denial = reason("no_right", event=event, documents=names, groups=CHECKERS)
            self.env["after_sales.message"]._raise_all([denial], AccessError)

    def _get_check_blockers(self):
        proved = self.sudo()._proved()
        for evidence in self.sudo():
            document = evidence._document()
            if evidence.state != "to_check":
                yield reason("evidence_frozen", proof=evidence._title(), document=document.name)
                continue
            if document.state != "approved":
                yield reason("evidence_too_early", document=document.name, state=document.state)
            if evidence.company_id.after_sales_proof_four_eyes and evidence.brought_by_id == self.env.user:
                yield reason("evidence_own", proof=evidence._title(), document=document.name)
            yield from rule.problems(evidence._proof(), document in proved)
            # Of two proofs of one document that are accepted together, the second is one too many.
            proved.append(document)

    def _proved(self):
        """The documents that have an accepted proof."""
        return [evidence._document() for documents in self._documents() for evidence in documents._accepted_evidence()]

    def _proof(self):
        return rule.Proof(
            document=self.document_name,
            document_kind=self.res_model,
            title=self._title(),
            kind=self.kind,
            files=len(self._files()),
            is_stamped=self.is_stamped,
            is_signed=bool(self.signer and self.signed_on),
        )

    def _get_reject_blockers(self):
        for evidence in self.sudo():
            document = evidence._document()
            if evidence.state == "rejected":
                yield reason("evidence_frozen", proof=evidence._title(), document=document.name)
            elif evidence.state == "checked" and document._has_spent_evidence():
                yield reason("evidence_spent", proof=evidence._title(), document=document.name)
