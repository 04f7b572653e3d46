# Part of after_sales. LGPL-3.
from datetime import timedelta

from odoo import api, fields, models

#: Complaints that are answered as the customer allows, if that is sooner (R4.31).
DELIVERY = ("quantity", "date")
#: What has a target for its first reply.
CLOCKED = ("complaint", "opinion")


class AfterSalesCase(models.Model):
    """How fast the customer hears from us: a target from receipt to the first reply (R4.31, R4.52)."""

    _inherit = "after_sales.case"

    answer_until_on = fields.Datetime(
        "Customer Expects Answer", tracking=True, help="The time that the customer allows for the answer."
    )
    reply_due_on = fields.Datetime("First Reply Until", compute="_compute_reply_due_on", store=True, index=True)
    replied_on = fields.Datetime("First Reply", compute="_compute_replied_on", store=True)
    is_reply_late = fields.Boolean("Late Reply", compute="_compute_is_reply_late", search="_search_is_reply_late")

    @api.depends("received_on", "kind", "category", "answer_until_on")
    def _compute_reply_due_on(self):
        """The target of the company; for deliveries the time that the customer allows, if that is earlier."""
        for case in self:
            is_clocked = case.kind in CLOCKED
            target = case.company_id._after_sales_reply_due(case.received_on) if is_clocked else False
            allowed = case.answer_until_on if case.category in DELIVERY and is_clocked else False
            case.reply_due_on = min(filter(None, (target, allowed)), default=False)

    @api.depends("reply_ids.sent_on", "answered_on")
    def _compute_replied_on(self):
        """When the first reply was sent, or the answer was given on the spot."""
        for case in self:
            moments = (*case.sudo().reply_ids.mapped("sent_on"), case.answered_on)
            case.replied_on = min(filter(None, moments), default=False)

    @api.depends("reply_due_on", "replied_on", "state")
    def _compute_is_reply_late(self):
        now = fields.Datetime.now()
        for case in self:
            until = case.replied_on or (now if case.state != "cancelled" else False)
            case.is_reply_late = bool(case.reply_due_on and until) and case.reply_due_on < until

    def _search_is_reply_late(self, operator, value):
        if operator != "in":
            return NotImplemented
        waiting = [
            ("replied_on", "=", False),
            ("reply_due_on", "<", fields.Datetime.now()),
            ("state", "!=", "cancelled"),
        ]
        late = fields.Domain(waiting)
        return late if True in value else ~late

    def _reply_sent(self):
        super()._reply_sent()
        self._escalated("reply")._conclude(False)

    @api.model
    def _warn_of_replies(self):
        """Ask whoever is responsible for the first reply, in time before it is late; each case once."""
        asked = self.browse()
        for company in self.env["res.company"].sudo().search([("after_sales_reply_hours", ">", 0)]):
            soon = fields.Datetime.now() + timedelta(hours=company.after_sales_reply_warning_hours)
            asked |= self.sudo().search(
                [
                    ("company_id", "=", company.id),
                    ("reply_due_on", "<", soon),
                    ("replied_on", "=", False),
                    ("state", "not in", ("done", "superseded", "cancelled")),
                ]
            )
        people = {case: case.user_id.filtered("active") for case in asked}
        asked._tell([(case, "reply") for case in asked], people=people)
