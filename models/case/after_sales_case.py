# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import AccessError

from ...rules import lifecycle
from ...rules.reason import reason
from ..lifecycle.engine import is_unlocked

#: The states of all documents, with those of a case between them.
STATES = [
    ("draft",),
    ("reported", "Waiting for Acceptance"),
    ("running", "Being Handled"),
    ("submitted",),
    ("approved", "Decided"),
    ("done", "Executed"),
    ("superseded", "Refused by Customer"),
    ("cancelled",),
]
KINDS = [("complaint", "Complaint"), ("note", "Abnormality Handling Note"), ("inquiry", "Inquiry")]
#: R4.12: where the information comes from.
SOURCES = [
    ("complaint", "Customer Complaint"),
    ("survey", "Survey Result"),
    ("feedback", "Feedback on Product Requirements"),
    ("contract", "Customer Requirements and Contract Data"),
    ("market", "Market Needs"),
    ("regulator", "Regulator"),
    ("media", "Media Report"),
]
CHANNELS = [
    ("phone", "Phone"),
    ("email", "E-Mail"),
    ("letter", "Letter"),
    ("visit", "Visit"),
    ("portal", "Portal"),
    ("service", "Service Job"),
    ("box", "Complaint Box"),
    ("survey", "Survey"),
]
#: R4.15: what it is about.
TOPICS = [
    ("current", "Expectation on Current Products"),
    ("potential", "Expectation on Potential Products"),
    ("quality", "Quality Problem"),
    ("promise", "Keeping of Quality Promises"),
    ("service", "Suggestion on Management and Service"),
]
#: R4.70, R4.31, R4.37: what is complained of.
CATEGORIES = [
    ("quality", "Product Quality"),
    ("quantity", "Delivered Quantity"),
    ("date", "Delivery Date"),
    ("packaging", "Packaging"),
    ("transport", "Transport"),
    ("service", "Service"),
    ("billing", "Billing"),
    ("supplied", "Supplied Goods"),
    ("other", "Other"),
]
#: R4.32: where a quality problem was found.
FOUND_AT = [
    ("delivery", "At Delivery"),
    ("line", "On the Assembly Line"),
    ("zero_km", "At Zero Kilometres"),
    ("field", "In the Field"),
]
#: R4.11.
GRADES = [("1", "Information"), ("2", "Ordinary"), ("3", "Serious"), ("4", "Critical")]
DEMANDS = [
    ("explanation", "Explanation"),
    ("allowance", "Allowance"),
    ("compensation", "Compensation"),
    ("return", "Return"),
    ("exchange", "Exchange"),
    ("rework", "Rework"),
    ("repair", "Repair"),
]
COORDINATORS = ("after_sales.after_sales_group_coordinator",)
#: Who talks to customers (R14.07, R14.01).
SPEAKERS = (
    "after_sales.after_sales_group_sales",
    "after_sales.after_sales_group_clerk",
    "after_sales.after_sales_group_coordinator",
)
EXTRA_EVENTS = ("report", "accept", "decline", "settle", "supersede")


