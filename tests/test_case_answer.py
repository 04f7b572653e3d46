# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError, ValidationError
from odoo.fields import Command
from odoo.tests import tagged

from .case_common import CaseCommon


@tagged("post_install", "-at_install", "after_sales")
class TestCaseAnswer(CaseCommon):
    """One intake for complaints, notes and inquiries: each goes to its owner, who answers or passes it on (R4.14, R4.37)."""

    def set_stage(self):
        super().set_stage()
        self.owners = self.env["after_sales.case.owner"]

    def an_inquiry(self, **values):
        values = {"kind": "inquiry", "line_ids": [], "reason_id": False, "subject": "Is it rated for 6 bar?", **values}
        return self.a_reported_case(self.order, **values)

    def answered(self, case, user, words="Up to 8 bar."):
        action = case.with_user(user).action_answer()
        remarks = self.env[action["res_model"]].with_user(user).with_context(**action["context"])
        remarks.create({"comment": words}).action_confirm()

    def an_owner(self, **values):
        return self.owners.create({"category": "supplied", **values})

    def test_an_inquiry_is_answered_and_closed_without_number_and_route(self):
        """R4.14"""
        case = self.an_inquiry()

        self.answered(case, self.sales)

        self.assertEqual((case.state, case.answer, case.answered_by_id), ("done", "Up to 8 bar.", self.sales))
        self.assertFalse(case.accepted_on or case.step_ids)
        self.assertRefused(lambda: self.answered(case, self.sales), "not answered at once")

    def test_an_inquiry_gets_no_number(self):
        case = self.an_inquiry()

        self.assertRefused(case.with_user(self.coordinator).action_accept, "is an inquiry")

    def test_an_inquiry_becomes_a_complaint(self):
        case = self.an_inquiry(line_ids=[], reason_id=self.reason.id, category="other")
        case.with_user(self.coordinator).action_convert()

        case.with_user(self.coordinator).action_accept()

        self.assertEqual((case.kind, case.state), ("complaint", "running"))

    def test_billing_is_the_matter_of_finance_and_answered_on_the_spot(self):
        """R4.37"""
        case = self.a_reported_case(self.order, line_ids=[], category="billing")

        self.assertIn(self.accountant, case.activity_ids.user_id)
        self.assertEqual(case.with_user(self.accountant).subject, case.subject)
        self.assertTrue(case.with_user(self.accountant).can_answer)
        self.answered(case, self.accountant, "Invoice corrected.")

        self.assertEqual((case.state, case.answer), ("done", "Invoice corrected."))
        self.assertFalse(case.activity_ids)

    def test_what_cannot_be_settled_goes_to_the_head_of_the_unit_and_the_coordinator(self):
        head = self._a_user("quality", login="head_of_purchasing")
        employees = self.env["hr.employee"].create(
            [{"name": user.name, "user_id": user.id, "company_id": self.company.id} for user in (head, self.clerk)]
        )
        buying = self.env["hr.department"].create(
            {"name": "Purchasing", "company_id": self.company.id, "manager_id": employees[0].id}
        )
        employees[1].department_id = buying
        self.an_owner(department_id=buying.id, company_id=self.company.id, is_on_the_spot=True)
        case = self.a_reported_case(self.order, category="supplied")
        self.assertEqual(case.activity_ids.user_id, head | self.clerk)

        case.with_user(self.clerk).action_escalate()

        self.assertIn(head, case.activity_ids.user_id)
        self.assertIn(self.coordinator, case.activity_ids.user_id)
        self.assertNotIn(self.clerk, case.activity_ids.user_id)
        self.assertRefused(lambda: self.answered(case, self.clerk), "not answered at once")
        self.assertRefused(case.with_user(self.clerk).action_escalate, "cannot be passed on")
        case.with_user(self.coordinator).action_accept()
        self.assertEqual(case.state, "running")

    def test_an_inquiry_that_is_passed_on_is_a_complaint(self):
        case = self.an_inquiry()

        case.with_user(self.sales).action_escalate()

        self.assertEqual((case.kind, bool(case.escalated_on)), ("complaint", True))

    def test_complaints_of_others_take_their_route(self):
        case = self.a_reported_case(self.order)

        self.assertFalse(case.with_user(self.coordinator).can_answer)
        self.assertRefused(lambda: self.answered(case, self.coordinator), "takes its way through the departments")

    def test_nobody_answers_what_is_the_matter_of_others(self):
        case = self.a_reported_case(self.order, line_ids=[], category="billing")

        for user in (self.sales, self.clerk, self.quality):
            for forbidden in (case.with_user(user).action_answer, case.with_user(user).action_escalate):
                self.assertRefused(forbidden, "is a matter of", error=AccessError)
            self.assertRefused(lambda user=user: case.with_user(user)._answer("No."), error=AccessError)
        for vals in ({"answer": "x"}, {"answered_on": "2026-03-02"}, {"owner_id": False}, {"escalated_on": False}):
            self.assertRefused(lambda vals=vals: case.with_user(self.sales).write(vals), error=AccessError)

    def test_the_most_particular_owner_comes_first(self):
        common = self.an_owner(category=False, group_id=self.env.ref("after_sales.after_sales_group_clerk").id)
        inquiries = self.an_owner(category=False, kind="inquiry", user_id=self.rnd.id)
        own = self.an_owner(company_id=self.company.id, user_id=self.quality.id)

        found = [
            self.owners._find(self.company, category, kind)
            for category, kind in (("supplied", "complaint"), ("quality", "inquiry"), ("quality", "complaint"))
        ]

        self.assertEqual(found, [own, inquiries, common])

    def test_an_owner_is_somebody_and_kept_by_coordinator_and_administrator(self):
        self.assertRefused(lambda: self.an_owner(), "Choose one", error=ValidationError)
        owner = self.an_owner(user_id=self.rnd.id)

        for user in (self.coordinator, self.administrator):
            owner.with_user(user).is_on_the_spot = True
        for user in (self.sales, self.quality, self.accountant):
            self.assertRefused(lambda user=user: owner.with_user(user).write({"sequence": 1}), error=AccessError)

    def test_the_technical_department_confirms_the_claim_where_the_route_asks_it(self):
        """R4.34"""
        technical = self.env.ref("after_sales.after_sales_group_rnd")
        self.env["after_sales.case.route"].create(
            {
                "name": "With claim",
                "company_id": self.company.id,
                "category": "quality",
                "step_ids": [Command.create({"name": "Claim", "task": "confirm", "group_id": technical.id})],
            }
        )
        case = self.an_accepted_case()
        self.assertEqual(case.progress, "confirm")
        refused = [lambda: self.said(case, self.rnd), lambda: case.with_user(self.quality).write({"claim_note": "x"})]

        self.assertRefused(refused[0], "whether the customer's claim is confirmed")
        self.assertRefused(refused[1], "cannot be written by you now", error=AccessError)
        case.with_user(self.rnd).claim_finding = "partly"
        self.assertRefused(refused[0], "technical grounds")
        case.with_user(self.rnd).claim_note = "Two of three seals were fitted dry."
        self.said(case, self.rnd)

        self.assertEqual((case.claim_finding, case.step_ids.state), ("partly", "done"))
