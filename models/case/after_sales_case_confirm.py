# Part of after_sales. LGPL-3.
from odoo import fields, models

from ...rules.reason import reason

CLAIM_FINDINGS = [("confirmed", "Confirmed"), ("partly", "Confirmed in Part"), ("rejected", "Not Confirmed")]


class AfterSalesCase(models.Model):
    """The technical department confirms what the customer claims, where a route asks it to (R4.34)."""

    _inherit = "after_sales.case"

    claim_finding = fields.Selection(
        CLAIM_FINDINGS, "Claim", tracking=True, copy=False, help="What the technical department says to the claim."
    )
    claim_note = fields.Text("Technical Grounds", copy=False, help="How the parts were analysed, and what failed.")

    def _get_confirm_blockers(self):
        if not self.claim_finding:
            yield reason("case_claim_not_confirmed", case=self.name)
        elif self.claim_finding != "confirmed" and not (self.claim_note or "").strip():
            yield reason("case_claim_without_grounds", case=self.name)
