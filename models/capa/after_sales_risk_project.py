# Part of after_sales. LGPL-3.
from datetime import timedelta

from odoo import api, fields, models
from odoo.tools.translate import LazyTranslate

from ...rules import lifecycle
from ...rules.reason import reason

_lt = LazyTranslate(__name__)

STATES = [
    ("draft", _lt("Draft")),
    ("open", _lt("Running")),
    ("done", _lt("Closed")),
    ("cancelled", _lt("Cancelled")),
]
CAUSES = [("recurrence", "Came Back After Improvement"), ("batch", "Batch Problem")]
#: Units that a risk-control team has somebody of (R4.59).
UNITS = (
    "after_sales.after_sales_group_quality",
    "after_sales.after_sales_group_rnd",
    "after_sales.after_sales_group_manufacturing",
)
LEADERS = (
    "after_sales.after_sales_group_quality",
    "after_sales.after_sales_group_coordinator",
    "after_sales.after_sales_group_representative",
)
#: A week between two entries of a running project.
WEEK = timedelta(days=7)


class AfterSalesRiskProject(models.Model):
    """A risk-control team: for what comes back after an improvement, and for batch problems (R4.59).

    Quality, technology and production review FMEA, process flow and control plan together, publish how far they are
    every week, and tell customers at milestones.
    """

    _name = "after_sales.risk.project"
    _description = "Risk-Control Project"
    _inherit = ["after_sales.document"]

    _lifecycle = lifecycle.RISK_PROJECT
    _open_states = ("draft", "open")
    _frozen_fields = frozenset({"subject", "cause", "capa_id", "fmea_ids", "step_ids", "entry_ids", "milestone_ids"})
    _event_groups = dict.fromkeys(("begin", "close", "cancel", "reset"), LEADERS)

    # Other states than other documents have, so they are not added to those.
    state = fields.Selection(lambda self: [(state, self.env._(label)) for state, label in STATES])
    subject = fields.Char("In a Few Words", required=True, tracking=True)
    cause = fields.Selection(CAUSES, "Why a Team", required=True, default="recurrence", tracking=True)
    capa_id = fields.Many2one(
        "after_sales.capa", "Improvement", index="btree_not_null", check_company=True, ondelete="restrict"
    )
    product_ids = fields.Many2many(
        "product.product", "after_sales_risk_project_product_rel", string="Products", check_company=True
    )
    leader_id = fields.Many2one("res.users", "Leader", tracking=True, index=True, default=lambda self: self.env.user)
    member_ids = fields.Many2many("res.users", "after_sales_risk_project_member_rel", string="Team")
    fmea_ids = fields.One2many("after_sales.risk.fmea", "project_id", "FMEA", copy=True)
    step_ids = fields.One2many("after_sales.risk.step", "project_id", "Process Flow and Control Plan", copy=True)
    entry_ids = fields.One2many("after_sales.risk.entry", "project_id", "Weekly Progress", copy=False)
    milestone_ids = fields.One2many("after_sales.risk.milestone", "project_id", "Milestones", copy=True)
    last_entry = fields.Date("Last Progress", compute="_compute_last_entry", store=True)
    is_silent = fields.Boolean("Progress Due", compute="_compute_is_silent", search="_search_is_silent")
    conclusion = fields.Text(copy=False)
    begun_on = fields.Datetime("Begun", readonly=True, copy=False)
    closed_on = fields.Datetime("Closed", readonly=True, copy=False)
    can_begin = fields.Boolean(compute="_compute_can")
    can_close = fields.Boolean(compute="_compute_can")

    @api.depends("name", "subject")
    def _compute_display_name(self):
        for project in self:
            project.display_name = f"{project.name} {project.subject or ''}".strip()

    @api.depends("entry_ids.day", "begun_on")
    def _compute_last_entry(self):
        for project in self:
            days = [day for day in project.entry_ids.mapped("day") if day]
            project.last_entry = max(days) if days else fields.Date.to_date(project.begun_on)

    @api.depends("state", "last_entry")
    def _compute_is_silent(self):
        since = fields.Date.context_today(self) - WEEK
        for project in self:
            project.is_silent = project.state == "open" and bool(project.last_entry) and project.last_entry <= since

    def _search_is_silent(self, operator, value):
        if operator != "in":
            return NotImplemented
        since = fields.Date.context_today(self) - WEEK
        silent = fields.Domain([("state", "=", "open"), ("last_entry", "<=", since)])
        return silent if True in value else ~silent

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"begun_on", "closed_on"}

    def action_begin(self):
        """Start the team."""
        return self._transition("begin")

    def action_close(self):
        """Close the project: its risks are under control."""
        return self._transition("close")

    def _prepare_stamp_vals(self, event):
        now = fields.Datetime.now()
        return super()._prepare_stamp_vals(event) | {"begin": {"begun_on": now}, "close": {"closed_on": now}}.get(
            event, {}
        )

    def _get_begin_blockers(self):
        for project in self:
            if not project.leader_id:
                yield reason("project_without_leader", document=project.name)
            team = (project.member_ids | project.leader_id).sudo()
            for unit in UNITS:
                if not team.filtered(lambda user, unit=unit: user.has_group(unit)):
                    yield reason("project_without_unit", document=project.name, groups=(unit,))

    def _get_close_blockers(self):
        for project in self:
            yield from project._get_risk_blockers()
            yield from project._get_control_blockers()
            for milestone in project.milestone_ids.filtered(lambda each: not each.reached_on):
                yield reason("project_milestone_open", document=project.name, milestone=milestone.name)
            if not project.conclusion:
                yield reason("project_without_conclusion", document=project.name)

    def _get_risk_blockers(self):
        for kind in ("design", "process"):
            if kind not in self.fmea_ids.mapped("kind"):
                yield reason("project_without_fmea", document=self.name, fmea=self._fmea_label(kind))
        for line in self.fmea_ids.filtered(lambda line: line.priority_left == "high"):
            yield reason("project_risk_high", document=self.name, line=line.mode)

    def _get_control_blockers(self):
        if not self.step_ids:
            yield reason("project_without_flow", document=self.name)
        for step in self.step_ids.filtered(lambda step: not step.control):
            yield reason("project_step_uncontrolled", document=self.name, step=step.name)

    def _fmea_label(self, kind):
        return dict(self.env["after_sales.risk.fmea"]._fields["kind"]._description_selection(self.env))[kind]

    def _after_begin(self):
        for project in self.sudo():
            people = project.member_ids | project.leader_id
            project._message_subscribe(people.partner_id.ids)
            project.message_post(
                body=self.env._("The team begins. Its progress is published here every week."),
                partner_ids=people.partner_id.ids,
                message_type="comment",
            )

    def _after_close(self):
        self.sudo().activity_ids.unlink()

    def _before_cancel(self):
        self.sudo().activity_ids.unlink()

    @api.model
    def _cron_ask_for_progress(self):
        """Each week the leader of a running project is asked to publish how far it is."""
        for project in self.search([("is_silent", "=", True)]).sudo():
            asked = project.activity_ids.filtered(lambda each, p=project: each.user_id == p.leader_id)
            if project.leader_id and not asked:
                project.activity_schedule(
                    "mail.mail_activity_data_todo",
                    summary=self.env._("Publish this week's progress (PDCA)"),
                    user_id=project.leader_id.id,
                )
