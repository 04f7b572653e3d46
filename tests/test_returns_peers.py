# Part of after_sales. LGPL-3.
from odoo.tests import tagged

from .ways_round import WaysRound


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsPeers(WaysRound):
    """What was seen to go wrong elsewhere, tried here: ``docs/return_statements.md`` lists each (R5.04, R5.09)."""

    def test_whatever_was_invoiced_in_a_foreign_currency_is_credited_in_it(self):
        currency = self.setup_other_currency("EUR", rates=[("2026-01-01", 2.0)])
        for name, invoices in {"never": 0, "once": 1, "twice": 2}.items():
            with self.subTest(invoiced=name):
                order = self.a_foreign_order(currency)
                for quantity in (1, 1) if invoices == 2 else (2,):
                    self.delivered(order, {self.product: quantity})
                    if invoices:
                        self.invoiced(order)

                credit_notes = self.returned_whole(order).sudo().credit_note_ids

                self.assertEqual(len(credit_notes), invoices)
                self.assertLessEqual(credit_notes.currency_id, currency)
                self.assertEqual(sum(credit_notes.mapped("amount_total")), 100.0 if invoices else 0.0)
                self.assertEqual(sum(order.invoice_ids.mapped("amount_residual")), 0.0)

    def test_two_returns_of_two_invoices_received_at_once_settle_each_its_own(self):
        other = self.an_order((self.product, 2))
        self.delivered(other)
        second = self.invoiced(other)

        self.received(self.an_approved_return(self.order, (self.product, 10)) | self.an_approved_return(other))

        for invoice, amount in ((self.invoice, 1000.0), (second, 200.0)):
            self.assertEqual(invoice.reversal_move_ids.amount_total, amount)
            self.assertEqual((invoice.amount_residual, invoice.payment_state), (0.0, "reversed"))

    def test_what_is_credited_without_a_receipt_is_credited_once(self):
        self.company.after_sales_credit_moment = "approval"
        document = self.an_approved_return(self.order, (self.product, 2))

        self.assertRefused(document.action_cancel, "is posted")
        self.assertRefused(document.action_reset)
        self.assertRefused(document.action_submit)
        document.with_user(self.accountant).action_retry_credit()
        self.received(document)

        self.assertEqual(document.sudo().credit_note_ids.mapped("amount_total"), [200.0])

    def test_odoos_own_return_does_not_bring_fifty_of_ten(self):
        delivery = self.order.picking_ids
        wizard = self.env["stock.return.picking"].with_context(active_id=delivery.id, active_model="stock.picking")
        wizard = wizard.create({})
        wizard.product_return_moves.quantity = 50

        def brought_back():
            self.validated(self.env["stock.picking"].browse(wizard.action_create_returns()["res_id"]))

        self.assertRefused(brought_back)
        self.assertEqual(self.order.order_line.qty_delivered, 10.0)

    def test_dispositions_of_another_company_are_neither_seen_nor_used(self):
        other = self.env["res.company"].create({"name": "Other Ltd"})
        theirs = self.env.ref("after_sales.after_sales_disposition_scrap").copy({"company_id": other.id})

        self.assertFalse(theirs.with_user(self.sales).search([("id", "=", theirs.id)]))
        self.assertRefused(lambda: self.a_return(self.order, (self.product, 1, {"disposition_id": theirs.id})))

    def test_several_drafts_are_deleted_together_and_leave_nothing(self):
        drafts = self.a_return(self.order, (self.product, 1)) | self.a_return(self.order, (self.product, 2))
        lines = drafts.line_ids

        drafts.unlink()

        self.assertFalse(drafts.exists())
        self.assertFalse(lines.exists())

    # -- words of this file --------------------------------------------------------------------------------------------

    def a_foreign_order(self, currency):
        pricelist = self.env["product.pricelist"].create({"name": "EUR", "currency_id": currency.id})
        return self.an_order((self.product, 2, {"price_unit": 50.0}), pricelist_id=pricelist.id)

    def returned_whole(self, order):
        """All that was delivered, in however many deliveries."""
        document = self.a_return(order)
        for line, move in zip(document.line_ids, order.order_line.move_ids, strict=True):
            line.move_id = move
        document.action_submit()
        document.with_user(self.approver_gm).action_approve()
        return self.received(document)
