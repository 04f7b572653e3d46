# Part of after_sales. LGPL-3.
from datetime import timedelta

from odoo import api, fields, models
from odoo.tools.translate import LazyTranslate

from ...rules import lifecycle
from ...rules import recall as rule
from ..exact import exact

_lt = LazyTranslate(__name__)

STATES = [
    ("draft", _lt("Draft")),
    ("submitted", _lt("Waiting for Approval")),
    ("approved", _lt("Running")),
    ("done", _lt("Closed")),
    ("cancelled", _lt("Cancelled")),
]
#: How long customers have to answer, unless somebody chooses another day.
ANSWER_DAYS = timedelta(days=14)
SEVERITIES = [("1", "Minor"), ("2", "Serious"), ("3", "Critical: Safety or Law")]
#: Who traces deliveries and starts recalls (R10.07).
RECALLERS = (
    "after_sales.after_sales_group_quality",
    "after_sales.after_sales_group_coordinator",
    "after_sales.after_sales_group_sales",
)
#: Who ends a recall, and with it the hold on the goods.
LEADERS = ("after_sales.after_sales_group_quality", "after_sales.after_sales_group_coordinator")
#: Who issues returns (R5.01); a recall gives nobody else that right.
ISSUERS = (
    "after_sales.after_sales_group_sales",
    "after_sales.after_sales_group_clerk",
    "after_sales.after_sales_group_coordinator",
)


