# Part of after_sales. LGPL-3.
import logging

from odoo import api, fields, models
from odoo.tools import email_normalize

from ..lifecycle.engine import unlocked

_logger = logging.getLogger(__name__)

#: How many mails one run writes before it lets other jobs go on.
CHUNK = 50
TEMPLATES = {
    "told": "after_sales.mail_template_recall_told",
    "before": "after_sales.mail_template_recall_reminded",
    "after": "after_sales.mail_template_recall_reminded",
}


class AfterSalesRecallCustomer(models.Model):
    """The mails of a recall: a job writes them, so that approving waits for no post office; what fails is seen."""

    _inherit = "after_sales.recall.customer"

    @api.model
    def _write_waiting(self) -> int:
        """Write the mails that wait, how many are left; a customer whose mail fails keeps nobody else waiting."""
        domain = [("to_write", "!=", False), ("state", "=", "approved"), ("is_exercise", "=", False)]
        left = self.search_count(domain)
        for customer in self.search(domain, order="id", limit=CHUNK):
            customer._write_one()
            left -= 1
            if not self.env["ir.cron"]._commit_progress(1, remaining=left):
                break
        return left

    def _wake_up(self):
        """Let the job run as soon as this is committed."""
        if self.filtered("to_write"):
            self.env["after_sales.letter"]._wake_up()

    def _write_one(self):
        try:
            with self.env.cr.savepoint():
                problem = self._compose()
        except Exception as error:  # whatever a template raises, the other mails go on
            _logger.info("Mail of %s could not be written", self.display_name, exc_info=True)
            problem = str(error)
        now, is_reminder = fields.Datetime.now(), self.to_write != "told"
        done = {"reminded_on" if is_reminder else "told_on": now, "problem": False}
        # A reminder that cannot be written is none: the next night tries again.
        unlocked(self).write({"to_write": False} | ({"problem": problem} if problem else done))
        if problem:
            self.recall_id._message_log(
                body=self.env._(
                    "%(customer)s could not be told: %(problem)s",
                    customer=self.partner_id.display_name,
                    problem=problem,
                )
            )

    def _compose(self):
        """Write the mail; says what is wrong where there is no address."""
        if not email_normalize(self._addressee().email):
            return self.env._("There is no e-mail address. Tell the customer by telephone, and press “Told”.")
        self._portal_ensure_token()
        template = self.env.ref(TEMPLATES[self.to_write])
        template.send_mail(
            self.id, force_send=False, raise_exception=True, email_layout_xmlid="mail.mail_notification_light"
        )
        return False

    def _addressee(self):
        """The customer, or whoever of his people got the goods and has an address."""
        people = self.partner_id | self.line_ids.partner_id
        return people.filtered(lambda partner: email_normalize(partner.email))[:1] or self.partner_id
