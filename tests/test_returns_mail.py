# Part of after_sales. LGPL-3.
from unittest.mock import patch

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsMail(AfterSalesCommon):
    """What a customer is told of his return, each once, in his language (R4.44)."""

    def set_stage(self):
        super().set_stage()
        self.customer.email = "rosa@alvarez.example"
        self.product, self.order = self.a_delivered_sale(bought=10, sold=10)
        self.invoice = self.invoiced(self.order)

    def test_each_step_tells_the_customer_once(self):
        document = self.a_returned(self.order, (self.product, 2))

        mails = self.written(document)

        self.assertEqual([mail.recipient_ids for mail in mails], [self.customer] * 4)
        for mail, words in zip(
            mails, ("is registered", "is approved", "have received the goods", "Credit note for"), strict=True
        ):
            self.assertIn(words, mail.subject)
            self.assertIn(document.name, mail.subject)
            self.assertIn(f"/my/returns/{document.id}?access_token={document.access_token}", mail.body_html)

    def test_nothing_is_sent_before_the_job_runs_and_then_it_only_waits_in_the_queue(self):
        document = self.a_submitted_return(self.order, (self.product, 2))
        self.assertEqual((document.mail_ids.state, self.mails_of(document).ids), ("waiting", []))

        self.written(document)

        self.assertEqual((document.mail_ids.state, self.mails_of(document).state), ("sent", "outgoing"))

    def test_a_second_try_tells_nothing_again(self):
        document = self.an_approved_return(self.order, (self.product, 2))
        self.company.sale_lock_date = "2026-03-31"
        self.received(document)
        self.assertEqual(document.credit_status, "problem")
        document.with_user(self.accountant).action_retry_credit()
        self.company.sale_lock_date = False

        document.with_user(self.accountant).action_retry_credit()

        told = document.mail_ids.sorted("id").mapped("event")
        self.assertEqual(told, ["registered", "approved", "received", "credited"])

    def test_what_was_taken_back_is_not_told(self):
        with self.assertRaises(ZeroDivisionError), self.env.cr.savepoint():
            document = self.a_submitted_return(self.order, (self.product, 2))
            raise ZeroDivisionError

        self.assertFalse(self.env["after_sales.return.mail"].search([("return_id", "=", document.id)]))

    def test_the_database_refuses_a_second_row_for_one_event(self):
        document = self.a_submitted_return(self.order, (self.product, 2))
        row = {"return_id": document.id, "event": "registered", "key": "0"}

        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.env["after_sales.return.mail"].sudo().create(row)

    def test_every_receipt_and_every_credit_note_is_told(self):
        document = self.an_approved_return(self.order, (self.product, 4))

        self.received(document, {self.product: 1.0})
        self.received(document)

        told = document.mail_ids.mapped("event")
        self.assertEqual((told.count("received"), told.count("credited")), (2, 2))

    def test_the_customer_gets_what_he_has_to_print_and_his_credit_note(self):
        document = self.an_approved_return(self.order, (self.product, 2))
        self.written(document)
        self.received(document)

        files = [mail.attachment_ids.mapped("name") for mail in self.written(document)]

        credit_note = document.sudo().credit_note_ids.name.replace("/", "_")
        self.assertEqual(files[:3], [[], [f"Return Note {document.name}.pdf".replace("/", "_")], []])
        self.assertIn(credit_note, files[3][0])

    def test_where_a_proof_is_asked_for_the_certificate_comes_along(self):
        """R5.10"""
        self.company.after_sales_return_proof_required = True
        document = self.an_approved_return(self.order, (self.product, 2))

        approved = self.written(document)[-1]

        self.assertIn("Sales Return Certificate", str(approved.attachment_ids.mapped("name")))
        self.assertIn("stamp and sign", approved.body_html)

    def test_a_refusal_is_told_to_nobody_and_a_cancellation_with_the_words_for_the_customer(self):
        document = self.a_submitted_return(self.order, (self.product, 2))
        document.with_user(self.approver_gm)._refuse("He has cheated us before")
        self.assertEqual(document.mail_ids.mapped("event"), ["registered"])
        document.answer = "The guarantee is over."

        document.action_cancel()

        declined = self.written(document)[-1]
        self.assertIn("The guarantee is over.", declined.body_html)
        self.assertNotIn("cheated", declined.body_html)

    def test_a_draft_that_he_never_heard_of_is_cancelled_in_silence(self):
        document = self.a_return(self.order, (self.product, 2))

        document.action_cancel()

        self.assertFalse(document.mail_ids)

    def test_what_begins_anew_is_told_anew(self):
        document = self.a_submitted_return(self.order, (self.product, 2))
        document.action_cancel()
        document.action_reset()
        document.action_submit()

        told = document.mail_ids.sorted("id").mapped("event")
        self.assertEqual(told, ["registered", "declined", "registered"])

    def test_a_customer_without_an_address_is_told_by_somebody_else(self):
        self.customer.email = False
        document = self.a_submitted_return(self.order, (self.product, 2))

        self.assertFalse(self.written(document))

        self.assertEqual(document.mail_ids.state, "no_address")
        self.assertIn("has no e-mail address", str(document.message_ids.mapped("body")))

    def test_a_mail_that_cannot_be_written_stops_no_other(self):
        broken = self.an_approved_return(self.order, (self.product, 2))
        with patch.object(type(broken), "_print", side_effect=UserError("The printing program is missing")):
            self.assertEqual(len(self.written(broken)), 1)
        mail = broken.mail_ids.filtered(lambda mail: mail.event == "approved")
        self.assertEqual((mail.state, mail.problem), ("failed", "The printing program is missing"))
        self.assertIn("The printing program is missing", str(broken.message_ids.mapped("body")))

        mail.with_user(self.sales).action_write_again()

        self.assertEqual(len(self.written(broken)), 2)
        self.assertEqual((mail.state, mail.problem), ("sent", False))

    def test_who_does_not_issue_returns_writes_to_no_customer(self):
        document = self.a_submitted_return(self.order, (self.product, 2))

        self.assertRefused(document.mail_ids.with_user(self.warehouse_user).action_write_again, error=AccessError)

    def test_a_company_may_want_no_mails(self):
        self.company.after_sales_return_mails = False

        self.assertFalse(self.a_returned(self.order, (self.product, 2)).mail_ids)

    def test_the_words_are_in_the_language_of_the_customer(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        self.customer.lang = "fr_FR"
        template = self.env.ref("after_sales.mail_template_return_registered")
        template.with_context(lang="fr_FR").subject = "Votre retour {{ object.name }}"
        document = self.a_submitted_return(self.order, (self.product, 2))

        self.assertEqual(self.written(document).subject, f"Votre retour {document.name}")

    def mails_of(self, document):
        return self.env["mail.mail"].sudo().search(
            [("model", "=", document._name), ("res_id", "=", document.id)], order="id"
        )

    def written(self, document):
        """Run the job; the mails about ``document`` that it wrote, the oldest first."""
        with self.enter_registry_test_mode():
            self.env.ref("after_sales.after_sales_letter_cron_write").sudo().method_direct_trigger()
        return self.mails_of(document)