class AfterSalesRecall(models.Model):
    """Goods called back from customers: whom they went to, who was told, what came back, where all pieces are (R10.07).

    The deliveries concerned are frozen when approval is asked for; what is delivered later is found and added. While it
    runs, its goods do not leave. An exercise is the same document that tells nobody and holds nothing.
    """

    _name = "after_sales.recall"
    _description = "Product Recall"
    _inherit = ["after_sales.approvable", "after_sales.document"]

    _lifecycle = lifecycle.RECALL
    _frozen_fields = frozenset({"company_id", "is_exercise", "item_ids", "severity", "reason_id", "problem"})
    _event_groups = dict.fromkeys(("submit", "begin", "recall", "reset", "send", "count"), RECALLERS) | {
        "close": LEADERS,
        "cancel": LEADERS,
        "take_back": ISSUERS,
    }
    _event_access = {"approve": "read", "refuse": "read", "send": "read", "count": "read", "take_back": "read"}

    # Other states than other documents have, so they are not added to those.
    state = fields.Selection(lambda self: [(state, self.env._(label)) for state, label in STATES])
    subject = fields.Char("In a Few Words", required=True, tracking=True)
    severity = fields.Selection(SEVERITIES, required=True, default="2", tracking=True)
    is_exercise = fields.Boolean("Exercise", help="A mock recall: nobody is told and nothing is held; time is taken.")
    reason_id = fields.Many2one(
        "after_sales.reason", tracking=True, check_company=True, domain="[('company_id', 'in', (company_id, False))]"
    )
    problem = fields.Text("What Is Wrong", help="Customers read it in the mail and in the portal.")
    instructions = fields.Text("What Customers Are to Do", help="Customers read it in the mail and in the portal.")
    remedy = fields.Selection(
        selection="_selection_remedy", string="Remedy Offered", default="credit", required=True, tracking=True
    )
    disposition_id = fields.Many2one(
        "after_sales.disposition", "Planned Disposition", check_company=True, ondelete="restrict",
        domain="[('company_id', 'in', (company_id, False))]", help="What is meant to become of what comes back.",
    )  # fmt: skip
    answer_until = fields.Date(
        "Answers until", tracking=True, help="Customers are reminded before and after it.",
        default=lambda self: fields.Date.context_today(self) + ANSWER_DAYS,
    )  # fmt: skip
    user_id = fields.Many2one("res.users", "Responsible", default=lambda self: self.env.user, index=True, tracking=True)
    case_id = fields.Many2one(
        "after_sales.case", "Complaint", readonly=True, copy=False, index="btree_not_null", check_company=True
    )
    item_ids = fields.One2many("after_sales.recall.item", "recall_id", "Goods Called Back", copy=True)
    line_ids = fields.One2many(
        "after_sales.recall.line", "recall_id", "Deliveries Concerned", readonly=True, copy=False
    )
    customer_ids = fields.One2many("after_sales.recall.customer", "recall_id", "Customers", readonly=True, copy=False)
    stock_ids = fields.One2many("after_sales.recall.stock", "recall_id", "In Our Own Stock", readonly=True, copy=False)
    balance_ids = fields.One2many("after_sales.recall.balance", "recall_id", "Mass Balance", readonly=True, copy=False)
    return_ids = fields.One2many("after_sales.return", "recall_id", "Returns", readonly=True)
    return_count = fields.Integer(compute="_compute_return_count", compute_sudo=True)
    frozen_on = fields.Datetime("List Made", readonly=True, copy=False)
    begun_on = fields.Datetime("Begun", readonly=True, copy=False)
    counted_on = fields.Datetime("Counted", readonly=True, copy=False, help="When stock and balance were last counted.")
    closed_on = fields.Datetime("Closed", readonly=True, copy=False)
    finding = fields.Text("Result", copy=False, help="Written before it is closed: what came of it.")
    target_hours = fields.Float("Target (hours)", readonly=True, copy=False)
    duration_hours = fields.Float("Time Taken (hours)", compute="_compute_duration", store=True)
    is_in_time = fields.Boolean("In Time", compute="_compute_duration", store=True)
    customer_count = fields.Integer("Customers Concerned", compute="_compute_reach", store=True)
    kept_qty = fields.Float("To Call Back", compute="_compute_reach", store=True, digits="Product Unit")
    accounted_qty = fields.Float("Accounted For", compute="_compute_reach", store=True, digits="Product Unit")
    told_percent = fields.Float("Told (%)", compute="_compute_reach", store=True, aggregator="avg")
    answered_percent = fields.Float("Answered (%)", compute="_compute_reach", store=True, aggregator="avg")
    accounted_percent = fields.Float("Accounted For (%)", compute="_compute_reach", store=True, aggregator="avg")
    difference_qty = fields.Float(
        "Difference", readonly=True, copy=False, digits="Product Unit",
        help="Pieces that came in and are nowhere, as last counted.",
    )  # fmt: skip
    new_count = fields.Integer("New since the List", compute="_compute_new_count", compute_sudo=True)
    can_begin = fields.Boolean(compute="_compute_can")
    can_close = fields.Boolean(compute="_compute_can")
    is_returnable = fields.Boolean(compute="_compute_is_returnable")

    @api.model
    def _selection_remedy(self):
        return self.env["after_sales.return.line"]._fields["remedy"]._description_selection(self.env)

    @api.depends("name", "subject")
    def _compute_display_name(self):
        for recall in self:
            recall.display_name = f"{recall.name} {recall.subject or ''}".strip()

    @api.depends("begun_on", "closed_on", "target_hours")
    def _compute_duration(self):
        for recall in self:
            ended = recall.closed_on and recall.begun_on
            seconds = (recall.closed_on - recall.begun_on).total_seconds() if ended else 0.0
            recall.duration_hours = seconds / 3600
            recall.is_in_time = bool(ended) and rule.is_in_time(seconds, recall.target_hours)

    @api.depends(
        "line_ids.kept_qty", "line_ids.accounted_qty", "customer_ids.told_on", "customer_ids.answered_on", "is_exercise"
    )
    def _compute_reach(self):
        for recall in self:
            customers, lines = recall.customer_ids, recall.line_ids
            unknown = [(False, False)] if lines.filtered(lambda line: not line.customer_id) else []
            reach = rule.reach(
                [(bool(each.told_on), bool(each.answered_on)) for each in customers] + unknown,
                [(exact(line.kept_qty), exact(line.accounted_qty)) for line in lines],
            )
            recall.customer_count = len(customers) + len(unknown)
            recall.kept_qty = sum(lines.mapped("kept_qty"))
            recall.accounted_qty = sum(lines.mapped("accounted_qty"))
            recall.told_percent, recall.answered_percent, recall.accounted_percent = map(float, reach)

    @api.depends("return_ids")
    def _compute_return_count(self):
        for recall in self:
            recall.return_count = len(recall.return_ids)

    @api.depends("state", "is_exercise", "line_ids.open_qty")
    def _compute_is_returnable(self):
        for recall in self:
            is_running = recall.state == "approved" and not recall.is_exercise
            recall.is_returnable = is_running and any(recall.line_ids.mapped("open_qty"))

    def _get_engine_fields(self):
        stamps = {"frozen_on", "begun_on", "counted_on", "closed_on", "target_hours", "difference_qty"}
        return super()._get_engine_fields() | stamps | {"case_id"}

    def action_begin(self):
        """Begin an exercise: from now on time is taken."""
        return self._transition("begin")

    def action_close(self):
        """End it: what was held is free again, and the balance is kept as it stands."""
        return self._transition("close")

    def action_view_returns(self):
        """Open the returns that bring the goods back."""
        return self._view_records(self.return_ids, self.env._("Returns"))

    def action_view_lines(self):
        """Open the deliveries concerned, to group and to export them."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("after_sales.after_sales_recall_line_action")
        return action | {"domain": [("recall_id", "=", self.id)], "context": {}}

    def action_export(self):
        """Download the chosen recalls as a workbook: deliveries, customers, stock and balance."""
        self.check_access("read")
        ids = ",".join(map(str, self.ids))
        return {"type": "ir.actions.act_url", "url": f"/after_sales/recall.xlsx?ids={ids}", "target": "download"}
