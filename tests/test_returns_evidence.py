# Part of after_sales. LGPL-3.
from datetime import timedelta
from functools import partial

from odoo.exceptions import AccessError
from odoo.fields import Datetime
from odoo.service.model import call_kw
from odoo.tests import freeze_time, tagged

from .evidence_common import EvidenceCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsEvidence(EvidenceCommon):
    """A return is credited once its proof is accepted, whoever tries and in whatever order things come (R5.11)."""

    def test_goods_without_proof_wait_and_say_for_what_and_for_whom(self):
        document = self.a_waiting_return()

        self.assertProgress(
            document, state="approved", receipt_status="received", credit_status="proof", evidence_status="missing"
        )
        self.assertFalse(document.sudo().credit_note_ids)
        self.assertFalse(document.credit_problem)
        for words in ("Sales Return Certificate", self.sales.name, "Add Proof"):
            self.assertIn(words, document.evidence_wanted)

    def test_a_proof_to_check_waits_for_those_who_check(self):
        document = self.a_waiting_return()
        self.a_proof(document)

        self.assertProgress(document, credit_status="proof", evidence_status="to_check")
        self.assertIn("Accountant / Service Clerk", document.evidence_wanted)

    def test_an_accepted_proof_posts_at_once(self):
        document = self.a_waiting_return()
        self.an_accepted_proof(document)

        self.assertProgress(document, state="done", credit_status="credited", evidence_status="complete")
        self.assertEqual(document.sudo().credit_note_ids.state, "posted")

    def test_a_proof_that_came_before_the_goods_holds_nothing_up(self):
        document = self.an_approved_return(self.order, (self.product, 2))
        self.an_accepted_proof(document)
        self.assertProgress(document, state="approved", credit_status="none")

        self.received(document)

        self.assertProgress(document, state="done", credit_status="credited")

    def test_trying_again_posts_nothing_without_proof(self):
        document = self.a_waiting_return()

        document.with_user(self.accountant).action_retry_credit()

        self.assertProgress(document, state="approved", credit_status="proof")
        self.assertFalse(document.sudo().credit_note_ids)

    def test_no_other_path_posts_without_proof(self):
        document = self.a_waiting_return()
        self.a_proof(document)
        self.rejected(self.a_proof(document))

        document.sudo()._advance()
        self.look_at(0)
        self.assertRefused(document.sudo()._create_and_post_credit_notes, "waits to be checked")

        self.assertProgress(document, state="approved", credit_status="proof")
        self.assertFalse(document.sudo().credit_note_ids)

    def test_a_remote_call_posts_nothing_without_proof(self):
        document = self.a_waiting_return()
        proof = self.a_proof(document, is_stamped=False)
        model = self.env(user=self.accountant.id, su=False)

        call_kw(model[document._name], "action_retry_credit", [document.ids], {})
        for method in ("_advance", "_after_evidence"):
            call = partial(call_kw, model[document._name], method, [document.ids], {})
            self.assertRefused(call, error=AccessError)
        self.assertRefused(partial(call_kw, model[proof._name], "action_check", [proof.ids], {}), "not marked as stamped")

        self.assertProgress(document, state="approved", credit_status="proof")

    def test_more_goods_after_the_proof_are_credited_as_they_come(self):
        document = self.an_approved_return(self.order, (self.product, 3))
        self.received(document, {self.product: 1})
        self.assertProgress(document, credit_status="proof")
        self.an_accepted_proof(document)
        self.assertProgress(document, state="approved", credit_status="partial")

        self.received(document)

        self.assertProgress(document, state="done", credit_status="credited")
        self.assertEqual(sum(document.sudo().credit_note_ids.mapped("amount_untaxed")), 300.0)

    def test_goods_that_were_never_invoiced_need_no_proof(self):
        product, order = self.a_delivered_sale(bought=5, sold=5)
        document = self.received(self.an_approved_return(order, (product, 1)))

        self.assertProgress(document, state="done", credit_status="not_invoiced", evidence_status="not_needed")

    def test_a_company_that_asks_for_no_proof_waits_for_none(self):
        self.company.after_sales_return_proof_required = False
        document = self.a_waiting_return()

        self.assertProgress(document, state="done", evidence_status="not_needed")

    def test_what_waits_goes_on_when_the_company_asks_for_no_proof_any_more(self):
        document = self.a_waiting_return()
        self.company.after_sales_return_proof_required = False

        self.look_at(0)

        self.assertProgress(document, state="done", credit_status="credited")

    def test_a_finished_return_stays_finished_when_the_company_begins_to_ask(self):
        self.company.after_sales_return_proof_required = False
        document = self.a_waiting_return()

        self.company.after_sales_return_proof_required = True

        self.assertProgress(document, state="done", evidence_status="not_needed")

    def test_an_accepted_proof_does_not_open_closed_books(self):
        document = self.a_waiting_return()
        self.company.sale_lock_date = "2026-03-31"
        self.an_accepted_proof(document)
        self.assertProgress(document, state="approved", credit_status="problem", evidence_status="complete")

        self.company.sale_lock_date = False
        document.with_user(self.accountant).action_retry_credit()

        self.assertProgress(document, state="done", credit_status="credited")

    # -- asking --------------------------------------------------------------------------------------------------------

    def test_the_responsible_person_is_asked_once_and_no_more_when_it_is_there(self):
        document = self.an_approved_return(self.order, (self.product, 2))
        self.received(document, {self.product: 1})
        self.received(document)
        self.assertEqual(self.asked(document).mapped("user_id"), self.sales)
        self.assertEqual(len(self.asked(document)), 1)
        self.assertIn("Rosa Alvarez", self.asked(document).summary)

        self.an_accepted_proof(document)

        self.assertFalse(self.asked(document))
        self.assertFalse(document.evidence_asked_on)

    def test_whoever_brought_the_proof_has_done_it_until_it_is_taken_away(self):
        document = self.a_waiting_return()
        proof = self.a_proof(document)
        self.assertFalse(self.asked(document))

        proof.unlink()

        self.assertEqual(len(self.asked(document)), 1)

    def test_a_rejection_asks_again_with_the_reason(self):
        document = self.a_waiting_return()
        self.rejected(self.a_proof(document), why="Wrong invoice.")

        self.assertEqual(len(self.asked(document)), 1)
        self.assertIn("Wrong invoice.", self.asked(document).note)

    def test_a_missing_proof_is_recalled_every_few_days_in_one_message(self):
        documents = self.a_waiting_return(1) | self.a_waiting_return(1)
        for days, expected in ((6, 0), (7, 1), (8, 1), (14, 2)):
            self.look_at(days)
            told = self.env["mail.message"].sudo().search([("subject", "like", "still missing")])
            self.assertEqual(len(told), expected, f"after {days} days")
        for document in documents:
            self.assertIn(document.name, told[0].body)
        self.assertEqual(told.partner_ids, self.sales.partner_id)

    def test_nobody_is_reminded_of_a_proof_that_waits_to_be_checked(self):
        self.a_proof(self.a_waiting_return())

        self.look_at(30)

        self.assertFalse(self.env["mail.message"].sudo().search([("subject", "like", "still missing")]))

    def look_at(self, days):
        with freeze_time(Datetime.to_datetime("2026-03-02 12:00:00") + timedelta(days=days)), self.enter_registry_test_mode():
            self.env.ref("after_sales.after_sales_evidence_cron_follow_up").method_direct_trigger()
        self.env.invalidate_all()
