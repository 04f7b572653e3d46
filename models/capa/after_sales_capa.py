# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.tools.translate import LazyTranslate

from ...rules import lifecycle
from ...rules.reason import reason
from ..lifecycle.engine import is_unlocked

_lt = LazyTranslate(__name__)

STATES = [
    ("draft", _lt("Draft")),
    ("open", _lt("Being Carried Out")),
    ("implemented", _lt("Implemented")),
    ("verifying", _lt("To Be Verified")),
    ("effective", _lt("Effective")),
    ("cancelled", _lt("Cancelled")),
]
#: What gave rise to it (R4.58, R4.61, R4.62, R11.08).
ORIGINS = [
    ("case", "Complaint"),
    ("warning", "Early Warning"),
    ("summary", "Quarterly Summary"),
    ("audit", "Audit"),
    ("review", "Post-Production Review"),
    ("other", "Other"),
]
REPRESENTATIVE = "after_sales.after_sales_group_representative"
#: Who raises and coordinates improvements (R4.20, R4.58).
PLANNERS = (
    "after_sales.after_sales_group_quality",
    "after_sales.after_sales_group_coordinator",
    REPRESENTATIVE,
)


class AfterSalesCapa(models.Model):
    """Corrective and preventive action: the sheet that goes to the responsible department, until it has worked (R4.58).

    The department acts, customer service chases it (R4.67), and the management representative says whether it worked,
    by what came back (``after_sales_capa_effect``).
    """

    _name = "after_sales.capa"
    _description = "Corrective and Preventive Action"
    _inherit = ["after_sales.document"]

    _lifecycle = lifecycle.CAPA
    _open_states = ("draft", "open")
    _frozen_fields = frozenset(
        {
            *("subject", "origin", "company_id", "product_ids", "reason_id", "department_id", "user_id", "problem"),
            *("occurrence_cause", "escape_cause", "target_percent", "window_days", "team_ids"),
        }
    )
    _event_groups = {
        "begin": PLANNERS,
        "verify": ("after_sales.after_sales_group_coordinator", REPRESENTATIVE),
        "confirm": (REPRESENTATIVE,),
        "reopen": (REPRESENTATIVE,),
        "cancel": PLANNERS,
        "reset": PLANNERS,
    }

    # Other states than other documents have, so they are not added to those.
    state = fields.Selection(lambda self: [(state, self.env._(label)) for state, label in STATES])
    subject = fields.Char("In a Few Words", required=True, tracking=True, index="trigram")
    origin = fields.Selection(ORIGINS, required=True, default="other", tracking=True, index=True)
    case_ids = fields.Many2many(
        "after_sales.case", "after_sales_capa_case_rel", "capa_id", "case_id", "Complaints", check_company=True,
        copy=False,
    )  # fmt: skip
    product_ids = fields.Many2many(
        "product.product", "after_sales_capa_product_rel", "capa_id", "product_id", "Products", check_company=True,
        help="With the fault, what is measured: complaints about these products, for each delivered piece.",
    )  # fmt: skip
    reason_id = fields.Many2one(
        "after_sales.reason", "Fault", tracking=True, check_company=True, index="btree_not_null",
        domain="[('company_id', 'in', (company_id, False))]",
    )  # fmt: skip
    cause_id = fields.Many2one("after_sales.cause", "Cause", check_company=True, index="btree_not_null")
    department_id = fields.Many2one(
        "hr.department", "Responsible Department", tracking=True, check_company=True, index="btree_not_null"
    )
    user_id = fields.Many2one(
        "res.users", "Responsible", tracking=True, index="btree_not_null", help="Who acts in the department."
    )
    chaser_id = fields.Many2one(
        "res.users", "Chased By", tracking=True, index=True, default=lambda self: self.env.user,
        help="Asks the department until all is done.",
    )  # fmt: skip
    team_ids = fields.Many2many("res.users", "after_sales_capa_team_rel", string="Team")
    problem = fields.Text(help="What the customer sees, without names: it is told to customers as well.")
    occurrence_cause = fields.Text("Why It Occurred", help="It is told to customers as well: name no person.")
    escape_cause = fields.Text("Why It Was Not Found Before Delivery", help="It is told to customers as well.")
    is_batch = fields.Boolean(
        "Batch Problem", tracking=True, help="A whole batch is faulty: a risk team deals with it."
    )
    deadline = fields.Date(
        "Improved Until", tracking=True, index=True, help="The day by which the department has improved it."
    )
    action_ids = fields.One2many("after_sales.capa.action", "capa_id", "Actions", copy=False)
    open_action_ids = fields.One2many(
        "after_sales.capa.action", "capa_id", "Open Actions", domain=[("state", "=", "open")], readonly=True
    )
    begun_on = fields.Datetime("Begun", readonly=True, copy=False)
    implemented_on = fields.Datetime("Implemented", readonly=True, copy=False)
    verified_on = fields.Datetime("Verified", readonly=True, copy=False)
    verified_by_id = fields.Many2one("res.users", "Verified By", readonly=True, copy=False)
    verification = fields.Text(copy=False, help="What the management representative saw.")
    reopened_on = fields.Datetime("Reopened", readonly=True, copy=False)
    reopen_count = fields.Integer("Times Reopened", readonly=True, copy=False)
    is_late = fields.Boolean("Overdue", compute="_compute_is_late", search="_search_is_late")
    has_late_actions = fields.Boolean(compute="_compute_has_late_actions")
    case_count = fields.Integer(compute="_compute_case_count")
    is_planner = fields.Boolean(compute="_compute_is_planner")
    can_begin = fields.Boolean(compute="_compute_can")
    can_implement = fields.Boolean(compute="_compute_can")
    can_verify = fields.Boolean(compute="_compute_can")
    can_confirm = fields.Boolean(compute="_compute_can")
    can_reopen = fields.Boolean(compute="_compute_can")

    def _compute_can(self):
        super()._compute_can()
        for capa in self:
            capa.can_implement = capa.can_implement and capa._may_plan()

    @api.depends("name", "subject")
    def _compute_display_name(self):
        for capa in self:
            capa.display_name = f"{capa.name} {capa.subject or ''}".strip()

    @api.depends("deadline", "state")
    def _compute_is_late(self):
        today = fields.Date.context_today(self)
        for capa in self:
            capa.is_late = capa.state == "open" and bool(capa.deadline) and capa.deadline < today

    def _search_is_late(self, operator, value):
        if operator != "in":
            return NotImplemented
        late = fields.Domain([("state", "=", "open"), ("deadline", "<", fields.Date.context_today(self))])
        return late if True in value else ~late

    @api.depends("action_ids.state", "action_ids.deadline", "state")
    def _compute_has_late_actions(self):
        for capa in self:
            capa.has_late_actions = capa.state == "open" and any(capa.action_ids.mapped("is_late"))

    @api.depends("case_ids")
    def _compute_case_count(self):
        for capa in self:
            # Counted for everybody who may read the sheet.
            capa.case_count = len(capa.sudo().case_ids)

    @api.depends("department_id", "user_id")
    @api.depends_context("uid")
    def _compute_is_planner(self):
        for capa in self:
            capa.is_planner = capa._may_plan()

    def write(self, vals):
        self._refuse_unless_planner()
        if "verification" in vals and not is_unlocked(self):
            self._refuse_without_right("confirm")
        return super().write(vals)

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {
            *("begun_on", "implemented_on", "verified_on", "verified_by_id", "reopened_on", "reopen_count"),
        }

    def action_begin(self):
        """Send the sheet to the responsible department, which acts (R4.58)."""
        return self._transition("begin")

    def action_implement(self):
        """Report that all actions are done: the time in which it shows whether they worked begins."""
        return self._transition("implement")

    def action_confirm(self):
        """Say that it worked, as the management representative."""
        return self._transition("confirm")

    def action_reopen(self):
        """Say that it did not work: the department goes on."""
        return self._transition("reopen")

    def action_view_cases(self):
        """Open the complaints that lead to this improvement."""
        return self.case_ids._view_cases()

    def _prepare_stamp_vals(self, event):
        now = fields.Datetime.now()
        return super()._prepare_stamp_vals(event) | {
            "begin": {"begun_on": now},
            "implement": {"implemented_on": now},
            "confirm": {"verified_on": now, "verified_by_id": self.env.uid},
            "reset": {"begun_on": False, "implemented_on": False},
        }.get(event, {})

    def _has_right(self, event):
        # When the time is over, the engine measures by itself; it reopens what did not work.
        return (event in ("verify", "reopen") and self.env.su) or super()._has_right(event)

    def _refuse_without_right(self, event):
        super()._refuse_without_right(event)
        if event == "implement":
            self._refuse_unless_planner()

    def _refuse_unless_planner(self):
        if not is_unlocked(self):
            self._raise_all(
                (
                    reason("capa_of_others", document=capa.name, unit=capa.sudo().department_id.name or "?")
                    for capa in self
                    if not capa._may_plan()
                ),
                AccessError,
            )

    def _may_plan(self) -> bool:
        """Whether the user may write the sheet: those who coordinate improvements, and the responsible department."""
        user, capa = self.env.user, self.sudo()
        return (
            self.env.su
            or user.has_groups(",".join(PLANNERS))
            or user == capa.user_id
            or user in self._members(capa.department_id)
        )

    def _members(self, department):
        """The users of a department, and its head."""
        return (department.member_ids | department.manager_id).user_id

    def _before_cancel(self):
        self.sudo().action_ids.activity_ids.unlink()

    def _before_reopen(self):
        for capa in self.sudo():
            capa.message_post(body=self.env._("Reopened: it did not work."))

    def _after_reopen(self):
        for capa in self.sudo():
            capa._note_reopened()
