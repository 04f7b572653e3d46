# Part of after_sales. LGPL-3.
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .approval_time_common import DUE, ESCALATE, LATE, MONDAY, REMIND, ROLE, ApprovalTimeCommon


@tagged("post_install", "-at_install", "after_sales")
@freeze_time(MONDAY)
class TestApprovalTimePassing(ApprovalTimeCommon):
    """What happens when nobody answers, or whoever was asked leaves; nothing is ever decided by it (A41, A46)."""

    # -- as time goes by -----------------------------------------------------------------------------------------------

    def test_a_reminder_comes_once_before_it_is_due(self):
        document = self.a_submitted_return(self.order, (self.product, 1))

        self.assertEqual(self.told_at("2026-03-03 11:59:00"), {})
        self.assertEqual(self.told_at(REMIND), {self.approver_manager: f"{document.name} is due soon"})
        self.assertEqual(self.told_at(DUE), {})

    def test_what_is_late_is_told_once_to_holders_and_requester(self):
        document = self.a_submitted_return(self.order, (self.product, 1))

        told = self.told_at(LATE)

        self.assertEqual(
            told, {self.approver_manager: f"{document.name} is late", self.sales: f"{document.name} over"}
        )
        self.assertEqual([document.approval_step_ids.late_on], self.moments(LATE))
        self.assertEqual(self.told_at("2026-03-03 18:00:00"), {})

    def test_then_the_next_level_is_told_once_and_it_is_logged(self):
        document = self.a_submitted_return(self.order, (self.product, 1))
        self.told_at(LATE)

        self.assertEqual(self.told_at(ESCALATE), {self.approver_deputy_gm: f"{document.name} is late"})
        self.assertEqual(self.told_at("2026-04-01 12:00:00"), {})

        self.assertEqual(self.activities(document).user_id, self.approver_manager | self.approver_deputy_gm)
        row = self.log(document)[-1:]
        self.assertEqual((row.event, row.role_id), ("rerouted", self.deputy_role))
        self.assertIn("Nobody decided in time", row.comment)
        document.with_user(self.approver_deputy_gm).action_approve()
        self.assertFalse(self.activities(document))

    def test_a_late_job_tells_lateness_and_the_next_level_but_no_reminder(self):
        document = self.a_submitted_return(self.order, (self.product, 1))

        told = self.told_at("2026-03-20 12:00:00")

        self.assertEqual(set(told), {self.approver_manager, self.sales, self.approver_deputy_gm})
        self.assertFalse(document.approval_step_ids.reminded_on)
        self.assertEqual(self.told_at("2026-03-20 12:00:00"), {})

    def test_above_the_highest_level_there_is_nobody_to_tell(self):
        document = self.a_submitted_return(self.order, (self.product, 60))
        self.told_at(LATE)

        self.assertEqual(self.told_at(ESCALATE), {})

        self.assertEqual(self.log(document).mapped("event"), ["submitted"])

    def test_time_never_decides(self):
        document = self.a_submitted_return(self.order, (self.product, 1))

        self.told_at("2028-01-03 12:00:00")

        self.assertEqual((document.state, document.approval_step_ids.state), ("submitted", "waiting"))
        self.assertEqual(document.approval_request_ids.state, "waiting")
        self.assertFalse(document.approval_step_ids.decided_by_id)

    def test_one_run_sends_each_person_one_mail(self):
        documents = self.drafts(3)
        documents.action_submit()

        with self.told() as mails:
            self.run_at(LATE)

        self.assertEqual(mails().recipient_ids, (self.approver_manager | self.sales).partner_id)
        self.assertEqual(len(mails()), 2)

    # -- who left ------------------------------------------------------------------------------------------------------

    def test_when_the_only_holder_left_the_next_level_is_told(self):
        document = self.a_submitted_return(self.order, (self.product, 1))
        self.approver_manager.action_archive()

        told = self.told_at(MONDAY)

        self.assertEqual(told, {self.approver_deputy_gm: f"{document.name} waits for"})
        self.assertEqual(self.activities(document).user_id, self.approver_deputy_gm)
        self.assertEqual(self.newest(document).state, "waiting")

    def test_what_too_few_are_left_for_is_asked_anew_of_whoever_may(self):
        second = self._a_user("approver_manager", login="second_manager")
        self.an_authority_table(("manager", None, {"votes": 2}), ("deputy_gm", 0.0), ("gm", None))
        document = self.a_submitted_return(self.order, (self.product, 1))
        (self.approver_gm | second).action_archive()
        self.env.ref(f"{ROLE}gm").user_ids = self.auditor
        self.approver_manager.action_archive()

        self.run_at(MONDAY)

        request = self.newest(document)
        self.assertEqual((request.state, request.step_ids.role_id.name), ("waiting", "General Manager"))
        self.assertEqual((request.requester_id, self.activities(document).user_id), (self.sales, self.auditor))
        self.assertEqual(self.log(document).mapped("event"), ["submitted", "rerouted"])

    def test_without_anybody_it_is_blocked_until_somebody_is_named(self):
        document = self.a_submitted_return(self.order, (self.product, 1))
        groups = {role: role.group_id for role in self.env["after_sales.approval.role"].search([])}
        for role in groups:
            role.group_id = False

        self.run_at(MONDAY)

        self.assertEqual(self.newest(document).state, "blocked")
        self.assertIn(self.administrator, self.activities(document).user_id)
        self.run_at(MONDAY)
        self.assertEqual(len(document.approval_request_ids), 2)

        self.manager_role.user_ids = self.approver_manager
        self.run_at(MONDAY)

        self.assertEqual(self.newest(document).state, "waiting")
        self.assertEqual(self.activities(document).user_id, self.approver_manager)
        self.assertEqual(self.log(document).mapped("event"), ["submitted", "blocked", "rerouted"])
        document.with_user(self.approver_manager).action_approve()
        self.assertEqual(document.state, "approved")

    def test_who_takes_over_the_role_is_told(self):
        document = self.a_submitted_return(self.order, (self.product, 1))
        self.manager_role.write({"group_id": False, "user_ids": [Command.set(self.accountant.ids)]})

        told = self.told_at(MONDAY)

        self.assertEqual(told, {self.accountant: f"{document.name} waits for"})
        self.assertEqual(self.activities(document).user_id, self.accountant)
        self.assertEqual(self.told_at(MONDAY), {})
