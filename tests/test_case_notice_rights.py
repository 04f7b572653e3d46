# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, new_test_user, tagged

from .case_common import CaseCommon


@tagged("post_install", "-at_install", "after_sales")
class TestCaseNoticeRights(CaseCommon):
    """The GM office alone issues notices; the unit alone replies (R4.20, R14.09)."""

    def setUp(self):
        super().setUp()
        self.case = self.an_accepted_case()
        clock = freeze_time("2026-03-08")
        clock.start()
        self.addCleanup(clock.stop)

    def test_nobody_but_the_gm_office_issues_notices(self):
        """R14.09"""
        for user in (self.sales, self.quality, self.approver_gm, self.administrator):
            self.assertRefused(self.case.with_user(user).action_expedite, "issued", error=AccessError)
            self.assertRefused(self.case.with_user(user).action_inquire, error=AccessError)
            self.assertRefused(self.step(self.case).with_user(user).action_expedite, error=AccessError)

    def test_a_notice_is_made_by_issuing_it_and_by_no_other_way(self):
        values = {"kind": "expediting", "step_id": self.step(self.case).id, "company_id": self.company.id}

        for user in (self.coordinator, self.sales, self.administrator):
            notices = self.env["after_sales.notice"].with_user(user)
            self.assertRefused(lambda notices=notices: notices.create(values), error=AccessError)

    def test_the_unit_replies_and_nobody_else(self):
        self.case.with_user(self.coordinator).action_expedite()
        notice = self.case.notice_ids

        for user in (self.sales, self.manufacturing, self.coordinator, self.approver_gm):
            self.assertFalse(notice.with_user(user).can_answer)
            self.assertRefused(notice.with_user(user).action_answer, error=AccessError)
            self.assertRefused(lambda u=user: notice.with_user(u)._answer("Not mine."), error=AccessError)
        self.assertTrue(notice.with_user(self.quality).can_answer)
        self.assertEqual(
            self.env["after_sales.notice"].with_user(self.quality).search([("is_mine", "=", True)]), notice
        )
        self.assertFalse(self.env["after_sales.notice"].with_user(self.sales).search([("is_mine", "=", True)]))

    def test_only_the_gm_office_withdraws_a_notice(self):
        self.case.with_user(self.coordinator).action_expedite()

        for user in (self.quality, self.sales):
            self.assertRefused(self.case.notice_ids.with_user(user).action_cancel, error=AccessError)

    def test_nobody_writes_a_notice_or_its_reply_past_the_buttons(self):
        self.case.with_user(self.coordinator).action_expedite()
        notice = self.case.notice_ids

        for user in (self.quality, self.coordinator, self.administrator):
            for vals in ({"reply": "x"}, {"state": "answered"}, {"reply_due": "2027-01-01"}, {"late_days": 0}):
                self.assertRefused(lambda u=user, v=vals: notice.with_user(u).write(v), error=AccessError)
            self.assertRefused(notice.with_user(user).unlink, error=AccessError)

    def test_who_has_nothing_to_do_with_the_case_sees_no_notice(self):
        self.case.with_user(self.coordinator).action_expedite()
        stranger = new_test_user(self.env, "stranger", groups="base.group_user", company_id=self.company.id)
        other = self.env["res.company"].create({"name": "Other Ltd"})
        abroad = self._a_user("coordinator", login="abroad", company=other)

        for user in (stranger, abroad):
            self.assertFalse(self.env["after_sales.notice"].with_user(user).search([]))

    def test_the_gm_office_and_the_service_department_remind_units_once_a_day(self):
        """R4.65"""
        service = self._a_user("service_department")
        step = self.step(self.case)
        for user in (self.sales, self.quality, self.administrator):
            self.assertRefused(step.with_user(user).action_remind, error=AccessError)

        step.with_user(service).action_remind()

        self.assertTrue(step.reminded_on)
        self.assertRefused(step.with_user(self.coordinator).action_remind, "were reminded today")
