# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...rules.reason import reason
from ..lifecycle.engine import unlocked

ALERT_STATES = [
    ("new", "New"),
    ("looked", "Looked At"),
    ("capa", "Action Opened"),
    ("dismissed", "Dismissed"),
]
#: By the code of the rule in rules/control_chart.py.
SIGNALS = [
    ("beyond_limit", "One Month Beyond the Limit"),
    ("two_of_three", "Two of Three Months Far Above the Centre"),
    ("four_of_five", "Four of Five Months Above the Centre"),
    ("eight_above", "Eight Months in a Row Above the Centre"),
]
#: Who looks at early warnings and says what follows from them.
WARDENS = (
    "after_sales.after_sales_group_quality",
    "after_sales.after_sales_group_coordinator",
    "after_sales.after_sales_group_service_department",
)


class AfterSalesCaseAlert(models.Model):
    """An early warning: too many complaints about the same thing, or a rise before that, with the cases behind it (R4.61).

    A warning is told once. While it is open, further cases are added to it; those of one that was dealt with do not
    count towards another of the same row.
    """

    _name = "after_sales.case.alert"
    _description = "Early Warning"
    _inherit = ["after_sales.guarded", "mail.thread", "mail.activity.mixin"]
    _order = "id desc"
    _check_company_auto = True
    _mail_post_access = "read"

    name = fields.Char("Warning", required=True, readonly=True)
    company_id = fields.Many2one("res.company", required=True, readonly=True, index=True)
    threshold_id = fields.Many2one(
        "after_sales.case.threshold", "Threshold", readonly=True, ondelete="restrict", index="btree_not_null",
        help="Empty where the control chart shows a rise.",
    )  # fmt: skip
    signal = fields.Selection(SIGNALS, "Rise", readonly=True, index="btree_not_null")
    product_id = fields.Many2one("product.product", "Product", readonly=True, index="btree_not_null")
    category_id = fields.Many2one("product.category", "Product Category", readonly=True, index="btree_not_null")
    reason_id = fields.Many2one("after_sales.reason", "Fault", readonly=True, index="btree_not_null")
    cause_id = fields.Many2one("after_sales.cause", "Cause", readonly=True, index="btree_not_null")
    state = fields.Selection(
        ALERT_STATES, "Status", required=True, readonly=True, default="new", index=True, tracking=True,
        group_expand=True,
    )  # fmt: skip
    found_on = fields.Datetime("Found", readonly=True)
    first_date = fields.Date("From", readonly=True)
    last_date = fields.Date("To", readonly=True)
    case_ids = fields.Many2many("after_sales.case", string="Cases", readonly=True)
    case_count = fields.Integer("Complaints", compute="_compute_case_count", store=True)
    looked_on = fields.Datetime("Looked At On", readonly=True)
    looked_by_id = fields.Many2one("res.users", "Looked At By", readonly=True)
    closed_on = fields.Datetime("Dealt With", readonly=True)
    closed_by_id = fields.Many2one("res.users", "Dealt With By", readonly=True)
    dismissal = fields.Text("Why Nothing Is Done", readonly=True)
    can_look = fields.Boolean(compute="_compute_can")
    can_close = fields.Boolean(compute="_compute_can")

    _once = models.UniqueIndex(
        "(company_id, COALESCE(threshold_id, 0), COALESCE(product_id, 0), COALESCE(category_id, 0),"
        " COALESCE(reason_id, 0), COALESCE(cause_id, 0)) WHERE state IN ('new', 'looked')"
    )

    @api.depends("case_ids")
    def _compute_case_count(self):
        for alert in self:
            alert.case_count = len(alert.sudo().case_ids)

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_can(self):
        may = self.env.user.has_groups(",".join(WARDENS))
        for alert in self:
            alert.can_look = may and alert.state == "new"
            alert.can_close = may and alert.state in ("new", "looked")

    def _get_engine_fields(self):
        free = {"message_ids", "activity_ids", *models.MAGIC_COLUMNS}
        own = {name for name, field in self._fields.items() if field.readonly and field.store and name not in free}
        return super()._get_engine_fields() | own

    def action_look(self):
        """Say that somebody looks into it; whoever was told need not any more."""
        self._refuse_unless_warden("look")
        self._raise_all(alert._wrong_state("look") for alert in self if alert.state != "new")
        self._settle("looked", looked_on=fields.Datetime.now(), looked_by_id=self.env.uid)
        return True

    def action_dismiss(self):
        """Ask why nothing is done about it."""
        self._refuse_unless_warden("dismiss")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Dismiss"),
            "res_model": "after_sales.case.remark",
            "view_mode": "form",
            "target": "new",
            "context": {"default_res_model": self._name, "default_res_ids": self.ids, "default_event": "dismiss"},
        }

    def _dismiss(self, comment):
        self._close("dismissed", "dismiss", dismissal=comment)

    def _close(self, state, event, **vals):
        """Deal with the warnings for good."""
        self._refuse_unless_warden(event)
        self._raise_all(alert._wrong_state(event) for alert in self if alert.state not in ("new", "looked"))
        self._settle(state, closed_on=fields.Datetime.now(), closed_by_id=self.env.uid, **vals)

    def _settle(self, state, **vals):
        self.check_access("write")
        unlocked(self).write({"state": state} | vals)
        self.sudo().activity_unlink(["after_sales.mail_activity_type_warning"])

    def action_view_cases(self):
        """Open the cases behind it."""
        self.ensure_one()
        action = self.env["after_sales.case"].browse(self.sudo().case_ids.ids)._view_cases()
        return action | {
            "views": [(False, "list"), (False, "form")],
            "domain": [("id", "in", self.sudo().case_ids.ids)],
        }

    def action_view_chart(self):
        """Open the control chart of the product and fault."""
        self.ensure_one()
        return self.env["after_sales.case.chart"]._view_chart(self.product_id, self.reason_id)

    def _wrong_state(self, event):
        label = dict(self._fields["state"]._description_selection(self.env))[self.state]
        return reason("wrong_state", document=self.name, event=event, state=label)

    def _refuse_unless_warden(self, event):
        self.check_access("read")
        if not self.env.user.has_groups(",".join(WARDENS)):
            names = ", ".join(self.mapped("name"))
            self._raise_all([reason("no_right", event=event, documents=names, groups=WARDENS)], AccessError)

    def _raise_all(self, reasons, error=UserError):
        self.env["after_sales.message"]._raise_all(reasons, error)
