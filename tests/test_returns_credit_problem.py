# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsCreditProblem(AfterSalesCommon):
    """What cannot be posted waits with its reason; the goods are in, and nothing is half written (R5.04)."""

    def test_a_period_closed_since_approval_keeps_the_credit_until_it_is_open(self):
        order, product = self.a_sold_product()
        self.invoiced(order)
        document = self.an_approved_return(order, (product, 1))
        self.company.sale_lock_date = "2026-03-31"

        self.received(document)
        self.assertIn("closed up to 2026-03-31", document.credit_problem)
        self.company.sale_lock_date = False
        document.with_user(self.accountant).action_retry_credit()

        self.assertEqual(str(document.sudo().credit_note_ids.date), "2026-03-02")

    def test_a_credit_that_cannot_post_waits_with_its_reason_and_posts_on_retry(self):
        order, product = self.a_sold_product()
        self.invoiced(order)
        document = self.an_approved_return(order, (product, 1))
        self.company_data["default_account_revenue"].active = False

        self.received(document)
        self.assertEqual((document.state, document.credit_status), ("approved", "problem"))
        self.assertTrue(document.credit_problem)
        self.assertFalse(document.sudo().credit_note_ids)
        self.company_data["default_account_revenue"].active = True
        document.with_user(self.accountant).action_retry_credit()

        self.assertEqual((document.state, document.credit_status), ("done", "credited"))
        self.assertFalse(document.credit_problem)

    def test_nobody_clears_the_problem_by_hand(self):
        order, product = self.a_sold_product()
        document = self.an_approved_return(order, (product, 1))

        for user in (self.sales, self.accountant, self.env.user):
            self.assertRefused(lambda user=user: document.with_user(user).write({"credit_problem": False}), error=AccessError)

    def a_sold_product(self):
        product = self.a_product()
        self.bought(product, 10, 10.0)
        sold = self.an_order((product, 4))
        self.delivered(sold)
        return sold, product
