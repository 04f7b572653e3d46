# Part of after_sales. LGPL-3.
from odoo import models

from ...rules import responsibility
from ...rules.reason import reason

#: Complaints that need not be about goods that were delivered.
WITHOUT_GOODS = ("date", "service", "billing", "other")


class AfterSalesCase(models.Model):
    """What a case still lacks, told all at once at the moment it is needed."""

    _inherit = "after_sales.case"

    def _get_report_blockers(self):
        for case in self:
            if not case.partner_id:
                yield reason("case_without_customer", case=case.name)
            if not case.reason_id and case.kind != "inquiry":
                yield reason("case_without_fault", case=case.name)
            if not case.line_ids and case.kind == "complaint" and case.category not in WITHOUT_GOODS:
                yield reason("case_without_items", case=case.name)
            for line in case.line_ids:
                yield from line._get_blockers()

    def _get_settle_blockers(self):
        for case in self:
            if case.kind != "note":
                yield reason("case_not_a_note", case=case.name)
            if not case.countermeasure:
                yield reason("case_without_countermeasure", case=case.name)

    def _get_task_blockers(self, task):
        """The facts that a step of this kind brings to the case."""
        collect = getattr(self, f"_get_{task}_blockers", None)
        if collect:
            yield from collect()

    def _get_investigate_blockers(self):
        if not self.finding:
            yield reason("case_without_finding", case=self.name)
        if self.finding == "founded":
            if not self.cause_id:
                yield reason("case_without_cause", case=self.name)
            if not self.occurrence_cause:
                yield reason("case_without_occurrence", case=self.name)
            if not self.escape_cause:
                yield reason("case_without_escape", case=self.name)
            if not self.share_ids:
                yield reason("case_without_shares", case=self.name)
            yield from responsibility.check(self.name, [share._share() for share in self.share_ids])

    def _get_measure_blockers(self):
        if self.finding == "founded" and not self.countermeasure:
            yield reason("case_without_countermeasure", case=self.name)

    def _get_handling_blockers(self):
        if not self.decision_ids:
            yield reason("case_without_decision", case=self.name)

    def _meets(self, condition) -> bool:
        """Whether a step with this condition applies."""
        return {
            "rnd": self.is_rnd_needed,
            "supplier": "supplier" in self.share_ids.mapped("party"),
            "founded": self.finding != "unfounded",
        }.get(condition, True)
