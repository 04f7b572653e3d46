# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...rules.reason import reason
from ..lifecycle.engine import is_unlocked, unlocked
from .after_sales_case_route_step import CONDITIONS, TASKS

STEP_STATES = [
    ("waiting", "Not Yet"),
    ("open", "To Do"),
    ("done", "Done"),
    ("skipped", "Skipped"),
    ("returned", "Sent Back"),
]


class AfterSalesCaseStep(models.Model):
    """One unit's part in a case: when it received it, what it said, when it passed it on (R4.17)."""

    _name = "after_sales.case.step"
    _description = "Step of a Case"
    _inherit = ["after_sales.guarded"]
    _order = "case_id, sequence, id"
    _check_company_auto = True

    case_id = fields.Many2one("after_sales.case", required=True, readonly=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="case_id.company_id", store=True, index=True)
    partner_id = fields.Many2one(related="case_id.partner_id")
    name = fields.Char("Step", required=True, readonly=True)
    sequence = fields.Integer(required=True, readonly=True, default=10)
    task = fields.Selection(TASKS, required=True, readonly=True, default="opinion", index=True)
    group_id = fields.Many2one("res.groups", "Role", readonly=True, index=True)
    department_id = fields.Many2one("hr.department", "Department", readonly=True, index=True)
    user_id = fields.Many2one("res.users", "Person", readonly=True, index=True)
    unit = fields.Char(compute="_compute_unit", help="Who holds or held the case.")
    condition = fields.Selection(CONDITIONS, required=True, readonly=True, default="always")
    limit_days = fields.Integer("Limit (days)", readonly=True)
    state = fields.Selection(STEP_STATES, required=True, readonly=True, default="waiting", index=True)
    received_on = fields.Datetime("Arrived", readonly=True)
    due_on = fields.Datetime("Due", readonly=True, index=True)
    completed_on = fields.Datetime("Passed On", readonly=True)
    completed_by_id = fields.Many2one("res.users", "By", readonly=True, index="btree_not_null")
    opinion = fields.Text()
    remark = fields.Text("Why", readonly=True, help="Why the step was skipped, inserted or sent back.")
    is_inserted = fields.Boolean("Inserted", readonly=True)
    is_mine = fields.Boolean(compute="_compute_is_mine", search="_search_is_mine")
    is_late = fields.Boolean("Overdue", compute="_compute_is_late", search="_search_is_late")

    @api.depends("user_id", "department_id", "group_id")
    def _compute_unit(self):
        for step in self:
            # Whoever may read the case may know who holds it.
            held = step.sudo()
            step.unit = held.user_id.name or held.department_id.name or held.group_id.name or False

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_is_mine(self):
        for step in self:
            step.is_mine = step.state == "open" and step._is_for(self.env.user)

    def _search_is_mine(self, operator, value):
        if operator != "in":
            return NotImplemented
        user = self.env.user
        department = user.sudo().employee_ids.department_id
        mine = fields.Domain(
            [
                ("state", "=", "open"),
                ("user_id", "in", (user.id, False)),
                ("group_id", "in", (*user.all_group_ids.ids, False)),
            ]
        ) & (fields.Domain("department_id", "=", False) | fields.Domain("department_id", "parent_of", department.ids))
        return mine if True in value else ~mine

    @api.depends("state", "due_on", "completed_on")
    def _compute_is_late(self):
        now = fields.Datetime.now()
        for step in self:
            step.is_late = bool(step.due_on) and step.due_on < (step.completed_on or now)

    def _search_is_late(self, operator, value):
        if operator != "in":
            return NotImplemented
        late = fields.Domain([("state", "=", "open"), ("due_on", "<", fields.Datetime.now())])
        return late if True in value else ~late

    def _get_engine_fields(self):
        """All but the opinion is the engine's."""
        free = {"opinion", *models.MAGIC_COLUMNS}
        return super()._get_engine_fields() | {name for name, field in self._fields.items() if name not in free}

    def write(self, vals):
        if "opinion" in vals and not is_unlocked(self):
            self._refuse_unless_mine()
        return super().write(vals)

    def action_complete(self):
        """Pass the case on to the next unit, with an opinion; what the step still needs is told at once."""
        self._refuse_unless_mine()
        self._raise_all(blocker for step in self for blocker in step._get_complete_blockers())
        self._finish("done")
        return True

    def _is_for(self, user) -> bool:
        """Whether ``user`` belongs to the unit that the step is given to."""
        step = self.sudo()
        departments = user.sudo().employee_ids.department_id
        return (
            (not step.user_id or step.user_id == user)
            and (not step.group_id or step.group_id in user.all_group_ids)
            and (
                not step.department_id or bool(departments.filtered_domain([("id", "child_of", step.department_id.id)]))
            )
        )

    def _refuse_unless_mine(self):
        self.check_access("read")
        self._raise_all(
            (reason("step_not_due", step=step.display_name) for step in self if step.state != "open"),
        )
        self._raise_all(
            (
                reason("step_of_others", step=step.display_name, unit=step.unit or "")
                for step in self
                if not step._is_for(self.env.user)
            ),
            AccessError,
        )

    def _raise_all(self, reasons, error=UserError):
        self.env["after_sales.message"]._raise_all(reasons, error)

    @api.depends("name", "case_id.name")
    def _compute_display_name(self):
        for step in self:
            step.display_name = f"{step.case_id.name} · {step.name}"

    def _get_complete_blockers(self):
        """What this step needs before the case goes on."""
        if self.task == "approval":
            yield reason("step_by_submitting", step=self.display_name)
        elif not (self.opinion or "").strip():
            yield reason("step_without_opinion", step=self.display_name)
        yield from self.case_id._get_task_blockers(self.task)

    def _finish(self, state, **vals):
        """Stamp the steps and hand their cases over."""
        stamp = {"state": state, "completed_on": fields.Datetime.now(), "completed_by_id": self.env.uid}
        # The unit's right to the step was checked; it needs none over the case.
        unlocked(self.sudo()).write(stamp | vals)
        self.case_id._open_next_steps()

    def _receive(self):
        """The unit has the case now; what does not apply is passed over and says so."""
        applying = self.filtered(lambda step: step.case_id._meets(step.condition))
        unlocked(self - applying).write(
            {"state": "skipped", "remark": self.env._("Not needed: its condition is not met.")}
        )
        now = fields.Datetime.now()
        for step in applying:
            due = step.company_id._after_sales_case_moment(now, step.limit_days) if step.limit_days else False
            unlocked(step).write({"state": "open", "received_on": now, "due_on": due})
            # Whoever is asked by name or department may read what he is asked about.
            people = step.user_id or step.department_id.member_ids.user_id
            step.case_id._message_subscribe(people.partner_id.ids)
