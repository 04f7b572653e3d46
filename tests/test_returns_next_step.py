# Part of after_sales. LGPL-3.
from ast import literal_eval

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsNextStep(AfterSalesCommon):
    """A credit of a paid invoice is refunded, set off or kept, by the accountant (checklist B25 to B27)."""

    def set_stage(self):
        super().set_stage()
        self.product, self.order = self.a_delivered_sale(10, 4)
        self.invoice = self.paid(self.invoiced(self.order))
        self.document = self.a_returned(self.order, (self.product, 2))
        self.credit = self.document.sudo().credit_note_ids.with_user(self.accountant)

    def test_the_payment_is_refunded_for_what_is_open(self):
        self.assertTrue(self.document.has_open_credit)

        self.refunded()

        self.assertEqual((self.credit.amount_residual, self.credit.after_sales_next_step), (0.0, "refund"))
        self.document.invalidate_recordset()
        self.assertFalse(self.document.has_open_credit)
        self.assertNotIn(self.credit, self.work_list())

    def test_a_part_is_refunded_and_the_rest_kept(self):
        self.refunded(50.0)
        self.assertIn(self.credit, self.work_list())

        self.credit.action_after_sales_keep()

        self.assertEqual((self.credit.amount_residual, self.credit.after_sales_next_step), (150.0, "keep"))
        self.assertNotIn(self.credit, self.work_list())

    def test_never_more_than_the_credit_is_paid_out(self):
        self.assertRefused(lambda: self.refunded(200.01), "200.01", "only", "200.00")

        self.assertEqual(self.credit.amount_residual, 200.0)

    def test_it_is_set_off_against_another_invoice_of_the_customer(self):
        _product, order = self.a_delivered_sale(10, 1)
        other = self.invoiced(order)

        self.set_off(other)

        self.assertEqual((other.amount_residual, self.credit.amount_residual), (0.0, 100.0))
        self.assertEqual(self.credit.after_sales_next_step, "set_off")
        self.assertIn(self.credit, self.work_list())

    def test_another_customers_invoice_takes_up_nothing(self):
        product = self.a_product()
        self.bought(product, 5, 10.0)
        order = self.an_order((product, 1), partner=self.customer.copy())
        self.delivered(order)
        other = self.invoiced(order)

        self.set_off(other)

        self.assertEqual((other.amount_residual, self.credit.amount_residual), (100.0, 200.0))

    def test_the_accountant_finds_it_from_the_return(self):
        action = self.document.with_user(self.accountant).action_settle()

        self.assertEqual(action["res_id"], self.credit.id)

    def test_only_the_accountant_decides(self):
        for user in (self.sales, self.warehouse_user, self.approver_gm, self.administrator):
            entry = self.credit.with_user(user)
            for action in (entry.action_after_sales_refund, entry.action_after_sales_set_off, entry.action_after_sales_keep):
                self.assertRefused(action, error=AccessError)

        self.assertFalse(self.credit.after_sales_next_step)

    def test_who_approved_the_return_does_not_pay_it_out(self):
        """A31: not even an accountant who holds both roles."""
        self.approver_gm.group_ids += self.env.ref("after_sales.after_sales_group_accountant")
        register = self.env["account.payment.register"].with_user(self.approver_gm)
        action = self.credit.with_user(self.approver_gm).action_after_sales_refund()

        wizard = register.with_context(**action["context"]).create({})

        self.assertRefused(wizard.action_create_payments, "somebody else must pay it out")
        self.assertEqual(self.credit.amount_residual, 200.0)

    def test_nobody_writes_the_choice_by_hand(self):
        self.assertRefused(lambda: self.credit.write({"after_sales_next_step": "keep"}), error=AccessError)

    def test_what_is_settled_needs_no_choice(self):
        self.refunded()

        self.assertRefused(self.credit.action_after_sales_keep, "no credit left")

    # -- words of this file --------------------------------------------------------------------------------------------

    def refunded(self, amount=None):
        action = self.credit.action_after_sales_refund()
        register = self.env["account.payment.register"].with_user(self.accountant)
        wizard = register.with_context(**action["context"]).create({})
        self.assertEqual(wizard.amount, 200.0)
        if amount:
            wizard.amount = amount
        wizard.action_create_payments()

    def set_off(self, invoices):
        action = self.credit.action_after_sales_set_off()
        wizard = self.env[action["res_model"]].with_user(self.accountant).with_context(**action["context"])
        wizard.create({"invoice_ids": invoices.ids}).action_confirm()

    def work_list(self):
        action = self.env.ref("after_sales.after_sales_open_credit_action")
        return self.env["account.move"].with_user(self.accountant).search(literal_eval(action.domain))
