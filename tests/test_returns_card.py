# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import Form, tagged

from .card_common import CardCommon
from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsCard(CardCommon, AfterSalesCommon):
    """A credit goes back by the way its invoice was paid, up to what was captured (checklist B26)."""

    def setUp(self):
        super().setUp()
        self.product, self.order = self.a_delivered_sale(10, 4)
        self.invoice = self.invoiced(self.order)

    def credited(self, quantity=2, **values):
        document = self.a_returned(self.order, (self.product, quantity), **values)
        return document.sudo().credit_note_ids.with_user(self.accountant)

    def test_all_that_is_open_goes_back_and_settles_the_credit(self):
        paid = self.paid_by_card(self.invoice)
        credit = self.credited()
        self.assertEqual((credit.after_sales_card_amount, credit.after_sales_card_status), (200.0, "possible"))

        refund = self.refunded_to_card(credit)

        self.assertEqual((refund.amount, refund.operation, refund.source_transaction_id), (-200.0, "refund", paid))
        self.assertEqual((credit.amount_residual, credit.after_sales_next_step), (0.0, "card_refund"))
        self.assertEqual((credit.after_sales_card_status, credit.after_sales_on_its_way_amount), ("sent", 0.0))
        payment = refund.payment_id
        self.assertEqual((payment.payment_type, payment.amount, payment.is_reconciled), ("outbound", 200.0, True))
        self.assertEqual(payment.reconciled_invoice_ids, credit.sudo())
        self.assertEqual(paid.payment_id.amount_available_for_refund, 200.0)

    def test_a_part_goes_back_and_the_rest_is_kept(self):
        self.paid_by_card(self.invoice)
        credit = self.credited()
        self.refunded_to_card(credit, 50.0)
        self.assertEqual((credit.amount_residual, credit.after_sales_card_amount), (150.0, 150.0))

        credit.action_after_sales_keep()

        self.assertEqual((credit.amount_residual, self.sent), (150.0, [-50.0]))

    def test_two_parts_never_come_to_more_than_the_credit(self):
        self.paid_by_card(self.invoice)
        credit = self.credited()
        self.refunded_to_card(credit, 150.0)

        self.assertRefused(lambda: self.refunded_to_card(credit, 50.01), "50.01", "50.00 at the most")
        self.refunded_to_card(credit)

        self.assertEqual((self.sent, credit.amount_residual), ([-150.0, -50.0], 0.0))
        self.assertRefused(credit.action_after_sales_card_refund, "no credit left")

    def test_never_more_than_was_captured_though_more_is_open(self):
        self.paid_by_card(self.invoice, 120.0)
        self.paid(self.invoice)
        credit = self.credited(4)
        self.assertEqual((credit.amount_residual, credit.after_sales_card_amount), (400.0, 120.0))

        self.refunded_to_card(credit)

        self.assertEqual((self.sent, credit.amount_residual), ([-120.0], 280.0))
        self.assertRefused(credit.action_after_sales_card_refund, "nothing more can go back", "120.00 captured")

    def test_what_odoo_refunded_by_itself_is_not_refunded_again(self):
        paid = self.paid_by_card(self.invoice)
        paid.action_refund(amount_to_refund=350.0)

        credit = self.credited()

        self.assertEqual(credit.after_sales_card_amount, 50.0)

    def test_several_payments_share_it(self):
        first, second = self.paid_by_card(self.invoice, 150.0), self.paid_by_card(self.invoice)
        credit = self.credited(3)

        refunds = self.refunded_to_card(credit)

        self.assertEqual({each.source_transaction_id: each.amount for each in refunds}, {first: -150.0, second: -150.0})
        self.assertEqual((credit.amount_residual, credit.payment_state in ("paid", "in_payment")), (0.0, True))

    def test_a_provider_that_gives_back_the_whole_only_gives_back_no_part(self):
        self.supports[self.provider.id] = "full_only"
        self.paid_by_card(self.invoice)
        part = self.credited()
        self.assertRefused(part.action_after_sales_card_refund, "whole payments only", "400.00", "200.00 is open")
        self.assertEqual((part.after_sales_card_amount, self.sent), (0.0, []))

    def test_a_provider_that_gives_back_the_whole_only_gives_back_the_whole(self):
        self.supports[self.provider.id] = "full_only"
        self.paid_by_card(self.invoice)
        credit = self.credited(4)

        self.assertRefused(lambda: self.refunded_to_card(credit, 100.0), "100.00 cannot go back", "whole payments only")
        self.refunded_to_card(credit)

        self.assertEqual((self.sent, credit.amount_residual), ([-400.0], 0.0))

    def test_nothing_is_offered_where_no_provider_gives_anything_back(self):
        self.paid(self.invoice)
        cash = self.credited(1)
        self.assertRefused(cash.action_after_sales_card_refund, "not paid through a payment provider")
        self.assertFalse(cash.after_sales_card_status)

    def test_nothing_is_offered_by_a_provider_that_is_switched_off(self):
        self.paid_by_card(self.invoice)
        credit = self.credited()
        self.provider.state = "disabled"
        self.env.invalidate_all()

        self.assertRefused(credit.action_after_sales_card_refund, "gives nothing back from here")

    def test_what_was_captured_in_parts_goes_back_from_these_parts(self):
        whole = self.paid_by_card_in_parts(100.0, 300.0)
        credit = self.credited()

        refunds = self.refunded_to_card(credit)

        self.assertEqual(refunds.source_transaction_id, whole.child_transaction_ids.filtered(lambda e: e.amount > 0))
        self.assertEqual((sum(refunds.mapped("amount")), credit.amount_residual), (-200.0, 0.0))

    def paid_by_card_in_parts(self, *parts):
        whole = self.env["payment.transaction"].create({
            "provider_id": self.provider.id, "payment_method_id": self.env.ref("payment.payment_method_unknown").id,
            "reference": "IN-PARTS", "amount": sum(parts), "currency_id": self.invoice.currency_id.id,
            "partner_id": self.customer.id, "operation": "online_direct", "invoice_ids": self.invoice.ids,
        })  # fmt: skip
        whole._set_authorized()
        for part in parts:
            child = whole._create_child_transaction(part)
            child._set_done()
            child._post_process()
        self.assertEqual((whole.state, self.invoice.amount_residual), ("done", 0.0))
        return whole

    def test_what_was_paid_ahead_by_card_goes_back_too(self):
        product = self.a_product()
        self.bought(product, 2, 10.0)
        order = self.an_order((product, 2))
        self.delivered(order)
        wizard = self.env["sale.advance.payment.inv"].with_context(active_model="sale.order", active_ids=order.ids)
        ahead = wizard.create({"advance_payment_method": "percentage", "amount": 50})._create_invoices(order)
        ahead.invoice_date = "2026-03-02"
        ahead.action_post()
        invoice = order._create_invoices(final=True)
        invoice.invoice_date = "2026-03-02"
        invoice.action_post()
        down, rest = self.paid_by_card(ahead), self.paid_by_card(invoice)
        credit = self.a_returned(order, (product, 2), invoice_id=invoice.id).sudo().credit_note_ids

        refunds = self.refunded_to_card(credit.with_user(self.accountant))

        self.assertEqual((refunds.source_transaction_id, sum(refunds.mapped("amount"))), (down | rest, -200.0))
        self.assertEqual(credit.amount_residual, 0.0)

    def test_the_wizard_shows_each_payment_and_what_goes_back_of_it(self):
        self.paid_by_card(self.invoice, 150.0)
        self.paid_by_card(self.invoice)
        action = self.credited().action_after_sales_card_refund()
        model = self.env[action["res_model"]].with_user(self.accountant).with_context(**action["context"])

        with Form(model) as form:
            self.assertEqual((form.amount, form.most_amount), (200.0, 200.0))
            form.amount = 180.0
        wizard = form.record

        rows = wizard.line_ids.mapped(lambda line: (line.captured_amount, line.returned_amount, line.amount))
        self.assertEqual(rows, [(150.0, 0.0, 150.0), (250.0, 0.0, 30.0)])
        self.assertIn("Dummy", wizard.line_ids[0].payment)

    def test_only_the_accountant_sends_it(self):
        self.paid_by_card(self.invoice)
        credit = self.credited()
        self.answer = None
        waiting = self.refunded_to_card(credit, 10.0)
        for user in (self.sales, self.warehouse_user, self.approver_gm, self.administrator):
            entry, wizard = credit.with_user(user), self.env["after_sales.credit.card_refund"].with_user(user)
            self.assertRefused(entry.action_after_sales_card_refund, error=AccessError)
            self.assertRefused(lambda w=wizard: w.create({"entry_id": credit.id}), error=AccessError)
            self.assertRefused(lambda e=entry: e._after_sales_refund_to_card(1.0), error=AccessError)
            self.assertRefused(waiting.with_user(user).action_after_sales_give_up, error=AccessError)

        self.assertEqual((self.sent, waiting.state), ([-10.0], "draft"))

    def test_who_approved_the_return_does_not_send_it(self):
        """A31: not even an accountant who holds both roles."""
        self.paid_by_card(self.invoice)
        credit = self.credited()
        self.approver_gm.group_ids += self.env.ref("after_sales.after_sales_group_accountant")

        wizard = self.refund_wizard(credit.with_user(self.approver_gm))

        self.assertRefused(wizard.action_confirm, "somebody else must pay it out")
        self.assertEqual(self.sent, [])
