# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from .allowances import Allowances
from .ways_round import WaysRound


@tagged("post_install", "-at_install", "after_sales")
class TestAllowanceEntry(Allowances, WaysRound):
    """A credit note that accounting wrote itself: asked for by one button, posted as it was approved (R7.03)."""

    def set_stage(self):
        super().set_stage()
        self.entry = self.invoice._reverse_moves([{"invoice_date": "2026-03-02"}])
        self.entry.invoice_line_ids.write({"quantity": 1.0})

    def test_the_very_draft_posts_once_approved(self):
        self.assertRefused(self.entry.action_post, "without an approved return or allowance")
        document = self.asked()
        self.assertEqual((document.amount_total, document.line_ids.amount), (100.0, 100.0))

        document.action_submit()
        self.assertRefused(self.entry.action_post, "it is not approved")
        self.approved(document)

        self.assertEqual((self.entry.state, document.state, document.credit_status), ("posted", "done", "credited"))
        self.assertEqual(document.sudo().credit_note_ids, self.entry)
        self.assertEqual(self.invoice.amount_residual, 900.0)
        self.assertFalse(self.in_register(self.entry))

    def test_a_draft_that_was_changed_afterwards_is_refused(self):
        document = self.asked()
        document.action_submit()
        document.with_user(self.approver_manager).action_approve()
        self.entry.invoice_line_ids.price_unit = 90.0

        self.assertRefused(document.with_user(self.approver_gm).action_approve, "is not what was submitted any more")
        self.assertEqual(self.entry.state, "draft")

    def test_a_posted_one_is_not_posted_again_as_another(self):
        document = self.asked()
        document.action_submit()
        self.approved(document)
        self.entry.button_draft()
        self.entry.invoice_line_ids.price_unit = 500.0

        self.assertRefused(self.entry.action_post, "does not say what")

    def test_it_credits_no_more_than_is_left_of_the_invoice(self):
        self.a_returned(self.order, (self.product, 8))
        self.entry.invoice_line_ids.quantity = 4.0

        self.assertRefused(self.asked().action_submit, "more on", "than is left of it")

    def test_asking_twice_or_for_something_else_is_refused(self):
        self.asked()

        self.assertRefused(self.entry.with_user(self.accountant).action_after_sales_ask, "nothing to ask for")
        self.assertRefused(self.invoice.with_user(self.accountant).action_after_sales_ask, "nothing to ask for")

    def test_cancelling_lets_go_of_the_draft(self):
        document = self.asked()
        document.action_submit()
        document.action_cancel()

        self.assertTrue(self.entry.after_sales_can_ask)
        again = self.asked()
        document.action_reset()
        self.assertRefused(document.action_submit, "belongs to another document")
        again.action_submit()
        self.assertEqual(again.state, "submitted")

    def test_accounting_proposes_no_concessions(self):
        line = self.invoice.invoice_line_ids
        document = self.an_allowance((line, {"unit_amount": 1.0}), user=self.accountant)

        self.assertRefused(document.action_submit, "its own credit notes only")
        self.assertRefused(self.entry.with_user(self.approver_gm).action_after_sales_ask, error=AccessError)

    def test_no_other_kind_posts_an_entry_and_no_other_words_stand_for_it(self):
        line = self.invoice.invoice_line_ids
        bill = self.env["account.move"].create({"move_type": "in_invoice", "partner_id": self.customer.id})
        smuggled = self.an_allowance((line, {"unit_amount": 1.0}), entry_id=bill.id)
        self.assertRefused(smuggled.action_submit, "is no draft credit note")

        relabelled = self.asked()
        relabelled.line_ids.name = "Harmless"
        self.assertRefused(relabelled.action_submit, "does not say the same")

    def test_the_effect_is_that_of_the_draft(self):
        document = self.asked()

        action = document.action_foresee()

        effect = self.env[action["res_model"]].browse(action["res_id"]).effect
        self.assertIn("100.00", effect)
        self.assertEqual(self.entry.state, "draft")

    def test_a_draft_without_an_invoice_posts_as_open_credit(self):
        self.entry = self.an_invoice(("Goodwill", 40.0), move_type="out_refund")
        document = self.asked()
        document.action_submit()
        self.approved(document)

        self.assertEqual((self.entry.state, self.entry.amount_residual), ("posted", 40.0))

    def test_a_draft_that_somebody_deleted_is_missed(self):
        document = self.asked()
        document.action_submit()
        self.entry.invoice_line_ids = [Command.clear()]
        self.entry.unlink()

        self.assertRefused(lambda: self.approved(document), "is no draft credit note")

    def asked(self):
        action = self.entry.with_user(self.accountant).action_after_sales_ask()
        document = self.env[action["res_model"]].with_user(self.accountant).browse(action["res_id"])
        document.reason_id = self.reason
        return document
