# Part of after_sales. LGPL-3.
from odoo.tests import freeze_time, tagged

from ..models.lifecycle.engine import unlocked
from .case_common import CaseCommon
from .printing import PrintingCommon, prints


@tagged("post_install", "-at_install", "after_sales")
class TestCaseNotice(CaseCommon, PrintingCommon):
    """Expediting and inquiry notices of the GM office (R4.20, R4.48, R4.49)."""

    def expedited(self, case):
        action = case.with_user(self.coordinator).action_expedite()
        return self.env["after_sales.notice"].browse(action["res_id"])

    def a_late_case(self):
        """Accepted on March 2; quality had until March 5."""
        return self.an_accepted_case()

    def replied(self, notice, user, words):
        action = notice.with_user(user).action_answer()
        remark = self.env[action["res_model"]].with_user(user).with_context(**action["context"])
        remark.create({"comment": words}).action_confirm()

    def test_an_overdue_step_is_expedited_and_its_unit_is_asked(self):
        """R4.48"""
        case = self.a_late_case()
        with freeze_time("2026-03-08"):
            notice = self.expedited(case)

        self.assertTrue(notice.name.startswith("NT/2026/"))
        self.assertEqual((notice.kind, notice.step_id, notice.state), ("expediting", self.step(case), "issued"))
        self.assertEqual((notice.unit, notice.issued_by_id), (self.step(case).unit, self.coordinator))
        self.assertEqual((notice.late_days, str(notice.reply_due)), (3, "2026-03-11"))
        self.assertEqual(notice.activity_ids.user_id, self.quality)
        self.assertEqual(self.letters(notice).partner_ids, self.quality.partner_id)
        self.assertIn("is overdue. Please finish it at once", self.letters(notice).body)
        self.assertIn(notice.name, "".join(case.message_ids.mapped("body")))
        self.assertEqual(case.notice_count, 1)
        self.assertEqual(case.action_view_notices()["res_id"], notice.id)

    def test_what_is_in_time_is_not_expedited(self):
        """R4.48"""
        case = self.a_late_case()

        self.assertFalse(case.can_expedite)
        self.assertRefused(case.with_user(self.coordinator).action_expedite, "neither overdue")

    def test_who_holds_up_an_overdue_case_is_expedited_within_his_own_limit(self):
        """R4.48"""
        case = self.a_late_case()
        with freeze_time("2026-03-14"):
            step = self.step(case)
            unlocked(step).write({"due_on": "2026-03-31 12:00:00"})
            self.assertRefused(case.with_user(self.coordinator).action_expedite, "neither overdue")
        case.invalidate_recordset()
        with freeze_time("2026-03-16"):
            self.assertEqual((case.is_late, step.is_late), (True, False))

            self.assertEqual(self.expedited(case).step_id, step)

    def test_the_same_step_is_not_expedited_again_within_the_pause(self):
        """R4.48"""
        case = self.a_late_case()
        with freeze_time("2026-03-08"):
            self.expedited(case)
        with freeze_time("2026-03-10"):
            self.assertRefused(case.with_user(self.coordinator).action_expedite, "expedited on 2026-03-08")
        with freeze_time("2026-03-12"):
            self.expedited(case)

        self.assertEqual(len(case.notice_ids), 2)

    def test_many_overdue_steps_are_expedited_at_once_and_the_others_left_alone(self):
        """R4.48"""
        late = self.a_late_case(), self.a_late_case()
        with freeze_time("2026-03-08"):
            in_time = self.an_accepted_case()
            steps = self.env["after_sales.case.step"].union(*(self.step(case) for case in (*late, in_time)))
            action = steps.with_user(self.coordinator).action_expedite()

        notices = self.env["after_sales.notice"].search(action["domain"])
        self.assertEqual(set(notices.case_id), set(late))
        self.assertEqual(len(set(notices.mapped("name"))), 2)

    def test_the_reply_is_stored_with_who_and_when(self):
        """R4.48"""
        case = self.a_late_case()
        with freeze_time("2026-03-08"):
            notice = self.expedited(case)
        with freeze_time("2026-03-09 10:00:00"):
            self.replied(notice, self.quality, "The laboratory is repaired on Monday.")

        self.assertEqual((notice.state, notice.replied_by_id), ("answered", self.quality))
        self.assertEqual(
            (notice.reply, str(notice.replied_on)), ("The laboratory is repaired on Monday.", "2026-03-09 10:00:00")
        )
        self.assertFalse(notice.activity_ids or notice.is_reply_late)

    def test_what_was_pressed_for_and_is_done_needs_no_reply(self):
        case = self.a_late_case()
        with freeze_time("2026-03-08"):
            notice = self.expedited(case)
            self.investigated(case)

        self.assertEqual((notice.state, notice.activity_ids.ids), ("done", []))

    def test_why_a_step_took_too_long_is_asked_once_the_case_is_closed(self):
        """R4.49"""
        case = self.a_late_case()
        with freeze_time("2026-03-08"):
            self.investigated(case)
            late = case.step_ids.filtered("is_done_late")
            self.assertEqual(late.mapped("task"), ["investigate"])
            self.assertRefused(late.with_user(self.coordinator).action_inquire, "is not closed yet")
            self.proposed(case, ("explanation", 0))
            self.approved(self.negotiated(self.approved(case)))
            self.assertTrue(case.can_inquire)

            action = case.with_user(self.coordinator).action_inquire()

        notice = self.env["after_sales.notice"].browse(action["res_id"])
        self.assertEqual((notice.kind, notice.step_id, notice.late_days), ("inquiry", late, 3))
        self.assertEqual(notice.activity_ids.user_id, self.quality)
        self.assertRefused(case.with_user(self.coordinator).action_inquire, "asked for already", notice.name)
        self.replied(notice, self.quality, "Two people were ill.")
        self.assertEqual((notice.state, notice.reply), ("answered", "Two people were ill."))

    def test_a_withdrawn_inquiry_may_be_made_again(self):
        case = self.a_late_case()
        with freeze_time("2026-03-08"):
            self.investigated(case)
            self.proposed(case, ("explanation", 0))
            self.approved(self.negotiated(self.approved(case)))
            case.with_user(self.coordinator).action_inquire()
            case.notice_ids.with_user(self.coordinator).action_cancel()
            self.assertFalse(case.notice_ids.activity_ids)

            case.with_user(self.coordinator).action_inquire()

        self.assertEqual(sorted(case.notice_ids.mapped("state")), ["cancelled", "issued"])

    def test_overdue_steps_are_proposed_to_the_coordinator_once(self):
        """R4.48"""
        case = self.a_late_case()
        proposals = lambda: case.activity_ids.filtered(  # noqa: E731 - asked three times
            lambda each: each.activity_type_id == self.env.ref("after_sales.mail_activity_type_expedite")
        )
        with freeze_time("2026-03-08"):
            self.env["after_sales.case.step"]._cron_expedite()
            first = proposals()
            self.env["after_sales.case.step"]._cron_expedite()
            self.assertEqual(proposals(), first)
            self.assertIn(self.coordinator, first.user_id)
            self.assertEqual(len(first), len(first.user_id))
            self.assertFalse(case.notice_ids)

            self.expedited(case)

        self.assertFalse(proposals())

    def test_where_the_company_wants_it_notices_are_issued_by_themselves(self):
        """R4.48"""
        self.company.after_sales_notice_automatic = True
        case = self.a_late_case()
        with freeze_time("2026-03-08"):
            self.env["after_sales.case.step"]._cron_expedite()
            self.env["after_sales.case.step"]._cron_expedite()

        self.assertEqual((len(case.notice_ids), case.notice_ids.is_automatic), (1, True))

    def test_an_overdue_reply_is_reminded_of_once(self):
        case = self.a_late_case()
        with freeze_time("2026-03-08"):
            notice = self.expedited(case)
        with freeze_time("2026-03-11"):
            self.env["after_sales.notice"]._cron_remind()
            self.assertFalse(notice.reminded_on)
        with freeze_time("2026-03-12"):
            self.env["after_sales.notice"]._cron_remind()
            first = notice.reminded_on
            self.assertIn(notice, self.env["after_sales.notice"].search([("is_reply_late", "=", True)]))
        with freeze_time("2026-03-13"):
            self.env["after_sales.notice"]._cron_remind()

        self.assertEqual((str(first), notice.reminded_on), ("2026-03-12 00:00:00", first))

    @prints
    def test_the_paper_of_a_notice_names_unit_step_and_what_is_asked(self):
        case = self.a_late_case()
        with freeze_time("2026-03-08"):
            notice = self.expedited(case)

        (page,) = self.pages(notice, self.coordinator)

        for words in (notice.name, "Expediting Notice", case.name, "Reply of the unit", "is overdue"):
            self.assertIn(words, page)

    def pages(self, notice, user):
        return super().pages("report", notice, user)

    def _report(self, form, records):
        return "after_sales.after_sales_notice_report"
