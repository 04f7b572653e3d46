# Part of after_sales. LGPL-3.
import logging

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import email_normalize

from ...rules import evidence as rule
from ..lifecycle.engine import unlocked

_logger = logging.getLogger(__name__)

#: How many mails one run writes before it lets other jobs go on; a print takes a second or two.
CHUNK = 50


class AfterSalesAllowance(models.Model):
    """The customer gets the certificate to sign by mail, with the link to sign it at once, and is reminded (R6.02).

    Approval leaves nothing but the wish; a job writes the mails. The first comes once, reminders every few days.
    """

    _inherit = "after_sales.allowance"

    certificate_mailed_on = fields.Datetime("Certificate Mailed", readonly=True, copy=False)
    certificate_reminded_on = fields.Datetime("Customer Reminded", readonly=True, copy=False)

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"certificate_mailed_on", "certificate_reminded_on"}

    def _ask_for_evidence(self):
        super()._ask_for_evidence()
        if self.filtered("company_id.after_sales_allowance_mails"):
            self.env.ref("after_sales.after_sales_allowance_cron_mail").sudo()._trigger()

    @api.model
    def _cron_mail_certificates(self):
        """Write to the customers whose signature is missing: at first, and again every few days."""
        due = self._certificates_to_mail()
        left = len(due)
        for document in due[:CHUNK]:
            document._mail_certificate()
            left -= 1
            if not self.env["ir.cron"]._commit_progress(1, remaining=left):
                break

    def _certificates_to_mail(self):
        waiting = self.search(
            Domain(
                [
                    ("state", "=", "approved"),
                    ("evidence_asked_on", "!=", False),
                    ("evidence_status", "=", "missing"),
                    ("kind", "!=", "credit_note"),
                    ("company_id.after_sales_allowance_mails", "=", True),
                ]
            ),
            order="id",
        )
        return waiting.filtered(lambda document: document._is_mail_due())

    def _is_mail_due(self):
        if not self.certificate_mailed_on:
            return True
        days = self.company_id.after_sales_proof_reminder_days
        last = self.certificate_reminded_on or None
        return rule.is_reminder_due(self.certificate_mailed_on, last, days, fields.Datetime.now())

    def _mail_certificate(self):
        """Write one mail; what cannot be written is noted, and tried again when the next reminder is due."""
        document = self.with_company(self.company_id)
        kind, stamp = (
            ("reminder", "certificate_reminded_on")
            if self.certificate_mailed_on
            else ("certificate", "certificate_mailed_on")
        )
        unlocked(self).write({stamp: fields.Datetime.now()})
        if not email_normalize(document.partner_id.email):
            customer = document.partner_id.display_name
            document._message_log(
                body=self.env._("%s has no e-mail address: hand over the certificate yourself.", customer)
            )
            return
        try:
            with self.env.cr.savepoint():
                template = self.env.ref(f"after_sales.mail_template_allowance_{kind}")
                template.send_mail(
                    document.id,
                    force_send=False,
                    raise_exception=True,
                    email_layout_xmlid="mail.mail_notification_light",
                )
        except Exception as error:  # whatever a template or a print raises, the other mails go on
            _logger.info("The certificate of %s could not be mailed", document.name, exc_info=True)
            document._message_log(body=self.env._("The certificate could not be mailed: %s", error))
