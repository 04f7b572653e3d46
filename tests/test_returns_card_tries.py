# Part of after_sales. LGPL-3.
from ast import literal_eval

from odoo import fields
from odoo.tests import tagged

from .card_common import CardCommon
from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsCardTries(CardCommon, AfterSalesCommon):
    """Refunds to the card that wait, fail, are tried again or stand in the way (checklist B26, B50)."""

    def setUp(self):
        super().setUp()
        self.product, self.order = self.a_delivered_sale(10, 4)
        self.customer.email = "rosa@alvarez.example"
        self.invoice = self.invoiced(self.order)
        self.paid_by_card(self.invoice)
        self.document = self.a_returned(self.order, (self.product, 2))
        self.credit = self.document.sudo().credit_note_ids.with_user(self.accountant)

    def test_what_waits_for_the_provider_is_shown_and_not_sent_again(self):
        self.answer = "pending"
        self.refunded_to_card(self.credit)

        self.assertEqual(self.standing(), ("waiting", 200.0, 0.0))
        self.assertRefused(self.credit.action_after_sales_card_refund, "is on its way")
        self.assertRefused(self.credit.action_after_sales_refund, "200.00 is on its way")
        self.assertEqual((self.sent, self.credit.amount_residual), ([-200.0], 200.0))

    def test_a_second_click_on_the_same_wizard_sends_nothing(self):
        self.answer = "pending"
        wizard = self.refund_wizard(self.credit)
        wizard.action_confirm()

        self.assertRefused(wizard.action_confirm, "is on its way")

        self.assertEqual(self.sent, [-200.0])

    def test_what_is_confirmed_later_settles_the_credit(self):
        self.answer = None
        refund = self.refunded_to_card(self.credit)
        self.assertEqual(self.standing(), ("waiting", 200.0, 0.0))

        refund._set_done()
        self.assertEqual(self.standing(), ("waiting", 200.0, 0.0))
        self.booked(refund)

        self.assertEqual((self.standing(), self.credit.amount_residual), (("sent", 0.0, 0.0), 0.0))

    def test_what_failed_says_why_and_is_sent_again(self):
        self.answer = "error"
        told = self.refund_wizard(self.credit).action_confirm()
        self.assertIn("The bank of the customer refuses.", told["params"]["message"])
        self.assertEqual(self.standing(), ("failed", 0.0, 200.0))
        self.assertIn(self.credit, self.work_list())

        self.answer = "done"
        self.refunded_to_card(self.credit)

        self.assertEqual((self.standing(), self.credit.amount_residual), (("sent", 0.0, 0.0), 0.0))

    def test_what_never_arrived_is_given_up_and_sent_again(self):
        self.answer = "pending"
        refund = self.refunded_to_card(self.credit)

        refund.with_user(self.accountant).action_after_sales_give_up()

        self.assertEqual((refund.state, self.standing()), ("error", ("failed", 0.0, 200.0)))
        self.assertIn(self.accountant.name, refund.state_message)
        self.answer = "done"
        again = self.refunded_to_card(self.credit)
        self.assertRefused(again.with_user(self.accountant).action_after_sales_give_up, "no refund that waits")

    def test_a_refund_that_is_given_up_and_arrives_after_all_is_booked(self):
        self.answer = "pending"
        refund = self.refunded_to_card(self.credit)
        refund.with_user(self.accountant).action_after_sales_give_up()

        refund._set_done()
        self.booked(refund)

        self.assertEqual((self.standing(), self.credit.amount_residual), (("sent", 0.0, 0.0), 0.0))

    def test_while_a_part_is_on_its_way_only_the_rest_is_paid_otherwise(self):
        self.answer = "pending"
        self.refunded_to_card(self.credit, 150.0)
        action = self.credit.action_after_sales_refund()
        register = self.env["account.payment.register"].with_user(self.accountant).with_context(**action["context"])

        wizard = register.create({})
        self.assertRefused(wizard.action_create_payments, "200.00 would be paid out, but only", "50.00")
        wizard.amount = 50.0
        wizard.action_create_payments()

        self.assertEqual((self.credit.amount_residual, self.standing()), (150.0, ("waiting", 150.0, 0.0)))

    def test_while_a_part_is_on_its_way_nothing_is_set_off(self):
        self.answer = "pending"
        self.refunded_to_card(self.credit, 150.0)

        self.assertRefused(lambda: self.credit._after_sales_set_off(self.invoice), "150.00 is on its way")

    def test_what_was_to_be_kept_waits_again_when_the_rest_fails(self):
        self.answer = "pending"
        refund = self.refunded_to_card(self.credit, 150.0)
        self.credit.action_after_sales_keep()
        self.assertNotIn(self.credit, self.work_list())

        refund._set_canceled()

        self.assertIn(self.credit, self.work_list())

    def test_a_payment_that_was_taken_apart_again_is_not_sent_twice(self):
        self.refunded_to_card(self.credit)

        self.credit.sudo().line_ids.remove_move_reconcile()

        self.assertEqual((self.credit.amount_residual, self.standing()), (200.0, ("waiting", 200.0, 0.0)))

    def test_a_return_is_not_undone_while_money_is_on_its_way_or_back(self):
        self.answer = "pending"
        refund = self.refunded_to_card(self.credit)
        undo = self.document.with_user(self.undo)
        self.assertRefused(lambda: undo._undo("Wrong goods"), "200.00 is on its way to the customer's card")

        refund._set_done()
        self.booked(refund)
        message = self.assertRefused(lambda: undo._undo("Wrong goods"), "went back to the customer's card")
        self.assertNotIn("Cancel the payment first", message)

    def test_a_return_is_undone_when_the_refund_failed(self):
        self.answer = "error"
        self.refunded_to_card(self.credit)

        self.document.with_user(self.undo)._undo("Wrong goods")

        self.assertEqual(self.document.state, "undone")

    def test_a_foreign_credit_goes_back_in_its_currency_whatever_the_rate_is_now(self):
        euro = self.setup_other_currency("EUR", rates=[("2026-01-01", 2.0), ("2026-03-02", 4.0)])
        product = self.a_product()
        self.bought(product, 4, 10.0)
        pricelist = self.env["product.pricelist"].create({"name": "EUR", "currency_id": euro.id})
        order = self.an_order((product, 4, {"price_unit": 100.0}), pricelist_id=pricelist.id)
        self.delivered(order)
        invoice = self.invoiced(order, "2026-02-27")
        paid = self.paid_by_card(invoice)
        credit = self.a_returned(order, (product, 2)).sudo().credit_note_ids.with_user(self.accountant)

        refund = self.refunded_to_card(credit)

        self.assertEqual((refund.currency_id, refund.amount, paid.currency_id), (euro, -200.0, euro))
        receivable = credit.sudo().line_ids.filtered(lambda line: line.account_type == "asset_receivable")
        self.assertEqual((credit.amount_residual, receivable.amount_residual), (0.0, 0.0))
        self.assertEqual(abs(refund.payment_id.move_id.amount_total_signed), 50.0)

    def test_the_customer_follows_it_and_is_told(self):
        self.answer = "pending"
        refund = self.refunded_to_card(self.credit)
        step = self.document._portal_steps()[-1]
        self.assertEqual((step.label, step.is_done), ("Paid back to your card", False))

        refund._set_done()
        self.booked(refund)

        step = self.document._portal_steps()[-1]
        self.assertEqual((step.is_done, step.day.date()), (True, fields.Date.today()))
        with self.enter_registry_test_mode():
            self.env.ref("after_sales.after_sales_letter_cron_write").sudo().method_direct_trigger()
        mail = (
            self.env["mail.mail"]
            .search([("model", "=", "after_sales.return"), ("res_id", "=", self.document.id)])
            .sorted("id")[-1]
        )
        self.assertIn("on its way back", mail.subject)
        self.assertIn("200.00", mail.body_html)

    def test_the_credit_note_tells_of_it(self):
        self.refunded_to_card(self.credit)

        told = " ".join(self.credit.sudo().message_ids.mapped("body"))
        self.assertIn("R-", told)

    def test_nobody_ties_a_refund_to_a_credit_from_outside(self):
        paid = self.invoice.transaction_ids
        paid.with_user(self.accountant).with_context(after_sales_credit=self.credit.id).action_refund(10.0)

        refund = paid.child_transaction_ids
        self.assertEqual((len(refund), refund.invoice_ids), (1, self.env["account.move"]))

    # -- words of this file --------------------------------------------------------------------------------------------

    def standing(self):
        self.env.invalidate_all()
        credit = self.credit
        return credit.after_sales_card_status, credit.after_sales_on_its_way_amount, credit.after_sales_card_amount

    def work_list(self):
        action = self.env.ref("after_sales.after_sales_open_credit_action")
        return self.env["account.move"].with_user(self.accountant).search(literal_eval(action.domain))
