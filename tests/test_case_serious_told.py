# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .case_common import CaseCommon


@tagged("post_install", "-at_install", "after_sales")
class TestCaseSeriousTold(CaseCommon):
    """Who is told of what, once (R4.31, R4.33, R4.36, R4.54, R4.56, R4.64)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.supervisor = cls._a_user("supervisor")
        cls.company.after_sales_claim_check = False

    def kinds(self, case):
        return case.escalation_ids.mapped("kind")

    def told(self, case, kind):
        return case.escalation_ids.filtered(lambda each: each.kind == kind).user_ids

    def activities(self, case, kind):
        return case.activity_ids.filtered(lambda each: each.after_sales_escalation_id.kind == kind)

    def test_the_head_of_sales_convenes_the_departments(self):
        """R4.54"""
        case = self.a_reported_case(self.order, demand="return")

        meeting = self.activities(case, "convene")
        self.assertEqual(meeting.user_id, self.approver_manager)
        self.assertEqual(meeting.activity_type_id, self.env.ref("mail.mail_activity_data_meeting"))
        self.assertIn("come back", meeting.note)
        self.assertEqual(case.with_user(self.approver_manager).subject, case.subject)
        self.assertNotIn("manager", self.kinds(case))

    def test_the_general_manager_is_told_and_the_house_looks_for_the_same_fault(self):
        """R4.56, R7.11"""
        case = self.a_reported_case(self.order, claimed_amount=501)

        self.assertEqual(self.told(case, "manager"), self.approver_gm)
        for kind in ("traceback", "containment", "capa"):
            self.assertEqual(self.activities(case, kind).user_id, self.quality)
        self.assertNotIn("convene", self.kinds(case))

    def test_the_sheet_that_is_begun_answers_the_wish_for_it(self):
        """R4.56"""
        case = self.investigated(self.an_accepted_case(claimed_amount=501))
        self.assertTrue(self.activities(case, "capa"))

        case.with_user(self.quality).action_open_capa()

        row = case.escalation_ids.filtered(lambda each: each.kind == "capa")
        self.assertEqual((row.done_by_id, self.activities(case, "capa").ids), (self.quality, []))

    def test_every_complaining_customer_is_visited(self):
        """R4.64"""
        case = self.a_reported_case(self.order)

        visit = self.activities(case, "visit")
        self.assertEqual((visit.user_id, self.kinds(case)), (self.supervisor, ["visit"]))
        visit.with_user(self.supervisor).action_feedback(feedback="Saw the leak myself.")
        row = case.escalation_ids
        self.assertEqual((row.done_by_id, row.result), (self.supervisor, "Saw the leak myself."))

    def test_a_note_is_no_complaint(self):
        case = self.a_reported_case(self.order, kind="note", demand="return")

        self.assertFalse(case.escalation_ids or case.is_serious)

    def test_the_chief_engineer_is_told_of_important_information(self):
        """R4.36"""
        case = self.a_reported_case(self.order, is_important=True)

        self.assertEqual(self.told(case, "chief_engineer"), self.rnd)

    def test_transport_damage_is_told_to_the_leader_of_after_sales(self):
        """R4.33"""
        case = self.a_reported_case(self.order, category="transport")

        self.assertEqual(self.told(case, "transport"), self.supervisor)

    def test_the_emergency_plan_starts_when_a_delivery_complaint_cannot_be_answered_in_time(self):
        """R4.31"""
        case = self.a_reported_case(self.order, category="date")
        self.assertNotIn("emergency", self.kinds(case))

        case.is_emergency = True

        plan = self.activities(case, "emergency")
        self.assertEqual((plan.user_id, str(plan.date_deadline)), (self.manufacturing, "2026-03-02"))
        other = self.a_reported_case(self.order, is_emergency=True)
        self.assertNotIn("emergency", self.kinds(other))

    def test_nobody_is_told_twice(self):
        case = self.a_reported_case(self.order, demand="return", claimed_amount=501)
        before = len(case.activity_ids), len(case.escalation_ids)

        case.grade = "4"
        case.with_user(self.coordinator).action_accept()
        case._look_at_facts()
        case._look_at_facts()

        self.assertEqual((len(case.activity_ids), len(case.escalation_ids)), before)

    def test_whom_the_company_names_is_told_and_what_it_switches_off_is_not(self):
        self.env["after_sales.case.audience"].create(
            [
                {"kind": "convene", "company_id": self.company.id, "user_ids": self.clerk.ids, "days": 5},
                {"kind": "visit", "company_id": self.company.id, "active": False},
            ]
        )
        case = self.a_reported_case(self.order, demand="return")

        self.assertEqual((self.told(case, "convene"), self.kinds(case)), (self.clerk, ["convene"]))
        self.assertEqual(str(case.escalation_ids.due), "2026-03-07")

    def test_where_nobody_is_named_it_is_told_as_soon_as_somebody_is(self):
        self.supervisor.active = False
        case = self.a_reported_case(self.order)
        self.assertFalse(case.escalation_ids)

        self.supervisor.active = True
        case._look_at_facts()

        self.assertEqual(self.told(case, "visit"), self.supervisor)

    def test_only_the_administrator_says_who_is_told(self):
        audiences = self.env["after_sales.case.audience"]
        audiences.with_user(self.administrator).create({"kind": "visit", "company_id": self.company.id})

        for user in (self.sales, self.coordinator, self.approver_gm):
            lines = audiences.with_user(user)
            self.assertRefused(
                lambda lines=lines: lines.create({"kind": "convene", "company_id": self.company.id}), error=AccessError
            )
            self.assertRefused(lambda lines=lines: lines.search([]).write({"active": False}), error=AccessError)

    def test_nobody_writes_who_was_told(self):
        case = self.a_reported_case(self.order)

        for user in (self.sales, self.coordinator, self.administrator):
            row = case.escalation_ids.with_user(user)
            self.assertRefused(lambda row=row: row.write({"done_on": "2026-03-02 10:00:00"}), error=AccessError)
            self.assertRefused(row.unlink, error=AccessError)
