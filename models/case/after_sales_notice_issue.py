# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ..lifecycle.engine import unlocked

NOTICE = "after_sales.mail_activity_type_notice"
PROPOSAL = "after_sales.mail_activity_type_expedite"


class AfterSalesNotice(models.Model):
    """Issuing notices, reminding of replies, and letting go of what needs none any more."""

    _inherit = "after_sales.notice"

    @api.model
    def _issue(self, kind, steps, is_automatic=False):
        """Number and hand over one notice for each step; whoever may issue them was checked."""
        steps = steps.sudo()
        # Written, not only read: two who issue at once collide in the database.
        unlocked(steps).write({"expedited_on" if kind == "expediting" else "inquired_on": fields.Datetime.now()})
        notices = unlocked(self.sudo()).create([self._prepare_notice_vals(kind, step, is_automatic) for step in steps])
        for notice in notices:
            notice._hand_over()
        if kind == "expediting":
            steps.case_id.activity_unlink([PROPOSAL])
        return notices.with_env(self.env)

    def _prepare_notice_vals(self, kind, step, is_automatic):
        company, today = step.company_id, fields.Date.context_today(self)
        until = step.completed_on or fields.Datetime.now()
        return {
            "kind": kind,
            "company_id": company.id,
            "step_id": step.id,
            "unit": step.unit,
            "late_days": max((until - step.due_on).days + 1, 0) if step.due_on and step.due_on < until else 0,
            "issued_by_id": self.env.uid,
            "is_automatic": is_automatic,
            "text": self._words(kind, step),
            "reply_due": company._after_sales_case_due(today, company.after_sales_notice_reply_days),
        }

    def _words(self, kind, step):
        values = {"case": step.case_id.display_name, "step": step.name, "limit": step.limit_days}
        if kind == "expediting":
            return self.env._(
                "“%(step)s” of %(case)s is overdue. Please finish it at once, and reply when it will be done.", **values
            )
        return self.env._(
            "“%(step)s” of %(case)s took longer than its limit of %(limit)s days. Please say why, and what is done about it.",
            **values,
        )

    def _hand_over(self):
        """The unit is told by a letter and by an activity on the notice; the history of the case says so."""
        people = self.step_id.completed_by_id if self.kind == "inquiry" else self.step_id._holders()
        self._message_subscribe(people.partner_id.ids)
        # The letter is ours; the mail that Odoo sends for each activity would be a second one.
        quiet = self.with_context(mail_activity_quick_update=True)
        for user in people:
            quiet.activity_schedule(
                NOTICE, user_id=user.id, date_deadline=self.reply_due, summary=self.text.partition("\n")[0]
            )
        self.env["after_sales.letter"]._write_to(people, self, "notice_issued")
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        self.case_id.message_post(
            body=self.env._("%(kind)s %(notice)s: %(text)s", kind=kinds[self.kind], notice=self.name, text=self.text)
        )

    def _drop_activities(self):
        self.sudo().activity_unlink([NOTICE])

    @api.model
    def _cron_remind(self):
        """Remind units of replies that are overdue, each notice once."""
        today = fields.Date.context_today(self)
        late = self.sudo().search([("state", "=", "issued"), ("reminded_on", "=", False), ("reply_due", "<", today)])
        for notice in late:
            people = notice.activity_ids.user_id or notice.step_id._holders()
            self.env["after_sales.letter"]._write_to(people, notice, "notice_overdue")
        unlocked(late).write({"reminded_on": fields.Datetime.now()})
