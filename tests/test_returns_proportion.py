# Part of after_sales. LGPL-3.
from odoo.tests import tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsProportion(AfterSalesCommon):
    """What follows a credit: a down payment that was made on the goods, and the code of the reason (B31, B54)."""

    def test_a_down_payment_comes_back_with_its_goods(self):
        """300 of 1000 were paid ahead; half the goods settle 500 of the open 700, all of them leave 300 to refund."""
        product = self.a_product()
        self.bought(product, 10, 10.0)
        order = self.an_order((product, 10))
        ahead = self.a_down_payment(order, 300.0)
        self.delivered(order)
        invoice = order._create_invoices(final=True)
        invoice.invoice_date = "2026-03-02"
        invoice.action_post()
        self.assertEqual((ahead.payment_state, invoice.amount_total), ("paid", 700.0))

        first = self.a_returned(order, (product, 5))
        self.assertEqual((first.sudo().credit_note_ids.amount_total, invoice.amount_residual), (500.0, 200.0))
        self.assertFalse(first.has_open_credit)
        second = self.a_returned(order, (product, 5))

        credit = second.sudo().credit_note_ids
        self.assertEqual((credit.amount_total, credit.amount_residual, invoice.amount_residual), (500.0, 300.0, 0.0))
        self.assertTrue(second.has_open_credit)
        self.assertEqual(order.order_line.filtered(lambda line: line.product_id == product).qty_to_invoice, 0.0)

    def a_down_payment(self, order, amount):
        wizard = self.env["sale.advance.payment.inv"].create(
            {"advance_payment_method": "fixed", "fixed_amount": amount, "sale_order_ids": order.ids}
        )
        invoice = wizard._create_invoices(order)
        invoice.invoice_date = "2026-03-02"
        invoice.action_post()
        return self.paid(invoice)

    def test_the_code_of_the_reason_stands_on_the_credit_note(self):
        product, order = self.a_delivered_sale(bought=5, sold=2)
        self.invoiced(order)
        self.reason.legal_code = "A1"

        credit = self.a_returned(order, (product, 1)).sudo().credit_note_ids

        self.assertEqual(credit.after_sales_reason_code, "A1")
        self.assertTrue(credit.ref.endswith("[A1]"))

    def test_a_reason_without_a_code_leaves_no_trace(self):
        product, order = self.a_delivered_sale(bought=5, sold=2)
        self.invoiced(order)

        credit = self.a_returned(order, (product, 1)).sudo().credit_note_ids

        self.assertFalse(credit.after_sales_reason_code)
        self.assertTrue(credit.ref.endswith(self.reason.name))
