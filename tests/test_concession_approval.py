# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .concession_common import ConcessionCommon


@tagged("post_install", "-at_install", "after_sales")
class TestConcessionApproval(ConcessionCommon):
    """Who is asked for a price below the list, and what his yes covers (R7.03, R7.10, R7.18)."""

    def set_stage(self):
        super().set_stage()
        self.order = self.a_quotation(1780.0)

    def test_it_shows_the_quotation_beside_the_list(self):
        concession = self.a_concession(self.order)

        line = concession.line_ids
        self.assertEqual((concession.list_amount, concession.quoted_amount, concession.given_amount), (2000, 1780, 220))
        self.assertEqual((line.product_id, line.list_amount, line.below_percent), (self.service, 2000.0, 11.0))
        self.assertEqual((concession.partner_id, concession.company_id), (self.customer, self.company))

    def test_asking_again_opens_what_is_open(self):
        concession = self.a_concession(self.order)

        self.assertEqual(self.a_concession(self.order), concession)
        self.assertEqual(
            self.order.action_view_after_sales_concessions()["domain"], [("order_id", "in", self.order.ids)]
        )
        self.assertEqual(concession.action_view_order()["res_id"], self.order.id)

    def test_what_is_asked_is_what_the_quotation_says_when_it_is_submitted(self):
        concession = self.a_concession(self.order)
        self.order.order_line.price_unit = 1500.0

        concession.action_submit()

        self.assertEqual((concession.deviation_percent, concession.line_ids.quoted_amount), (25.0, 1500.0))

    def test_without_words_or_need_nothing_is_asked(self):
        concession = self.a_concession(self.order, why=" ")
        self.assertRefused(concession.action_submit, "does not say why")

        self.order.order_line.price_unit = 1800.0
        self.assertRefused(concession.action_submit, "does not say why", "needs no approval")
        self.assertRefused(self.order.action_after_sales_ask_concession, "needs no approval")

    def test_lower_roles_do_not_sign(self):
        concession = self.a_submitted_concession(self.order)

        for user in (self.approver_manager, self.approver_deputy_gm, self.administrator, self.accountant):
            self.assertRefused(concession.with_user(user).action_approve, "General Manager", error=AccessError)

    def test_whoever_wrote_the_price_does_not_sign(self):
        """R7.18: though somebody else asked"""
        self.order.order_line.with_user(self.approver_gm).sudo().price_unit = 1700.0

        concession = self.a_submitted_concession(self.order)

        self.assertEqual(concession._latest_request().state, "blocked")
        self.assertRefused(concession.with_user(self.approver_gm).action_approve, "Nobody who may sign")

    def test_a_limit_in_percent_goes_to_whoever_has_it(self):
        self.a_price_table(
            ("manager", "amount", None),
            ("manager", "deviation", 15.0),
            ("gm", "amount", None),
            ("gm", "deviation", None),
        )
        deep = self.a_quotation(1600.0)

        for order, role in ((self.order, "Sales Manager"), (deep, "General Manager")):
            self.assertEqual(self.a_submitted_concession(order).approval_step_ids.role_id.name, role)

    def test_a_limit_of_a_line_is_another_measure(self):
        self.a_price_table(
            ("manager", "amount", None), ("manager", "discount", 20.0), ("gm", "amount", None), ("gm", "discount", None)
        )
        deep = self.a_quotation(1500.0, lines=[{"product_id": self.service.id, "price_unit": 1950.0}])

        concession = self.a_submitted_concession(deep)

        self.assertEqual((concession.deviation_percent, concession.discount_percent), (13.75, 25.0))
        self.assertIn("Deepest Discount of a Line (%): 25", concession.approval_step_ids.why)

    def test_a_yes_to_another_offer_is_not_given(self):
        concession = self.a_submitted_concession(self.order)
        self.order.order_line.price_unit = 1700.0

        self.assertRefused(concession.with_user(self.approver_gm).action_approve, "was changed since")

        concession.with_user(self.approver_gm)._refuse("Ask for what you want.")
        self.assertEqual((concession.state, concession.refusal), ("draft", "Ask for what you want."))
        concession.action_submit()
        concession.with_user(self.approver_gm).action_approve()
        self.order.action_confirm()
        self.assertEqual(self.order.state, "sale")

    def test_a_higher_price_keeps_the_approval_and_a_lower_one_voids_it(self):
        concession = self.an_approved_concession(self.order)

        self.order.order_line.price_unit = 1790.0
        self.assertFalse(self.order.after_sales_price_problem)
        self.order.order_line.price_unit = 1779.0
        self.assertFalse(concession.has_cover)
        self.assertRefused(self.order.action_confirm, "11.05 %", concession.name, "gives more away")

        self.an_approved_concession(self.order)
        self.order.action_confirm()
        self.assertEqual(self.order.state, "sale")

    def test_a_recalled_or_cancelled_concession_covers_nothing(self):
        concession = self.a_submitted_concession(self.order)
        concession.action_recall()
        self.assertIn("is a draft", self.order.after_sales_price_problem)

        concession.action_submit()
        concession.with_user(self.approver_gm).action_approve()
        concession.action_cancel()

        self.assertRefused(self.order.action_confirm, "11.00 %")
        concession.action_reset()
        self.assertEqual(concession.state, "draft")

    def test_what_was_rightly_told_holds(self):
        """Neither a dearer list nor an approval that ended takes back what the customer was told"""
        free = self.sent(self.a_quotation(1800.0))
        concession = self.an_approved_concession(self.order)
        self.sent(self.order)

        self.assertRefused(concession.action_cancel, "was told to the customer")
        self.service.list_price = 4000.0

        (free | self.order).action_confirm()
        self.assertEqual(set((free | self.order).mapped("state")), {"sale"})

    def test_a_withdrawn_quotation_is_told_anew(self):
        order = self.sent(self.a_quotation(1800.0))
        self.service.list_price = 4000.0

        order.action_draft()

        self.assertRefused(order.action_confirm, "55.00 % below")

    def test_orders_confirmed_before_control_stay_as_they_are(self):
        self.company.after_sales_price_control = "off"
        order = self.a_quotation(1000.0)
        order.action_confirm()
        self.env.cr.execute("UPDATE sale_order SET create_date = '2020-01-01' WHERE id = %s", [order.id])
        order.invalidate_recordset()

        self.company.after_sales_price_control = "services"
        order.order_line.write({"product_uom_qty": 2, "price_unit": 900.0})

        self.assertEqual(order.amount_untaxed, 1800.0)

    def test_salespeople_ask_and_others_read(self):
        self.assertRefused(
            lambda: self.a_quotation().with_user(self.clerk).action_after_sales_ask_concession(), error=AccessError
        )
        concession = self.a_submitted_concession(self.order)

        for user in (self.accountant, self.auditor, self.approver_gm, self.clerk):
            self.assertEqual(concession.with_user(user).given_amount, 220.0)
            self.assertRefused(concession.with_user(user).action_recall, error=AccessError)
            self.assertRefused(lambda u=user: concession.with_user(u).write({"user_id": u.id}), error=AccessError)

    def test_other_companies_see_nothing_of_it(self):
        concession = self.a_concession(self.order)
        elsewhere = self._a_user("sales", login="elsewhere", company=self.env["res.company"].create({"name": "Else"}))

        self.assertFalse(self.env["after_sales.concession"].with_user(elsewhere).search([("id", "=", concession.id)]))
        self.assertRefused(lambda: concession.with_user(elsewhere).name, error=AccessError)
