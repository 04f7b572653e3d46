# Part of after_sales. LGPL-3.
from datetime import timedelta

from odoo import fields, models

from ...rules import escalation
from ..lifecycle.engine import unlocked


class AfterSalesCase(models.Model):
    """Telling those whom a complaint concerns, and beginning what it asks for; each once (R4.31 to R4.36, R4.54 to R4.64)."""

    _inherit = "after_sales.case"

    is_important = fields.Boolean(
        "Important Information", tracking=True, help="The chief engineer is told of it when the complaint is reported."
    )
    is_emergency = fields.Boolean(
        "Cannot Be Answered in Time", tracking=True,
        help="Production or quality keeps sales from answering in the time the customer allows: the emergency plan starts.",
    )  # fmt: skip
    escalation_ids = fields.One2many(
        "after_sales.case.escalation", "case_id", "Told and Begun", readonly=True, copy=False
    )

    def _escalate(self):
        """Tell and begin what the facts ask for and was not told or begun before."""
        self._tell([(case, kind) for case in self for kind in escalation.steps(case._escalation_facts())])

    def _escalated(self, *kinds):
        """What was told or begun of these kinds."""
        return self.sudo().escalation_ids.filtered(lambda row: row.kind in kinds)

    def _escalation_facts(self) -> escalation.Facts:
        return escalation.Facts(
            kind=self.kind,
            category=self.category,
            grounds=frozenset(self.ground_ids.mapped("code")),
            is_important=self.is_important,
            is_emergency=self.is_emergency,
        )

    def _tell(self, asked, people=None, due=None):
        """``asked``: (case, kind) each. Nobody is told twice; where nobody is named yet, it is told when somebody is.

        ``people``: users by case, where the case itself knows who is meant.
        """
        told = {(each.case_id.id, each.kind) for each in self.sudo().escalation_ids}
        audiences = {company: self.env["after_sales.case.audience"]._for(company) for company in self.company_id}
        rows = []
        for case, kind in asked:
            line = audiences[case.company_id].get(kind)
            users = line and line._people(case.company_id, (people or {}).get(case))
            if users and (case.id, kind) not in told:
                day = due or fields.Date.context_today(case) + timedelta(days=line.days)
                rows.append({"case_id": case.id, "kind": kind, "user_ids": users.ids, "due": day})
        made = unlocked(self.env["after_sales.case.escalation"].sudo()).create(rows)
        made._ask_people()
        return made
