# Part of after_sales. LGPL-3.
from odoo.fields import Datetime
from odoo.tests import freeze_time, tagged

from .case_common import CaseCommon


@tagged("post_install", "-at_install", "after_sales")
class TestCaseFirstReply(CaseCommon):
    """How fast the customer hears from us (R4.31, R4.52)."""

    def a_complaint(self, **values):
        return self.a_reported_case(self.order, received_on="2026-03-06 15:00:00", **values)  # a Friday

    def replied(self, case, moment):
        with freeze_time(moment):
            action = case.with_user(self.sales).action_reply()
            replies = self.env[action["res_model"]].with_user(self.sales).with_context(**action["context"])
            replies.create({"body": "<p>We look into it.</p>", "way": "phone"}).action_send()

    def test_the_first_reply_is_due_24_hours_after_receipt(self):
        """R4.52"""
        self.assertEqual(str(self.a_complaint().reply_due_on), "2026-03-07 15:00:00")

    def test_a_company_may_count_eight_working_hours(self):
        """R4.52"""
        calendar = self.env["resource.calendar"].create(
            {"name": "Weekdays", "tz": "UTC", "company_id": self.company.id}
        )
        self.company.write(
            {
                "after_sales_reply_hours": 8,
                "after_sales_reply_clock": "working",
                "after_sales_case_calendar_id": calendar.id,
            }
        )
        due = self.a_complaint().reply_due_on

        # Two hours are left on Friday; the other six are Monday's.
        self.assertEqual(due.date(), Datetime.to_datetime("2026-03-09").date())
        self.assertGreater(due.hour, 12)

    def test_a_company_without_a_target_has_none(self):
        self.company.after_sales_reply_hours = 0

        self.assertFalse(self.a_complaint().reply_due_on)

    def test_for_deliveries_the_time_that_the_customer_allows_comes_first(self):
        """R4.31"""
        allowed = "2026-03-06 18:00:00"

        self.assertEqual(str(self.a_complaint(category="date", answer_until_on=allowed).reply_due_on), allowed)
        self.assertNotEqual(str(self.a_complaint(answer_until_on=allowed).reply_due_on), allowed)
        later = self.a_complaint(category="date", answer_until_on="2026-04-01 10:00:00")
        self.assertEqual(str(later.reply_due_on), "2026-03-07 15:00:00")

    def test_late_is_what_was_not_replied_to_in_time(self):
        """R4.52"""
        cases = self.env["after_sales.case"]
        waiting, late, quick = (self.a_complaint() for _each in range(3))
        self.replied(quick, "2026-03-07 14:00:00")
        self.replied(late, "2026-03-07 16:00:00")
        self.replied(late, "2026-03-09 16:00:00")
        with freeze_time("2026-03-07 17:00:00"):
            self.assertEqual((waiting.is_reply_late, late.is_reply_late, quick.is_reply_late), (True, True, False))
            found = cases.search([("is_reply_late", "=", True), ("company_id", "=", self.company.id)])

        self.assertEqual(found, waiting)
        self.assertEqual(str(late.replied_on), "2026-03-07 16:00:00")

    def test_whoever_is_responsible_is_asked_in_time_and_once(self):
        """R4.52"""
        case, quick = self.a_complaint(), self.a_complaint()
        self.replied(quick, "2026-03-07 09:00:00")
        cases = self.env["after_sales.case"]
        with freeze_time("2026-03-07 10:00:00"):
            cases._warn_of_replies()
            self.assertFalse(case.escalation_ids)
        with freeze_time("2026-03-07 12:00:00"):
            cases._warn_of_replies()
            cases._warn_of_replies()

        told = case.activity_ids.filtered(lambda each: each.after_sales_escalation_id.kind == "reply")
        self.assertEqual((told.user_id, len(told)), (self.sales, 1))
        self.replied(case, "2026-03-07 13:00:00")
        self.assertFalse(told.exists())
        self.assertFalse(quick.escalation_ids)

    def test_the_cron_judges_and_warns_and_a_second_run_tells_nobody_again(self):
        """R4.54"""
        case = self.a_complaint()
        self.company.after_sales_serious_amount = 100
        case.with_user(self.coordinator).claimed_amount = 90
        self.company.after_sales_serious_amount = 50
        cron = self.env.ref("after_sales.after_sales_case_cron_look")
        with freeze_time("2026-03-07 12:00:00"), self.enter_registry_test_mode():
            cron.method_direct_trigger()
            before = case.is_serious, len(case.activity_ids), len(case.message_ids)
            cron.method_direct_trigger()

        self.assertTrue(before[0])
        self.assertEqual((case.is_serious, len(case.activity_ids), len(case.message_ids)), before)
