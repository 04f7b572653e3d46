# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import is_html_empty

from ...rules.reason import reason
from ..lifecycle.engine import unlocked
from .after_sales_case import SPEAKERS

WAYS = [("letter", "Letter"), ("email", "E-Mail"), ("portal", "Portal"), ("phone", "Phone")]
REPLY_STATES = [
    ("draft", "Draft"),
    ("sent", "Sent"),
    ("accepted", "Accepted by Customer"),
    ("rejected", "Not Accepted"),
]


class AfterSalesCaseReply(models.Model):
    """The answer to the customer: a document of its own, because the internal form never leaves the house (R4.44).

    It promises no more than what was approved (R4.43). What the customer says to it is kept with it (R4.42).
    """

    _name = "after_sales.case.reply"
    _description = "Customer Reply"
    _inherit = ["after_sales.guarded", "after_sales.untold", "mail.thread", "mail.activity.mixin"]
    _order = "id desc"
    _check_company_auto = True
    _mail_post_access = "read"

    name = fields.Char("Subject", required=True, compute="_compute_name", store=True, readonly=False, precompute=True)
    case_id = fields.Many2one("after_sales.case", required=True, ondelete="restrict", index=True, readonly=True)
    company_id = fields.Many2one(related="case_id.company_id", store=True, index=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    partner_id = fields.Many2one(
        "res.partner", "To", compute="_compute_partner_id", store=True, readonly=False, precompute=True, index=True
    )
    state = fields.Selection(
        REPLY_STATES, "Status", required=True, readonly=True, default="draft", index=True, tracking=True, copy=False
    )
    way = fields.Selection(WAYS, required=True, default="email")
    body = fields.Html("Text", required=True, sanitize_attributes=False)
    promised_amount = fields.Monetary("Promised", help="What this reply promises, with tax, in the company's currency.")
    is_promising = fields.Boolean("Promises Something", help="A return, an exchange, a repair, money: anything.")
    sent_on = fields.Datetime("Sent On", readonly=True, copy=False)
    sent_by_id = fields.Many2one("res.users", "Sent By", readonly=True, copy=False)
    attachment_ids = fields.Many2many(
        "ir.attachment", string="Enclosed", copy=False, bypass_search_access=True, help="What goes with it to the customer."
    )
    answered_on = fields.Datetime("Answered", readonly=True, copy=False)
    answer = fields.Text("Customer's Words", readonly=True, copy=False)

    @api.depends("case_id")
    def _compute_name(self):
        for reply in self:
            number, subject = reply.case_id.name, reply.case_id.subject
            reply.name = self.env._("Your complaint %(number)s: %(subject)s", number=number, subject=subject)

    @api.depends("case_id")
    def _compute_partner_id(self):
        for reply in self:
            reply.partner_id = reply.case_id.partner_id

    @api.model_create_multi
    def create(self, vals_list):
        replies = super().create(vals_list)
        replies._refuse_unless_speaker()
        return replies

    def write(self, vals):
        if {"name", "partner_id", "body", "promised_amount", "is_promising", "way", "attachment_ids"}.intersection(vals):
            self._raise_all(reason("reply_sent_already", reply=reply.name) for reply in self if reply.state != "draft")
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_only_drafts(self):
        self._raise_all(reason("reply_sent_already", reply=reply.name) for reply in self if reply.state != "draft")

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"state", "sent_on", "sent_by_id", "answered_on", "answer"}

    def action_send(self):
        """Send the reply, or note that it was told; what promises more than was approved is refused."""
        self.check_access("write")
        self._refuse_unless_speaker()
        self._raise_all(blocker for reply in self for blocker in reply._get_send_blockers())
        unlocked(self).write({"state": "sent", "sent_on": fields.Datetime.now(), "sent_by_id": self.env.uid})
        for reply in self.filtered(lambda reply: reply.way == "email"):
            reply.message_post(
                body=reply.body,
                subject=reply.name,
                partner_ids=reply.partner_id.ids,
                attachment_ids=reply.attachment_ids.ids,
                message_type="comment",
                subtype_xmlid="mail.mt_comment",
            )
        self.sudo().case_id._reply_sent()
        return True

    def action_accept(self):
        """Note that the customer accepts."""
        return self._take_answer("accepted")

    def action_reject(self):
        """Note that the customer does not accept: the case may go into its next round."""
        return self._take_answer("rejected")

    def _take_answer(self, state, words=False):
        self.check_access("write")
        self._refuse_unless_speaker()
        self._raise_all(reason("reply_not_sent", reply=reply.name) for reply in self if reply.state != "sent")
        self._keep_answer(state, words)
        return True

    def _keep_answer(self, state, words):
        """Keep what the customer said; whoever may answer was checked before (here, or by the portal)."""
        unlocked(self.sudo()).write({"state": state, "answered_on": fields.Datetime.now(), "answer": words})
        for reply in self.sudo():
            labels = dict(self._fields["state"]._description_selection(self.env))
            note = self.env._("Customer's answer to the reply: %s", labels[state])
            reply.case_id.message_post(body=note + (f"\n{words}" if words else ""))

    def _may_be_told(self):
        """It reaches the customer by being sent, which compares it with what is approved, and in no other way (R6.14)."""
        return self.state != "draft"

    def _get_send_blockers(self):
        case = self.case_id
        if self.state != "draft":
            yield reason("reply_sent_already", reply=self.name)
        if not self.partner_id or is_html_empty(self.body):
            yield reason("reply_incomplete", reply=self.name)
        if self.way == "email" and self.partner_id and not self.partner_id.email:
            yield reason("reply_without_address", reply=self.name, customer=self.partner_id.display_name)
        promises = self.is_promising or self.promised_amount
        approved = case._approved_value()
        if promises and approved is None:
            yield reason("reply_before_decision", reply=self.name, case=case.name)
        elif promises and self.currency_id.compare_amounts(self.promised_amount, approved) > 0:
            yield reason(
                "reply_above_authority",
                reply=self.name,
                promised=self.currency_id.format(self.promised_amount),
                approved=self.currency_id.format(approved),
            )

    def _refuse_unless_speaker(self):
        self.case_id.check_access("read")
        if not self.env.user.has_groups(",".join(SPEAKERS)) and not self.env.su:
            names = ", ".join(self.mapped("name"))
            self._raise_all([reason("no_right", event="send", documents=names, groups=SPEAKERS)], AccessError)

    def _raise_all(self, reasons, error=UserError):
        self.env["after_sales.message"]._raise_all(reasons, error)
