# Part of after_sales. LGPL-3.
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .approval_time_common import DUE, ESCALATE, MONDAY, REMIND, ApprovalTimeCommon


@tagged("post_install", "-at_install", "after_sales")
@freeze_time(MONDAY)
class TestApprovalTime(ApprovalTimeCommon):
    """Until when somebody should decide, and who is told that it waits for him (R7.19; A41)."""

    # -- until when ----------------------------------------------------------------------------------------------------

    def test_a_step_is_due_after_the_working_hours_of_the_policy(self):
        document = self.a_submitted_return(self.order, (self.product, 1))

        step = document.approval_step_ids
        self.assertEqual([step.remind_on, step.due_on, step.escalate_on], self.moments(REMIND, DUE, ESCALATE))
        self.assertEqual(document.approval_request_ids.due_on, step.due_on)

    def test_an_evening_and_a_weekend_do_not_count(self):
        with freeze_time("2026-03-06 18:30:00"):
            step = self.a_submitted_return(self.order, (self.product, 1)).approval_step_ids

        self.assertEqual([step.due_on], self.moments("2026-03-10 17:00:00"))

    def test_a_holiday_does_not_count(self):
        self.env["resource.calendar.leaves"].create({
            "name": "Holiday", "calendar_id": self.calendar.id, "company_id": self.company.id,
            "date_from": "2026-03-03 00:00:00", "date_to": "2026-03-03 23:59:59",
        })  # fmt: skip

        step = self.a_submitted_return(self.order, (self.product, 1)).approval_step_ids

        self.assertEqual([step.due_on], self.moments("2026-03-04 17:00:00"))

    def test_the_only_holder_has_his_own_working_hours(self):
        mornings = [
            Command.create({"name": day, "dayofweek": day, "hour_from": 8, "hour_to": 12, "day_period": "morning"}) for day in "01234"
        ]
        calendar = self.env["resource.calendar"].create({"name": "Mornings", "tz": "UTC", "attendance_ids": mornings})
        self.env["hr.employee"].sudo().create({
            "name": "Mira", "user_id": self.approver_manager.id, "company_id": self.company.id,
            "resource_calendar_id": calendar.id,
        })  # fmt: skip

        alone = self.a_submitted_return(self.order, (self.product, 1)).approval_step_ids
        self.manager_role.deputy_ids = self.accountant
        together = self.a_submitted_return(self.order, (self.product, 1)).approval_step_ids

        self.assertEqual([alone.due_on, together.due_on], self.moments("2026-03-05 12:00:00", DUE))

    def test_without_hours_in_the_policy_there_is_no_deadline(self):
        self.an_authority_table(("manager", None), due_hours=0)

        step = self.a_submitted_return(self.order, (self.product, 1)).approval_step_ids

        self.assertFalse(step.remind_on or step.due_on or step.escalate_on)
        self.assertEqual(step.told_ids, self.approver_manager)

    def test_each_step_has_its_time_from_when_it_is_asked(self):
        self.an_authority_table(("manager", 500), ("gm", None, {"is_always_asked": True}))
        document = self.a_submitted_return(self.order, (self.product, 1))
        first, second = document.approval_step_ids
        self.assertFalse(second.due_on or second.told_ids)

        with freeze_time("2026-03-03 08:00:00"):
            document.with_user(self.approver_manager).action_approve()

        self.assertEqual([first.due_on, second.due_on], self.moments(DUE, "2026-03-04 17:00:00"))
        self.assertEqual(document.approval_request_ids.due_on, second.due_on)
        self.assertEqual(self.activities(document).user_id, self.approver_gm)

    # -- who is told ---------------------------------------------------------------------------------------------------

    def test_who_may_sign_gets_an_activity_and_one_mail(self):
        with self.told() as mails:
            document = self.a_submitted_return(self.order, (self.product, 2))

        activity = self.activities(document)
        self.assertEqual((activity.user_id, str(activity.date_deadline)), (self.approver_manager, "2026-03-03"))
        for part in (document.name, "200.00", "Rosa Alvarez"):
            self.assertIn(part, activity.summary)
        self.assertEqual(mails().recipient_ids, self.approver_manager.partner_id)
        self.assertEqual((mails().subject, mails().state), (activity.summary, "outgoing"))
        self.assertIn(f"/mail/view?model=after_sales.return&amp;res_id={document.id}", mails().body_html)

    def test_who_reads_in_odoo_gets_no_mail(self):
        self.approver_manager.notification_type = "inbox"

        with self.told() as mails:
            document = self.a_submitted_return(self.order, (self.product, 1))

        self.assertFalse(mails())
        notification = self.env["mail.notification"].search([("res_partner_id", "=", self.approver_manager.partner_id.id)])
        self.assertIn(document.name, notification.mail_message_id.subject)

    def test_everybody_reads_his_own_language(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        self.approver_manager.lang = "fr_FR"
        template = self.env.ref("after_sales.mail_template_approval_notice")
        template.with_context(lang="fr_FR").body_html = "<p>Bonjour</p>"

        with self.told() as mails:
            self.a_submitted_return(self.order, (self.product, 1))

        self.assertIn("Bonjour", mails().body_html)

    def test_the_requester_and_editors_are_never_asked(self):
        self.sales.group_ids += self.env.ref("after_sales.after_sales_group_approver_manager")

        document = self.a_submitted_return(self.order, (self.product, 1))

        self.assertEqual(self.activities(document).user_id, self.approver_manager)

    def test_of_many_holders_five_are_told(self):
        self.manager_role.user_ids = [Command.set([self._a_user("approver_manager", login=f"many_{n}").id for n in range(7)])]

        document = self.a_submitted_return(self.order, (self.product, 1))

        self.assertEqual(len(self.activities(document)), 5)

    def test_several_documents_at_once_are_one_mail(self):
        documents = self.drafts(3)

        with self.told() as mails:
            documents.action_submit()

        self.assertEqual(len(mails()), 1)
        self.assertIn("3 approvals", mails().subject)
        for document in documents:
            self.assertIn(document.name, mails().body_html)
        self.assertEqual(len(self.activities(documents)), 3)

    def test_activities_go_when_the_step_is_over(self):
        for end in (
            lambda document: document.with_user(self.approver_manager).action_approve(),
            lambda document: document.with_user(self.approver_manager)._refuse("no"),
            lambda document: document.action_recall(),
            lambda document: document.action_cancel(),
        ):
            document = self.a_submitted_return(self.order, (self.product, 1))
            self.assertTrue(self.activities(document))
            end(document)
            self.assertFalse(self.activities(document))

    def test_of_two_signatures_the_other_one_is_still_asked(self):
        second = self._a_user("approver_manager", login="second_manager")
        self.an_authority_table(("manager", None, {"votes": 2}))
        document = self.a_submitted_return(self.order, (self.product, 1))

        document.with_user(self.approver_manager).action_approve()

        self.assertEqual((document.state, self.activities(document).user_id), ("submitted", second))

    def test_the_price_of_telling_does_not_grow_with_the_documents(self):
        few, many = (self.cost_of_telling(count) for count in (2, 20))

        self.assertLess((many - few) / 18, 2, f"{few} queries for 2 documents, {many} for 20")

    def cost_of_telling(self, count):
        documents = self.drafts(count)
        documents.action_submit()
        steps = documents.sudo().approval_step_ids
        steps.write({"begun_on": False})
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        steps.browse(steps.ids)._begin()
        self.env.flush_all()
        return self.env.cr.sql_log_count - before
