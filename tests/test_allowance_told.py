# Part of after_sales. LGPL-3.
from datetime import datetime, timedelta

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .allowances import Allowances
from .portal_common import PortalCommon

CERTIFICATE = "after_sales.after_sales_allowance_report_certificate"


@tagged("post_install", "-at_install", "after_sales")
class TestAllowanceTold(Allowances, PortalCommon):
    """No allowance is told to the customer before authority has said yes, by whatever way (R6.14, R7.03)."""

    def set_stage(self):
        super().set_stage()
        self.company.after_sales_allowance_proof_required = True
        self.customer.email = "rosa@alvarez.example"
        self.invoice = self.invoiced(self.order)
        self.asked = self.a_submitted_allowance((self.invoice.invoice_line_ids, {"unit_amount": 2.0}))

    def mails_of(self, document):
        return self.env["mail.mail"].sudo().search(
            [("model", "=", document._name), ("res_id", "=", document.id)], order="id"
        )  # fmt: skip

    def composed(self, document, template=None, **values):
        composer = self.env["mail.compose.message"].with_user(self.sales).create(
            {
                "model": document._name,
                "res_ids": str(document.ids),
                "composition_mode": "comment",
                "partner_ids": [(6, 0, self.customer.ids)],
                "body": "<p>You get 20.</p>",
                "subject": "Good news",
                "template_id": template and template.id,
                **values,
            }
        )  # fmt: skip
        composer._action_send_mail()

    def test_no_message_reaches_the_customer_before_approval(self):
        told = {"body": "You get 20.", "partner_ids": self.customer.ids}
        template = self.env.ref("after_sales.mail_template_allowance_certificate")
        ways = {
            "message": lambda: self.asked.message_post(**told),
            "notice": lambda: self.asked.message_notify(**told),
            "composer": lambda: self.composed(self.asked),
            "template in the composer": lambda: self.composed(self.asked, template),
            "template": lambda: template.with_user(self.sales).send_mail(self.asked.id),
            "mail": lambda: (
                self.env["mail.mail"]
                .sudo()
                .create(
                    {
                        "model": self.asked._name,
                        "res_id": self.asked.id,
                        "email_to": "rosa@alvarez.example",
                        "body_html": "x",
                    }
                )
            ),
        }
        for way, call in ways.items():
            with self.subTest(way=way):
                self.assertRefused(call, "is told nothing of it", self.asked.name)
        self.assertFalse(self.mails_of(self.asked).filtered(lambda mail: self.customer in mail.recipient_ids))

    def test_a_customer_who_follows_hears_nothing_before_approval(self):
        self.asked.message_subscribe(self.customer.ids)

        message = self.asked.message_post(body="Is it 20?", message_type="comment", subtype_xmlid="mail.mt_comment")

        self.assertFalse(message.notified_partner_ids & self.customer)

    def test_nothing_is_printed_or_shown_before_approval(self):
        report = self.env["ir.actions.report"].with_user(self.sales)
        self.assertRefused(lambda: report._render_qweb_html(CERTIFICATE, self.asked.ids), "approved")
        token = self.asked.sudo()._portal_ensure_token()
        page = self.url_open(f"/my/allowances/{self.asked.id}?access_token={token}").text
        self.assertNotIn(self.asked.name, page)
        paper = self.url_open(f"/my/allowances/{self.asked.id}/certificate?access_token={token}")
        self.assertEqual(paper.status_code, 404)
        self.as_user(self.rosa)
        self.assertNotIn(self.asked.name, self.url_open(f"/my/allowances/{self.asked.id}").text)

    def test_after_approval_it_may_be_told(self):
        self.approved(self.asked)

        message = self.asked.message_post(body="You get 20.", partner_ids=self.customer.ids)

        self.assertEqual(message.notified_partner_ids & self.customer, self.customer)


@tagged("post_install", "-at_install", "after_sales")
class TestAllowanceMail(Allowances, PortalCommon):
    """The certificate reaches the customer by mail, once, and he is reminded (R6.02)."""

    def set_stage(self):
        super().set_stage()
        self.company.after_sales_allowance_proof_required = True
        self.customer.email = "rosa@alvarez.example"
        self.invoice = self.invoiced(self.order)

    def waiting(self):
        return self.an_approved_allowance((self.invoice.invoice_line_ids, {"unit_amount": 2.0}))

    def mailed(self, document):
        """Run the job; all mails to the customer about ``document``."""
        with self.enter_registry_test_mode():
            self.env.ref("after_sales.after_sales_allowance_cron_mail").sudo().method_direct_trigger()
        domain = [("model", "=", document._name), ("res_id", "=", document.id)]
        return self.env["mail.mail"].sudo().search(domain, order="id")

    def test_the_certificate_is_mailed_once_with_the_link_to_sign(self):
        document = self.waiting()

        mail = self.mailed(document)

        self.assertEqual((mail.recipient_ids, document.certificate_mailed_on is not False), (self.customer, True))
        self.assertIn("Your certificate to sign", mail.subject)
        self.assertIn(f"/my/allowances/{document.id}?access_token={document.access_token}", mail.body_html)
        self.assertTrue(mail.attachment_ids)
        self.assertEqual(self.mailed(document), mail)

    def test_who_has_not_signed_is_reminded_every_few_days(self):
        document = self.waiting()
        self.mailed(document)
        for days, count in ((6, 1), (7, 2), (13, 2), (14, 3)):
            with self.subTest(days=days), freeze_time(datetime(2026, 3, 2) + timedelta(days=days)):
                self.assertEqual(len(self.mailed(document)), count)
        self.assertIn("still need your signature", self.mailed(document)[-1].subject)

    def test_a_company_may_want_no_mails(self):
        self.company.after_sales_allowance_mails = False

        self.assertFalse(self.mailed(self.waiting()))

    def test_the_words_are_in_the_language_of_the_customer(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        self.customer.lang = "fr_FR"
        template = self.env.ref("after_sales.mail_template_allowance_certificate")
        template.with_context(lang="fr_FR").subject = "A signer : {{ object.name }}"
        document = self.waiting()

        self.assertEqual(self.mailed(document).subject, f"A signer : {document.name}")

    def test_a_customer_without_an_address_is_told_by_somebody_else(self):
        self.customer.email = False
        document = self.waiting()

        self.assertFalse(self.mailed(document))

        self.assertIn("has no e-mail address", str(document.message_ids.mapped("body")))

    def test_when_it_was_mailed_is_written_by_nobody(self):
        document = self.waiting()

        self.assertRefused(lambda: document.write({"certificate_mailed_on": False}), error=AccessError)
