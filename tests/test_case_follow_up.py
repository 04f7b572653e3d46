# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .case_common import CaseCommon


@tagged("post_install", "-at_install", "after_sales")
class TestCaseFollowUp(CaseCommon):
    """The customer is asked again some time after closing (R4.42, R4.69)."""

    def an_executed_case(self):
        case = self.a_closed_case(("rework", 100))
        case.decision_ids.with_user(self.sales).action_mark_executed()
        self.assertEqual(case.state, "done")
        return case

    def call(self, case):
        return case.activity_ids.filtered(lambda each: each.after_sales_escalation_id.kind == "follow_up")

    def test_a_contact_is_planned_30_days_after_closing(self):
        """R4.69"""
        case = self.an_executed_case()

        self.assertEqual(str(case.follow_up_due), "2026-04-01")
        self.assertEqual((self.call(case).user_id, str(self.call(case).date_deadline)), (self.sales, "2026-04-01"))
        self.assertFalse(case.is_follow_up_due)
        with freeze_time("2026-04-01"):
            found = self.env["after_sales.case"].search([("is_follow_up_due", "=", True)])
            self.assertIn(case, found)

    def test_the_days_are_those_of_the_company_and_zero_means_never(self):
        self.company.after_sales_follow_up_days = 10
        self.assertEqual(str(self.an_executed_case().follow_up_due), "2026-03-12")
        self.company.after_sales_follow_up_days = 0

        self.assertFalse(self.an_executed_case().follow_up_due)

    def test_what_the_customer_says_is_kept_with_who_asked_and_closes_the_activity(self):
        case = self.an_executed_case()

        case.with_user(self.clerk).write({"follow_up_result": "satisfied", "follow_up_note": "All is dry."})

        self.assertEqual((case.followed_up_by_id, self.call(case).ids), (self.clerk, []))
        row = case.escalation_ids.filtered(lambda each: each.kind == "follow_up")
        self.assertEqual((row.done_by_id, row.result), (self.clerk, "All is dry."))

    def test_who_was_not_reached_is_asked_again(self):
        case = self.an_executed_case()

        case.with_user(self.sales).follow_up_result = "unreachable"

        self.assertTrue(self.call(case))

    def test_who_is_not_satisfied_gets_another_round_beside_what_was_carried_out(self):
        """R4.42, R4.69"""
        case = self.an_executed_case()
        self.assertRefused(case.with_user(self.sales).action_next_round, "not satisfied")
        case.with_user(self.sales).follow_up_result = "dissatisfied"

        action = case.with_user(self.sales).action_next_round()

        following = self.env["after_sales.case"].browse(action["res_id"])
        self.assertEqual((following.parent_id, following.round, following.state), (case, 2, "draft"))
        self.assertEqual((following.line_ids.product_id, case.state), (self.product, "done"))
        self.assertFalse(following.follow_up_result)
        self.assertRefused(case.with_user(self.sales).action_next_round, "next round already")

    def test_only_those_who_talk_to_customers_record_it_and_not_before_closing(self):
        running, done = self.an_accepted_case(), self.an_executed_case()

        for user in (self.quality, self.accountant, self.manufacturing):
            self.assertRefused(
                lambda u=user: done.with_user(u).write({"follow_up_result": "satisfied"}), error=AccessError
            )
        for user in (self.quality, self.administrator):
            self.assertRefused(done.with_user(user).action_next_round, error=AccessError)
        self.assertRefused(lambda: running.with_user(self.sales).write({"follow_up_note": "x"}), "not closed yet")
        for vals in ({"follow_up_due": "2027-01-01"}, {"followed_up_by_id": self.sales.id}):
            self.assertRefused(lambda v=vals: done.with_user(self.sales).write(v), error=AccessError)
