# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.tools.translate import LazyTranslate

from ...rules.notice import LIFECYCLE
from ...rules.reason import reason
from ..lifecycle.engine import is_unlocked, unlocked
from .after_sales_case import COORDINATORS

_lt = LazyTranslate(__name__)

STATES = [
    ("issued", _lt("Waiting for Reply")),
    ("answered", _lt("Answered")),
    ("done", _lt("Step Done")),
    ("cancelled", _lt("Withdrawn")),
]
KINDS = [("expediting", "Expediting Notice"), ("inquiry", "Inquiry Notice")]


class AfterSalesNotice(models.Model):
    """A notice of the GM office to the unit that holds a step, or held it too long, and what the unit replied.

    An expediting notice (催辦單) presses for an open step; an inquiry notice (洽辦單) asks, once the case is closed, why a
    step took longer than its limit (R4.48, R4.49).
    """

    _name = "after_sales.notice"
    _description = "Notice of the GM Office"
    _inherit = ["after_sales.document"]

    _lifecycle = LIFECYCLE
    _event_groups = {"cancel": COORDINATORS}
    #: The unit has no right to write the notice; that it is the unit's was checked.
    _event_access = {"answer": "read"}

    # Other states than other documents have, so they are not added to those.
    state = fields.Selection(lambda self: [(state, self.env._(label)) for state, label in STATES], default="issued")
    kind = fields.Selection(KINDS, required=True, readonly=True, index=True)
    step_id = fields.Many2one("after_sales.case.step", required=True, readonly=True, ondelete="restrict", index=True)
    case_id = fields.Many2one(related="step_id.case_id", store=True, index=True)
    partner_id = fields.Many2one(related="case_id.partner_id", string="Customer")
    task = fields.Selection(related="step_id.task", store=True)
    group_id = fields.Many2one(related="step_id.group_id", store=True, index="btree_not_null")
    department_id = fields.Many2one(related="step_id.department_id", store=True, index="btree_not_null")
    unit = fields.Char("To", readonly=True, help="Who holds or held the step.")
    due_on = fields.Datetime(related="step_id.due_on", string="Step Was Due")
    late_days = fields.Integer("Days Late", readonly=True, aggregator="avg", help="When the notice was issued.")
    issued_on = fields.Datetime("Issued", required=True, readonly=True, default=fields.Datetime.now, index=True)
    issued_by_id = fields.Many2one("res.users", "Issued By", readonly=True)
    is_automatic = fields.Boolean("By Itself", readonly=True)
    text = fields.Text("What Is Asked", readonly=True)
    reply_due = fields.Date("Reply Until", readonly=True, index=True)
    reply = fields.Text(readonly=True, tracking=True)
    replied_on = fields.Datetime("Replied", readonly=True)
    replied_by_id = fields.Many2one("res.users", "Replied By", readonly=True)
    reminded_on = fields.Datetime("Reminded", readonly=True)
    is_mine = fields.Boolean("For My Unit", compute="_compute_is_mine", search="_search_is_mine")
    is_reply_late = fields.Boolean("Reply Overdue", compute="_compute_is_reply_late", search="_search_is_reply_late")
    can_answer = fields.Boolean(compute="_compute_can")

    def _compute_can(self):
        super()._compute_can()
        for notice in self:
            notice.can_answer = notice.state == "issued" and notice._is_for(self.env.user)

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_is_mine(self):
        for notice in self:
            notice.is_mine = notice._is_for(self.env.user)

    def _search_is_mine(self, operator, value):
        if operator != "in":
            return NotImplemented
        found = self.search([("state", "=", "issued")]).filtered("is_mine")
        return fields.Domain("id", "in" if True in value else "not in", found.ids)

    @api.depends("state", "reply_due", "replied_on")
    def _compute_is_reply_late(self):
        today = fields.Date.context_today(self)
        for notice in self:
            until = notice.replied_on.date() if notice.replied_on else today
            waits = notice.state in ("issued", "answered")
            notice.is_reply_late = waits and bool(notice.reply_due) and notice.reply_due < until

    def _search_is_reply_late(self, operator, value):
        if operator != "in":
            return NotImplemented
        late = fields.Domain([("state", "=", "issued"), ("reply_due", "<", fields.Date.context_today(self))])
        return late if True in value else ~late

    @api.model_create_multi
    def create(self, vals_list):
        if not is_unlocked(self):
            names = self.env._("notices")
            self._raise_all([reason("no_right", event="issue", documents=names, groups=COORDINATORS)], AccessError)
        return super().create(vals_list)

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {
            name for name, field in self._fields.items() if field.readonly and field.store
        }

    def action_answer(self):
        """Ask for the unit's reply, and store it."""
        self._refuse_unless_of_unit()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Reply"),
            "res_model": "after_sales.case.remark",
            "view_mode": "form",
            "target": "new",
            "context": {"default_res_model": self._name, "default_res_ids": self.ids, "default_event": "answer"},
        }

    def _answer(self, comment):
        self._refuse_unless_of_unit()
        self._transition("answer")
        unlocked(self.sudo()).write(
            {"reply": comment, "replied_on": fields.Datetime.now(), "replied_by_id": self.env.uid}
        )
        for notice in self.sudo():
            notice.message_post(body=self.env._("Reply: %s", comment))

    def _after_answer(self):
        self._drop_activities()

    def _after_cancel(self):
        self._drop_activities()

    def _after_post(self):
        self._drop_activities()

    def _is_for(self, user) -> bool:
        """Whether ``user`` belongs to the unit, or passed the step on."""
        step = self.sudo().step_id
        return step.completed_by_id == user or step._is_for(user)

    def _refuse_unless_of_unit(self):
        self.check_access("read")
        self._raise_all(
            (
                reason("notice_of_others", document=notice.name, unit=notice.unit or "")
                for notice in self
                if not notice._is_for(self.env.user)
            ),
            AccessError,
        )
