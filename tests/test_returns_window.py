# Part of after_sales. LGPL-3.
from odoo.tests import freeze_time, tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsWindow(AfterSalesCommon):
    """Goods come back in the time that product, category and company give; an exception is approved higher (R5.20)."""

    def set_stage(self):
        super().set_stage()
        self.company.after_sales_return_days = 30
        self.product, self.order = self.a_delivered_sale(bought=5, sold=4)

    def test_the_last_day_counts_and_the_next_does_not(self):
        with freeze_time("2026-04-01"):
            self.a_submitted_return(self.order, (self.product, 1))
        with freeze_time("2026-04-02"):
            document = self.a_return(self.order, (self.product, 1))
            self.assertTrue(document.is_out_of_time)
            self.assertRefused(document.action_submit, "delivered on 2026-03-02 and could come back until 2026-04-01")

    def test_product_before_category_before_company(self):
        self.product.categ_id.after_sales_return_days = 7
        with freeze_time("2026-03-10"):
            self.assertTrue(self.a_return(self.order, (self.product, 1)).is_out_of_time)
            self.product.after_sales_return_days = 8
            self.assertFalse(self.a_return(self.order, (self.product, 1)).is_out_of_time)

    def test_a_category_follows_the_one_above_it(self):
        above = self.env["product.category"].create({"name": "Batteries", "after_sales_return_days": 7})
        self.product.categ_id.parent_id = above
        with freeze_time("2026-03-10"):
            self.assertTrue(self.a_return(self.order, (self.product, 1)).is_out_of_time)

    def test_without_a_limit_and_for_a_reason_that_is_exempt_they_come_back_whenever(self):
        with freeze_time("2028-03-02"):
            exempt = self.env.ref("after_sales.after_sales_reason_wrong_goods")
            self.a_submitted_return(self.order, (self.product, 1), reason_id=exempt.id)
            self.product.after_sales_return_days = -1
            self.a_submitted_return(self.order, (self.product, 1))
            self.product.after_sales_return_days = 0
            self.company.after_sales_return_days = 0
            self.a_submitted_return(self.order, (self.product, 1))

    def test_what_is_not_taken_back_needs_an_exception(self):
        self.product.after_sales_is_final = True
        document = self.a_return(self.order, (self.product, 1))

        self.assertRefused(document.action_submit, "is not taken back")

    def test_an_exception_says_why_and_is_not_the_managers(self):
        with freeze_time("2026-05-02"):
            document = self.a_return(self.order, (self.product, 1), window_exception="An old customer")
            document.action_submit()

            self.assertEqual(document.approval_step_ids.role_id.name, "Deputy General Manager")
            self.assertRefused(lambda: document.write({"window_exception": "Mine"}), "cannot change any more")

    def test_in_time_it_stays_the_managers(self):
        document = self.a_submitted_return(self.order, (self.product, 1))

        self.assertEqual(document.approval_step_ids.role_id.name, "Sales Manager")

    def test_what_was_asked_in_time_is_approved_later(self):
        with freeze_time("2026-04-01"):
            document = self.a_submitted_return(self.order, (self.product, 1))
        with freeze_time("2026-04-09"):
            document.with_user(self.approver_gm).action_approve()

        self.assertEqual(document.state, "approved")
