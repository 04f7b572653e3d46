# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ..lifecycle.engine import unlocked
from .after_sales_case_route_step import TASKS

#: Where a case stands: its state, and while it runs what is done on it.
PROGRESS = [
    ("draft", "Draft"),
    ("reported", "Acceptance"),
    *TASKS,
    ("execution", "Execution"),
    ("done", "Executed"),
    ("superseded", "Refused by Customer"),
    ("cancelled", "Cancelled"),
]


class AfterSalesCase(models.Model):
    """Where a case is on its way through the departments, and who holds it (R4.16, R4.17)."""

    _inherit = "after_sales.case"

    progress = fields.Selection(PROGRESS, compute="_compute_progress", store=True, index=True, group_expand=True)
    current_step_ids = fields.One2many(
        "after_sales.case.step", "case_id", "Waits For", domain=[("state", "=", "open")], readonly=True
    )
    waits_for = fields.Char("Held By", compute="_compute_waits_for")
    is_late = fields.Boolean("Overdue", compute="_compute_is_late", search="_search_is_late")

    @api.depends("state", "step_ids.state", "step_ids.task")
    def _compute_progress(self):
        for case in self:
            task = case.step_ids.filtered(lambda step: step.state == "open")[:1].task
            running = {"running": task or "combine", "submitted": "approval", "approved": "execution"}
            case.progress = running.get(case.state, case.state)

    @api.depends("state", "step_ids.state", "step_ids.unit")
    def _compute_waits_for(self):
        for case in self:
            units = case.step_ids.filtered(lambda step: step.state == "open").mapped("unit")
            case.waits_for = ", ".join(dict.fromkeys(unit for unit in units if unit)) or False

    @api.depends("deadline", "state")
    def _compute_is_late(self):
        today = fields.Date.context_today(self)
        for case in self:
            is_open = case.state in ("running", "submitted")
            case.is_late = is_open and bool(case.deadline) and case.deadline < today

    def _search_is_late(self, operator, value):
        if operator != "in":
            return NotImplemented
        late = fields.Domain(
            [("state", "in", ("running", "submitted")), ("deadline", "<", fields.Date.context_today(self))]
        )
        return late if True in value else ~late

    def _begin_route(self):
        """Lay out the steps of the route and open the first ones; a case that ran before keeps its steps."""
        new = self.sudo().filtered(lambda case: not case.step_ids)
        steps = [step._prepare_step_vals(case) for case in new for step in case.route_id.step_ids]
        unlocked(self.env["after_sales.case.step"].sudo()).create(steps)
        self._open_next_steps()

    def _open_next_steps(self):
        """Hand over to the next steps of cases whose present ones are all done."""
        for case in self.sudo():
            while case.state == "running" and not case.step_ids.filtered(lambda step: step.state == "open"):
                following = case.step_ids.filtered(lambda step: step.state == "waiting").grouped("sequence")
                if not following:
                    break
                following[min(following)]._receive()
