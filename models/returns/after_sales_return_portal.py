# Part of after_sales. LGPL-3.
from typing import NamedTuple

from odoo import fields, models
from odoo.fields import Domain

from ...rules.remedies import CREDITING


class Step(NamedTuple):
    """One station on the way of a return, as the customer sees it; ``day`` is empty while it lies ahead."""

    label: str
    day: object
    is_done: bool


class AfterSalesReturn(models.Model):
    """What the customer sees of his return: where it stands, its papers and what was written to him (R4.44).

    Portal users have no access right on returns: pages and prints are made for them, after a check that the return is
    theirs, of what is named here. Approval, comments of refusals, notes and costs are not.
    """

    _inherit = "after_sales.return"

    answer = fields.Text(
        "Answer to the Customer",
        copy=False,
        help="Why the return is declined, in words for the customer: he reads them in his mail and in the portal.",
    )
    website_message_ids = fields.One2many(domain=lambda self: self._told_to_customer())

    def _compute_access_url(self):
        super()._compute_access_url()
        for document in self:
            document.access_url = f"/my/returns/{document.id}"

    def _portal_known(self):
        """Those asked for by him, submitted, or written to him about."""
        return Domain("origin", "=", "portal") | Domain("submitted_on", "!=", False) | Domain("access_token", "!=", False)

    def _portal_status(self) -> tuple[str, str]:
        """Where the return stands in a customer's words, and the colour of it."""
        self.ensure_one()
        if self.state == "cancelled":
            return self.env._("Declined or withdrawn"), "danger"
        if self.state == "done":
            return self.env._("Completed"), "success"
        if self.state == "approved":
            return (
                (self.env._("Goods received"), "info")
                if self.receipt_status == "received"
                else (self.env._("Waiting for your goods"), "warning")
            )
        return self.env._("Being checked"), "info"

    def _portal_steps(self) -> list[Step]:
        """The stations of the way: asked for, approved, goods received, proof accepted, credited."""
        self.ensure_one()
        document = self.sudo()
        is_approved = document.state in ("approved", "done")
        received, credit_notes = document._portal_received_on(), document._portal_credit_notes()
        steps = [
            Step(self.env._("Asked for"), document.create_date, True),
            Step(self.env._("Approved"), document.approved_on if is_approved else False, is_approved),
        ]
        if document._lines_that_come():
            steps.append(Step(self.env._("Goods received"), received, document.receipt_status == "received"))
        if document.evidence_status != "not_needed":
            proof = document._accepted_evidence()
            steps.append(Step(self.env._("Certificate accepted"), proof.checked_on, bool(proof)))
        if any(line.remedy in CREDITING for line in document.line_ids):
            day = max(credit_notes.mapped("date"), default=False)
            steps.append(Step(self.env._("Credited"), day, document.credit_status == "credited"))
        refunds = document.credit_note_ids._after_sales_sent_refunds()
        if refunds:
            is_done = all(refund.state == "done" for refund in refunds)
            day = max(refunds.mapped("last_state_change")) if is_done else False
            steps.append(Step(self.env._("Paid back to your card"), day, is_done))
        return steps

    def _portal_received_on(self):
        came = self.line_ids.receipt_move_ids.filtered(
            lambda move: move.state == "done" and move._after_sales_sign() > 0
        )
        return max(came.mapped("date"), default=False)

    def _portal_papers(self) -> list[tuple[str, str]]:
        """What the customer may print now: (form, title)."""
        self.ensure_one()
        document = self.sudo()
        papers = []
        if document.state == "approved" and document._lines_that_come() and document.receipt_status != "received":
            papers.append(("parcel", self.env._("Return note for the parcel")))
        if document.state in ("approved", "done") and document._certificate_rows():
            papers.append(("certificate", self.env._("Sales return certificate, to stamp and sign")))
        return papers
