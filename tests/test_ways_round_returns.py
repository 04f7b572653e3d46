# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .ways_round import WaysRound


@tagged("post_install", "-at_install", "after_sales")
class TestWaysRoundReturns(WaysRound):
    """What other systems let through: credited twice, too much, in the wrong currency, or never closed (R5.04, R5.09)."""

    def test_two_returns_never_take_back_more_than_was_delivered(self):
        first, second = (self.a_return(self.order, (self.product, 10)) for _times in range(2))
        first.action_submit()

        self.assertRefused(second.action_submit, "claimed by other returns 10")
        self.assertRefused(lambda: (first | second).with_user(self.sales).action_submit())
        first.with_user(self.approver_gm).action_approve()
        self.received(first)
        self.assertRefused(second.action_submit, "already returned 10")

    def test_two_returns_submitted_at_once_do_not_both_pass(self):
        both = self.a_return(self.order, (self.product, 10)) | self.a_return(self.order, (self.product, 10))

        self.assertRefused(both.action_submit, "cannot come back")

    def test_a_serial_number_is_in_one_open_return(self):
        tracked = self.a_product(name="Pump", tracking="serial")
        serial = self.a_lot(tracked, "S1")
        self.bought(tracked, 1, 10.0, lot=serial)
        order = self.an_order((tracked, 1))
        self.delivered(order, lots={tracked: [(serial, 1)]})
        self.a_submitted_return(order, (tracked, 1, serial))
        second = self.a_return(order, (tracked, 1, serial))

        self.assertRefused(second.action_submit, "claimed by other returns 1")

    def test_goods_that_came_back_are_not_returned_again(self):
        document = self.a_returned(self.order, (self.product, 10))
        receipt = document.sudo().picking_ids.move_ids
        again = self.a_return(self.order, (self.product, 1))

        self.assertFalse(receipt._after_sales_returnable_moves())
        again.line_ids.move_id = receipt
        self.assertRefused(again.action_submit)

    def test_a_credit_note_is_neither_raised_nor_dearer(self):
        credit_note = self.a_returned(self.order, (self.product, 2)).sudo().credit_note_ids
        credit_note.button_draft()
        credit_note.invoice_line_ids.write({"quantity": 9, "price_unit": 9999.0})

        self.assertRefused(credit_note.action_post, "does not say what")

    def test_a_credit_note_speaks_the_currency_of_its_invoice(self):
        currency = self.setup_other_currency("EUR", rates=[("2026-01-01", 2.0)])
        pricelist = self.env["product.pricelist"].create({"name": "EUR", "currency_id": currency.id})
        order = self.an_order((self.product, 2, {"price_unit": 50.0}), pricelist_id=pricelist.id)
        self.delivered(order)
        invoice = self.invoiced(order)

        credit_note = self.a_returned(order, (self.product, 2)).sudo().credit_note_ids

        self.assertEqual((credit_note.currency_id, credit_note.amount_total), (currency, 100.0))
        self.assertEqual((invoice.amount_residual, invoice.payment_state), (0.0, "reversed"))

    def test_two_invoices_get_two_credit_notes(self):
        other = self.an_order((self.product, 2))
        self.delivered(other)
        second = self.invoiced(other)

        self.a_returned(self.order, (self.product, 10))
        self.a_returned(other, (self.product, 2))

        for invoice in (self.invoice, second):
            self.assertEqual((len(invoice.reversal_move_ids), invoice.amount_residual), (1, 0.0))

    def test_a_return_is_credited_when_the_note_is_posted_and_not_after_it_is_cancelled(self):
        document = self.a_returned(self.order, (self.product, 1))
        self.assertEqual(document.credit_status, "credited")

        credit_note = document.sudo().credit_note_ids
        credit_note.button_draft()
        credit_note.button_cancel()

        self.assertNotEqual(document.credit_status, "credited")

    def test_one_of_two_is_received_and_credited(self):
        document = self.an_approved_return(self.order, (self.product, 2))

        self.received(document, {self.product: 1})

        self.assertEqual(document.sudo().credit_note_ids.mapped("amount_total"), [100.0])
        self.assertEqual(document.line_ids.received_qty, 1.0)

    def test_an_own_document_is_not_written_finished(self):
        document = self.a_return(self.order, (self.product, 1))

        self.assertRefused(lambda: self.over_rpc(self.sales, document, "write", {"state": "done"}), error=AccessError)

    def test_without_rights_in_accounting_nobody_makes_a_credit_note(self):
        values = {"move_type": "out_refund", "partner_id": self.customer.id}

        for user in (self.sales, self.clerk, self.warehouse_user, self.approver_gm):
            with self.subTest(user=user.login):
                self.assertRefused(
                    lambda user=user: self.over_rpc(user, self.env["account.move"], "create", [values]),
                    error=AccessError,
                )

    def test_goods_never_invoiced_are_not_credited(self):
        order = self.an_order((self.product, 2))
        self.delivered(order)

        document = self.a_returned(order, (self.product, 2))

        self.assertFalse(document.sudo().credit_note_ids)
        self.assertEqual((order.order_line.qty_invoiced, order.order_line.qty_to_invoice), (0.0, 0.0))

    def test_cancelled_and_submitted_again_credits_once(self):
        document = self.an_approved_return(self.order, (self.product, 1))
        document.with_user(self.sales).action_cancel()
        document.with_user(self.sales).action_reset()
        document.with_user(self.sales).action_submit()
        document.with_user(self.approver_gm).action_approve()

        self.received(document)
        document.with_user(self.accountant).action_retry_credit()

        self.assertEqual(len(document.sudo().credit_note_ids), 1)
        self.assertRefused(document.with_user(self.sales).action_cancel, "is posted")

    def test_what_was_sold_at_a_discount_is_credited_at_that_price(self):
        order = self.an_order((self.product, 2, {"price_unit": 90.0, "discount": 10.0}))
        self.delivered(order)
        self.invoiced(order)

        document = self.a_returned(order, (self.product, 2))

        self.assertEqual(document.sudo().credit_note_ids.amount_total, 162.0)

    def test_settings_of_another_company_are_not_seen(self):
        other = self.env["res.company"].create({"name": "Other Ltd"})
        theirs = self.env["after_sales.reason"].create({"name": "Theirs", "code": "X", "company_id": other.id})

        seen = self.env["after_sales.reason"].with_user(self.sales).search([("id", "=", theirs.id)])

        self.assertFalse(seen)
        self.assertRefused(lambda: self.a_return(self.order, (self.product, 1), reason_id=theirs.id))
