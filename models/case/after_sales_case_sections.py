# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import AccessError

from ...rules.reason import reason
from ..lifecycle.engine import is_unlocked
from .after_sales_case import COORDINATORS, SPEAKERS

#: What is told when a complaint is taken in: before acceptance by whoever hears it, then by those who talk to customers.
INTAKE = frozenset(
    {
        *("subject", "partner_id", "source", "channel", "topic", "category", "found_at", "reason_id", "description"),
        *("demand", "demand_note", "is_quantity_unknown", "received_on", "kind", "company_id"),
        *("claimed_amount", "is_disputed", "is_important"),
    }
)
#: Parts of the form that belong to a step, by its task (R4.19 to R4.21, R4.34, R4.38).
SECTIONS = {
    "investigate": frozenset(
        {
            *("finding", "cause_id", "occurrence_cause", "escape_cause", "is_rnd_needed", "is_tracked"),
            "own_loss_amount",
        }
    ),
    "measure": frozenset(
        {"countermeasure", "production_department_id", "machine", "shift", "operator_ids", "production_date"}
    ),
    "negotiate": frozenset({"negotiation_result", "negotiation_note"}),
    "confirm": frozenset({"claim_finding", "claim_note"}),
}
#: States in which nothing of the form changes any more.
CLOSED = ("approved", "done", "superseded", "cancelled")


class AfterSalesCase(models.Model):
    """Who fills in which part of the form: the unit that has the case, while it has it; the coordinator at any time."""

    _inherit = "after_sales.case"

    can_fill_intake = fields.Boolean(compute="_compute_can_fill")
    can_fill_investigate = fields.Boolean(compute="_compute_can_fill")
    can_fill_measure = fields.Boolean(compute="_compute_can_fill")
    can_fill_negotiate = fields.Boolean(compute="_compute_can_fill")
    can_fill_confirm = fields.Boolean(compute="_compute_can_fill")
    my_step_id = fields.Many2one("after_sales.case.step", "Your Step", compute="_compute_my_step_id")

    @api.depends("state", "kind", "step_ids.state")
    @api.depends_context("uid")
    def _compute_can_fill(self):
        for case in self:
            for task in ("intake", *SECTIONS):
                is_open = case.state not in (*CLOSED, "submitted")
                case[f"can_fill_{task}"] = is_open and case._may_fill(task)

    @api.depends("step_ids.state")
    @api.depends_context("uid")
    def _compute_my_step_id(self):
        for case in self:
            case.my_step_id = case.step_ids.filtered("is_mine")[:1]

    def action_opinion(self):
        """Open the step that waits for you."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.my_step_id.name or self.env._("Opinion"),
            "res_model": "after_sales.case.step",
            "res_id": self.my_step_id.id,
            "views": [(False, "form")],
        }

    def write(self, vals):
        if not is_unlocked(self):
            self._refuse_section_of_others(vals)
        return super().write(vals)

    def _refuse_section_of_others(self, vals):
        touched = {task: names & set(vals) for task, names in (SECTIONS | {"intake": INTAKE}).items()}
        refusals = [
            refusal
            for case in self
            for task, names in touched.items()
            if names
            for refusal in case._section_refusals(task, names)
        ]
        self._raise_all(refusals, AccessError)

    def _section_refusals(self, task, names):
        labels = ", ".join(self._fields[name]._description_string(self.env) for name in sorted(names))
        if self.state in CLOSED:
            yield reason("case_closed", case=self.name, state=self._state_label(), fields=labels)
        elif not self._may_fill(task):
            yield reason("section_of_others", case=self.name, fields=labels)

    def _may_fill(self, task) -> bool:
        user = self.env.user
        if (
            user._is_superuser()
            or user.has_groups(",".join(COORDINATORS))
            or (self.kind == "note" and task != "intake")
        ):
            return True
        if task == "intake":
            return self.state == "draft" or user.has_groups(",".join(SPEAKERS))
        steps = self.sudo().step_ids.with_user(user)
        return any(step.task == task and step.is_mine for step in steps)
