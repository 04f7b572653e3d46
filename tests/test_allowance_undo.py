# Part of after_sales. LGPL-3.
from odoo.tests import tagged

from .allowances import Allowances
from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestAllowanceUndo(Allowances, AfterSalesCommon):
    """An allowance that was posted is undone by a debit; what it lowered is worth its price again (checklist B50)."""

    def test_the_invoice_is_owed_again_and_may_be_credited_whole(self):
        product, order = self.a_delivered_sale(10, 4)
        invoice = self.invoiced(order)
        line = invoice.invoice_line_ids
        document = self.an_approved_allowance((line, {"basis": "amount", "given_amount": 80.0}))
        self.assertEqual((document.state, invoice.amount_residual), ("done", 320.0))

        document.with_user(self.undo)._undo("Wrong invoice")

        self.assertEqual((document.state, document.credit_status), ("undone", "undone"))
        self.assertEqual(invoice.amount_residual, 400.0)
        self.assertEqual(self.a_returned(order, (product, 4)).sudo().credit_note_ids.amount_total, 400.0)
        self.assertEqual(invoice.payment_state, "reversed")

    def test_what_was_undone_counts_for_nothing_on_the_conservation_board(self):
        _product, order = self.a_delivered_sale(10, 4)
        line = self.invoiced(order).invoice_line_ids
        undone = self.an_approved_allowance((line, {"basis": "amount", "given_amount": 250.0}))
        undone.with_user(self.undo)._undo("Wrong invoice")

        self.an_approved_allowance((line, {"basis": "amount", "given_amount": 240.0}))

        self.env.flush_all()
        sold = self.env["after_sales.balance"].browse(order.order_line.id)
        self.assertEqual((sold.allowed_amount, sold.left_amount, sold.is_breach), (240.0, 160.0, False))
        self.assertFalse([found for found in self.env["after_sales.breach"]._find_breaches()])

    def test_the_debit_that_undoes_a_credit_has_nothing_to_give(self):
        """Its invoice is owed again and gives it; given away of both, the sale would be worth less than nothing."""
        product, order = self.a_delivered_sale(10, 4)
        invoice = self.invoiced(order)
        undone = self.a_returned(order, (product, 2))
        undone.with_user(self.undo)._undo("Wrong customer")
        debit = undone.sudo().credit_note_ids.after_sales_undone_by_id
        late = self.an_allowance((debit.invoice_line_ids, {"basis": "amount", "given_amount": 5.0}))

        self.assertRefused(late.action_submit, "0")
        self.assertEqual(late.line_ids.open_amount, 0.0)
        credited = self.a_returned(order, (product, 4)).sudo().credit_note_ids
        self.assertEqual((credited.reversed_entry_id, credited.amount_total), (invoice, 400.0))
        self.env.flush_all()
        self.assertFalse(self.env["after_sales.balance"].browse(order.order_line.id).is_breach)
