# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.exceptions import AccessError

from ...rules.reason import reason
from ..lifecycle.engine import is_unlocked
from .after_sales_capa import PLANNERS


class AfterSalesCase(models.Model):
    """A case is closed with its improvement, or with the reason why there is none (R4.24, R4.57).

    A founded complaint needs one or the other before its last decision is asked for. Pure human negligence is exempt
    from tracking; what was put on the improvement list needs the sheet itself.
    """

    _inherit = "after_sales.case"

    no_capa_reason = fields.Text(
        "No Corrective Action, Because", copy=False, tracking=True, help="Needed to close a case without improvement."
    )
    is_capa_due = fields.Boolean("Improvement Open", compute="_compute_is_capa_due")

    def _compute_is_capa_due(self):
        for case in self:
            case.is_capa_due = any(case._capa_blockers())

    def write(self, vals):
        if "no_capa_reason" in vals and not is_unlocked(self):
            self._refuse_reason_of_others()
        return super().write(vals)

    def _refuse_reason_of_others(self):
        if not self.env.su and not self.env.user.has_groups(",".join(PLANNERS)):
            labels = self._fields["no_capa_reason"]._description_string(self.env)
            self._raise_all((reason("section_of_others", case=case.name, fields=labels) for case in self), AccessError)

    def _get_submit_blockers(self):
        yield from super()._get_submit_blockers()
        for case in self.filtered(lambda case: case._is_last_submission()):
            yield from case._capa_blockers()

    def _is_last_submission(self) -> bool:
        """Whether the approval that is asked for closes the case: no unit has its say after it."""
        return not self.sudo().step_ids.filtered(lambda step: step.state == "waiting")

    def _capa_blockers(self):
        case = self.sudo()
        capas = case.capa_ids.filtered(lambda capa: capa.state != "cancelled")
        if case.finding != "founded":
            return
        for capa in capas.filtered(lambda capa: capa.state == "draft"):
            yield reason("case_capa_not_begun", case=case.name, document=capa.name)
        if capas:
            return
        if case.is_tracked:
            yield reason("case_tracked_without_capa", case=case.name)
        elif case.cause_id.kind != "human" and not (case.no_capa_reason or "").strip():
            yield reason("case_without_capa", case=case.name)
