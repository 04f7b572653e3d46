# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesEvidenced(models.AbstractModel):
    """A credit that is due waits for its proof, whoever tries to post it, and posts as soon as the proof is accepted."""

    _inherit = "after_sales.evidenced"

    evidence_asked_on = fields.Datetime(
        "Waiting for Proof Since", readonly=True, copy=False, index="btree_not_null", help="When only the proof was missing."
    )
    evidence_reminded_on = fields.Datetime(readonly=True, copy=False)

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"evidence_asked_on", "evidence_reminded_on"}

    def _credit_what_is_due(self):
        waiting = self._waiting_for_evidence()
        waiting._ask_for_evidence()
        super(AfterSalesEvidenced, self - waiting)._credit_what_is_due()

    def _get_posting_blockers(self):
        yield from super()._get_posting_blockers()
        yield from self._waiting_for_evidence()._get_evidence_blockers()

    def _waiting_for_evidence(self):
        """Those that have something to credit and lack the proof: what was never invoiced needs none."""
        lacking = self.sudo().filtered(lambda document: document._lacks_evidence() and document._has_credit_due())
        credited = {share.line._documents() for share in lacking._due_shares()} if lacking else ()
        return self.filtered(lambda document: document in credited)

    def _after_evidence(self):
        """The proof is complete: what waited for it goes on."""
        self._stop_asking_for_evidence()
        self._advance()

    def _after_cancel(self):
        super()._after_cancel()
        self._stop_asking_for_evidence()
