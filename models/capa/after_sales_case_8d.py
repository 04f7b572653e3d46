# Part of after_sales. LGPL-3.
from odoo import models

from ...rules import eight_d
from ...rules.reason import reason

#: States in which all actions are done.
IMPLEMENTED = ("implemented", "verifying", "effective")


class AfterSalesCase(models.Model):
    """The report in eight disciplines for the customer: from his case and its improvement, and nothing internal (R4.68).

    What is printed is named here, field by field; of other customers who share the improvement nothing is said.
    """

    _inherit = "after_sales.case"

    def action_print_8d(self):
        """Print the 8D report; all that is missing is told at once."""
        self.check_access("read")
        self._raise_all(self._get_8d_blockers())
        return self.env.ref("after_sales.after_sales_case_report_8d").report_action(self)

    def _improvement(self):
        """The improvement that a customer is told of: the newest that stands."""
        return self.sudo().capa_ids.filtered(lambda capa: capa.state != "cancelled").sorted("id")[-1:]

    def _get_8d_blockers(self):
        for case in self:
            capa = case._improvement()
            if capa:
                yield from eight_d.missing(capa.name, case._8d_sheet())
            else:
                yield reason("eight_d_without_capa", case=case.name)

    def _8d_sheet(self) -> eight_d.Sheet:
        capa = self._improvement()
        return eight_d.Sheet(
            team=len(self._8d_team()),
            problem=capa.problem or "",
            containments=len(self._8d_actions("containment", "correction")),
            occurrence=capa.occurrence_cause or "",
            escape=capa.escape_cause or "",
            correctives=len(self._8d_actions("corrective")),
            preventives=len(self._8d_actions("preventive")),
            is_implemented=capa.state in IMPLEMENTED,
            texts=tuple(self._8d_texts()),
            names=frozenset(self._names_never_told()),
        )

    def _8d_team(self):
        """D1: who works on it, without whoever is held responsible."""
        capa, never = self._improvement(), self._names_never_told()
        return (capa.team_ids | capa.user_id).filtered(lambda user: user.name not in never)

    def _8d_actions(self, *kinds):
        """D3, D5 to D7: what is done, without what was dropped."""
        return self._improvement().action_ids.filtered(lambda action: action.kind in kinds and action.state == "done")

    def _8d_texts(self):
        """All words that would be printed, to look for names in."""
        capa = self._improvement()
        actions = capa.action_ids.filtered(lambda action: action.state == "done")
        words = [self.subject, capa.problem, capa.occurrence_cause, capa.escape_cause]
        return [text for text in (*words, *actions.mapped("name"), *actions.mapped("result")) if text]

    def _names_never_told(self) -> set[str]:
        """Operators, persons with a share, and whoever is proposed for punishment, in any case of the improvement."""
        cases = (self | self._improvement().case_ids).sudo()
        people = cases.operator_ids | cases.share_ids.employee_id
        return {name for name in people.mapped("name") if name} | set(cases._punished_names())

    def _punished_names(self) -> list[str]:
        return (
            self.env["after_sales.case.punishment"]
            .sudo()
            .search([("case_id", "in", self.ids)])
            .mapped("employee_id.name")
        )