class AfterSalesCase(models.Model):
    """A complaint, from the first call to the executed decision.

    The life-cycle is what people decide; where the case stands on its way through the departments is read from its
    steps (``progress``).
    """

    _name = "after_sales.case"
    _description = "Complaint Case"
    _inherit = ["after_sales.approvable", "after_sales.document"]

    _lifecycle = lifecycle.CASE
    _open_states = ("draft", "reported", "running")
    _frozen_fields = frozenset(
        {
            *("kind", "company_id", "partner_id", "reason_id", "category", "is_quantity_unknown"),
            *("line_ids", "decision_ids", "share_ids", "finding", "cause_id"),
        }
    )
    _event_groups = {
        "accept": COORDINATORS,
        "decline": COORDINATORS,
        "submit": COORDINATORS,
        "recall": COORDINATORS,
        "reset": COORDINATORS,
        "supersede": SPEAKERS,
        "execute": SPEAKERS,
    }

    create_uid = fields.Many2one("res.users", index=True)
    state = fields.Selection(
        selection_add=STATES, ondelete=dict.fromkeys(("reported", "running", "superseded"), "cascade")
    )
    kind = fields.Selection(
        KINDS, required=True, default="complaint", index=True, tracking=True,
        help="An abnormality handling note tells a unit what to improve where no loss has arisen; an inquiry is answered"
        " and closed. Both can become a complaint.",
    )  # fmt: skip
    subject = fields.Char("In a Few Words", required=True, tracking=True, index="trigram")
    intake_number = fields.Char(readonly=True, copy=False, index="btree_not_null", help="Its number before acceptance.")
    partner_id = fields.Many2one("res.partner", "Customer", index=True, check_company=True, tracking=True)
    commercial_partner_id = fields.Many2one(related="partner_id.commercial_partner_id", store=True, index=True)
    user_id = fields.Many2one("res.users", "Responsible", default=lambda self: self.env.user, index=True, tracking=True)
    source = fields.Selection(SOURCES, required=True, default="complaint")
    channel = fields.Selection(CHANNELS, required=True, default="phone")
    topic = fields.Selection(TOPICS, required=True, default="quality")
    category = fields.Selection(CATEGORIES, required=True, default="quality", index=True, tracking=True)
    found_at = fields.Selection(FOUND_AT, help="Where the quality problem was found.")
    grade = fields.Selection(GRADES, required=True, default="2", index=True, tracking=True)
    reason_id = fields.Many2one(
        "after_sales.reason", "Fault", tracking=True, check_company=True, index=True,
        domain="[('company_id', 'in', (company_id, False))]",
    )  # fmt: skip
    received_on = fields.Datetime("Arrived", required=True, copy=False, default=fields.Datetime.now)
    description = fields.Html("What the Customer Says")
    demand = fields.Selection(DEMANDS, "Customer's Demand", tracking=True)
    demand_note = fields.Text("Demand in Detail")
    is_quantity_unknown = fields.Boolean(
        "Customer Processing, Not Yet Determined",
        tracking=True,
        help="The customer is still processing the goods, so how much comes back stays open until the decision.",
    )
    order_id = fields.Many2one(
        "sale.order", "About Order", index="btree_not_null", check_company=True,
        help="Where the complaint is about the order itself, not about goods that were delivered.",
    )  # fmt: skip
    line_ids = fields.One2many("after_sales.case.line", "case_id", "Complained Items", copy=True)
    sample_ids = fields.One2many("after_sales.case.sample", "case_id", "Samples")
    step_ids = fields.One2many("after_sales.case.step", "case_id", "Steps", readonly=True, copy=False)
    share_ids = fields.One2many("after_sales.case.share", "case_id", "Responsibility", copy=False)
    analysis_ids = fields.One2many("after_sales.case.analysis", "case_id", "Analysis", copy=False)
    decision_ids = fields.One2many("after_sales.case.decision", "case_id", "Decision", copy=False)
    inspection_ids = fields.One2many("after_sales.case.inspection", "case_id", "Inspections", copy=False)
    memo_ids = fields.One2many("after_sales.case.memo", "case_id", "Memos", copy=False, readonly=True)
    reply_ids = fields.One2many("after_sales.case.reply", "case_id", "Replies", copy=False, readonly=True)
    route_id = fields.Many2one(
        "after_sales.case.route", "Route", check_company=True, domain="[('company_id', 'in', (company_id, False))]"
    )
    reported_on = fields.Datetime(readonly=True, copy=False)
    reported_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    accepted_on = fields.Datetime(readonly=True, copy=False, index="btree_not_null")
    accepted_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    is_foreign = fields.Boolean("Abroad", compute="_compute_is_foreign", store=True)
    can_report = fields.Boolean(compute="_compute_can")
    can_accept = fields.Boolean(compute="_compute_can")
    can_decline = fields.Boolean(compute="_compute_can")
    can_settle = fields.Boolean(compute="_compute_can")
    can_supersede = fields.Boolean(compute="_compute_can")

    _number_once = models.UniqueIndex("(company_id, name) WHERE accepted_on IS NOT NULL")

    def _compute_can(self):
        super()._compute_can()
        for event in EXTRA_EVENTS:
            may = self._has_right(event)
            for case in self:
                case[f"can_{event}"] = may and self._lifecycle.allows(event, case.state)

    @api.depends("name", "subject")
    def _compute_display_name(self):
        for case in self:
            case.display_name = f"{case.name} {case.subject or ''}".strip()

    @api.depends("partner_id.commercial_partner_id.country_id", "company_id.country_id")
    def _compute_is_foreign(self):
        for case in self:
            abroad, home = case.commercial_partner_id.country_id, case.company_id.country_id
            case.is_foreign = bool(abroad and home and abroad != home)

    @api.model_create_multi
    def create(self, vals_list):
        if any(vals.get("name", "/") != "/" for vals in vals_list):
            self._refuse_own_number()
        return super().create(vals_list)

    def write(self, vals):
        if "name" in vals:
            self._refuse_own_number()
        return super().write(vals)

    def _refuse_own_number(self):
        """Nobody numbers a case himself."""
        if not is_unlocked(self):
            label = self._fields["name"]._description_string(self.env)
            self._raise_all([reason("engine_field", fields=label)], AccessError)

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {
            "intake_number",
            "reported_on",
            "reported_by_id",
            "accepted_on",
            "accepted_by_id",
            "deadline",
        }

    def _prepare_stamp_vals(self, event):
        now = fields.Datetime.now()
        return super()._prepare_stamp_vals(event) | {
            "report": {"reported_on": now, "reported_by_id": self.env.uid, "refusal": False},
            "accept": {"accepted_on": now, "accepted_by_id": self.env.uid},
            "decline": {"reported_on": False, "reported_by_id": False},
            "settle": {"posted_on": now},
            "resume": {"approved_on": False},
        }.get(event, {})

    @api.ondelete(at_uninstall=False)
    def _unlink_only_without_number(self):
        self._raise_all(reason("case_numbered_cannot_be_deleted", case=case.name) for case in self if case.accepted_on)
