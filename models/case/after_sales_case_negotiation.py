# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.exceptions import AccessError

from ...rules.reason import reason
from ..lifecycle.engine import unlocked

RESULTS = [("accepted", "Accepted"), ("partly", "Accepted with Changes"), ("refused", "Refused")]
SALES_MANAGER = "after_sales.after_sales_group_approver_manager"


class AfterSalesCase(models.Model):
    """What the customer said to the decision: written by sales, reviewed by its superior (R4.38, R7.15)."""

    _inherit = "after_sales.case"

    negotiation_result = fields.Selection(RESULTS, "Customer's Answer", tracking=True, copy=False)
    negotiation_note = fields.Text("What Was Agreed", copy=False)
    negotiated_on = fields.Datetime("Negotiated", readonly=True, copy=False)
    negotiated_by_id = fields.Many2one("res.users", "Negotiated By", readonly=True, copy=False)
    negotiation_reviewed_on = fields.Datetime("Reviewed", readonly=True, copy=False)
    negotiation_reviewed_by_id = fields.Many2one("res.users", "Reviewed By", readonly=True, copy=False)
    can_review = fields.Boolean(compute="_compute_can_review")

    def _compute_can_review(self):
        for case in self:
            case.can_review = not any(case._get_review_refusals()) and not any(case._get_review_blockers())

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {
            *("negotiated_on", "negotiated_by_id", "negotiation_reviewed_on", "negotiation_reviewed_by_id"),
        }

    def write(self, vals):
        written = super().write(vals)
        if {"negotiation_result", "negotiation_note"}.intersection(vals):
            # Whoever writes it answers for it; what was reviewed before is another text.
            unlocked(self.sudo()).write(
                {
                    "negotiated_on": fields.Datetime.now(),
                    "negotiated_by_id": self.env.uid,
                    "negotiation_reviewed_on": False,
                    "negotiation_reviewed_by_id": False,
                }
            )
        return written

    def action_review(self):
        """Confirm what was negotiated, as the superior of whoever negotiated."""
        self.check_access("read")
        self._raise_all((refusal for case in self for refusal in case._get_review_refusals()), AccessError)
        self._raise_all(blocker for case in self for blocker in case._get_review_blockers())
        # The superior's right was checked; he needs none to write the case.
        unlocked(self.sudo()).write(
            {"negotiation_reviewed_on": fields.Datetime.now(), "negotiation_reviewed_by_id": self.env.uid}
        )
        return True

    def _get_review_blockers(self):
        if not self.negotiation_result or not self.negotiated_by_id:
            yield reason("case_without_negotiation", case=self.name)
        elif self.negotiation_reviewed_by_id or self.state != "running":
            yield reason("case_nothing_to_review", case=self.name)

    def _get_review_refusals(self):
        superiors = self._negotiation_superiors()
        if self.env.user not in superiors:
            yield reason("case_review_by_superior", case=self.name, people=", ".join(superiors.mapped("name")) or "?")

    def _negotiation_superiors(self):
        """The superior in the organisation chart; where none is named, the sales managers."""
        negotiator = self.sudo().negotiated_by_id
        chief = negotiator.employee_ids.parent_id.user_id
        managers = (
            self.env.ref(SALES_MANAGER).sudo().all_user_ids.filtered(lambda user: self.company_id in user.company_ids)
        )
        return (chief or managers) - negotiator

    def _get_negotiate_blockers(self):
        if not self.negotiation_result:
            yield reason("case_without_negotiation", case=self.name)
        elif not self.negotiation_reviewed_by_id:
            people = ", ".join(self._negotiation_superiors().mapped("name")) or "?"
            yield reason("case_negotiation_not_reviewed", case=self.name, people=people)
