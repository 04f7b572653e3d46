# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.fields import Command

from ...rules import recall as rule
from ...rules.reason import reason
from ..lifecycle.engine import unlocked

ACTIVITY = "after_sales.mail_activity_type_recall"


class AfterSalesRecall(models.Model):
    """How a recall is begun from a complaint, a lot or a special release, and how its customers hear of it (R10.07)."""

    _inherit = "after_sales.recall"

    @api.model
    def _start(self, goods, **values):
        """Draft a recall of ``goods`` (values of items) and open it."""
        self.check_access("create")
        vals = {"item_ids": [Command.create(each) for each in goods], **values}
        recall = self.browse(unlocked(self).create(vals).id)
        return recall._view_records(recall, self.env._("Product Recall")) | {"context": {}}

    def action_tell(self):
        """Tell the customers who were not told yet, and try anew where it failed."""
        self._refuse_without_right("send")
        self._raise_all(
            reason("recall_tells_nobody", document=recall.name)
            for recall in self
            if recall.state != "approved" or recall.is_exercise
        )
        self.sudo()._tell_customers()

    def _tell_customers(self):
        running = self.filtered(lambda recall: recall.state == "approved" and not recall.is_exercise)
        untold = running.customer_ids.filtered(lambda customer: not customer.told_on)
        if untold:
            unlocked(untold).write({"to_write": "told", "problem": False})
            untold._wake_up()

    @api.model
    def _cron_remind(self):
        """Remind customers who have not answered, once before the deadline and once after it; count anew."""
        running = self.search([("state", "=", "approved"), ("is_exercise", "=", False)])
        running._count()
        today = fields.Date.context_today(self)
        for recall in running.filtered("answer_until"):
            late = recall.customer_ids.browse()
            for customer in recall.customer_ids.filtered(lambda each: each.told_on and not each.answered_on):
                due = rule.reminder(
                    recall.answer_until,
                    recall.company_id.after_sales_recall_reminder_days,
                    customer.told_on.date(),
                    customer.reminded_on and customer.reminded_on.date(),
                    today,
                )
                if due:
                    unlocked(customer).write({"to_write": due})
                late |= customer if due == "after" else late
            if late:
                recall._ask_to_call(late)
        running.customer_ids._wake_up()

    def _ask_to_call(self, customers):
        """A recall does not end with a mail: whoever is responsible calls those who are silent."""
        person = self.user_id or self.create_uid
        names = ", ".join(customers.partner_id.mapped("display_name"))
        note = self.env["after_sales.message"]._sentence(
            reason("recall_unanswered", document=self.name, customers=names, date=str(self.answer_until))
        )
        if person.active and not person.share:
            self.activity_schedule(ACTIVITY, user_id=person.id, note=note)
        else:
            self._message_log(body=note)

    def _after_close(self):
        super()._after_close()
        self.sudo().activity_unlink([ACTIVITY])
