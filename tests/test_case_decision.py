# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from .case_common import CaseCommon


@tagged("post_install", "-at_install", "after_sales")
class TestCaseDecision(CaseCommon):
    """What is decided, and by whom (R4.16, R4.38 to R4.41, R7.01, R7.04, R7.15)."""

    def role(self, case):
        return case.sudo()._latest_request().step_ids.role_id.name

    def test_the_whole_value_of_the_case_chooses_who_approves(self):
        """R7.04: 1,000 + 1,130 = 2,130 is for the deputy general manager."""
        case = self.a_proposed_case(("allowance", 1000), ("compensation", 1130))

        case.with_user(self.coordinator).action_submit()

        self.assertEqual(case.amount_total, 2130)
        self.assertEqual(self.role(case), "Deputy General Manager")

    def test_each_level_approves_up_to_its_limit(self):
        """R7.01"""
        for amount, role in ((500, "Sales Manager"), (500.01, "Deputy General Manager"), (5000.01, "General Manager")):
            somebody = self.env["res.partner"].create({"name": str(amount)})
            values = {"partner_id": somebody.id, "line_ids": [], "category": "service"}
            case = self.a_proposed_case(("allowance", amount), **values)
            case.with_user(self.coordinator).action_submit()
            self.assertEqual(self.role(case), role)

    def test_the_final_decision_does_not_count_what_was_granted_for_the_same_case(self):
        """R7.04"""
        case = self.negotiated(self.approved(self.a_proposed_case(("allowance", 400))))

        case.with_user(self.coordinator).action_submit()

        self.assertEqual(self.role(case), "Sales Manager")

    def test_after_the_first_approval_the_case_goes_to_negotiation(self):
        """R4.38"""
        case = self.approved(self.a_proposed_case(("allowance", 400)))

        self.assertEqual((case.state, case.progress), ("running", "negotiate"))
        self.assertFalse(case.with_user(self.sales).can_execute)

    def test_what_was_negotiated_is_reviewed_by_the_superior(self):
        """R7.15"""
        case = self.approved(self.a_proposed_case(("allowance", 400)))
        case.with_user(self.sales).negotiation_result = "accepted"
        step = self.step(case).with_user(self.sales)
        step.opinion = "He agrees."

        self.assertRefused(step.action_complete, "reviewed by the superior")
        for user in (self.sales, self.quality, self.approver_gm):
            self.assertRefused(case.with_user(user).action_review, error=AccessError)
        case.with_user(self.approver_manager).action_review()
        step.action_complete()

        self.assertEqual(case.progress, "combine")

    def test_the_superior_of_the_organisation_chart_reviews(self):
        """R7.15"""
        chief, seller = self.env["hr.employee"].create(
            [{"name": "Chief", "user_id": self.quality.id}, {"name": "Seller", "user_id": self.sales.id}]
        )
        seller.parent_id = chief
        case = self.approved(self.a_proposed_case(("allowance", 400)))
        case.with_user(self.sales).negotiation_result = "accepted"

        self.assertRefused(case.with_user(self.approver_manager).action_review, self.quality.name, error=AccessError)
        case.with_user(self.quality).action_review()

        self.assertEqual(case.negotiation_reviewed_by_id, self.quality)

    def test_writing_it_anew_takes_the_review_off(self):
        case = self.approved(self.a_proposed_case(("allowance", 400)))
        case.with_user(self.sales).negotiation_result = "accepted"
        case.with_user(self.approver_manager).action_review()

        case.with_user(self.sales).negotiation_note = "He wants it by Friday."

        self.assertFalse(case.negotiation_reviewed_by_id)

    def test_the_final_decision_closes_the_case(self):
        """R4.41"""
        case = self.a_closed_case(("allowance", 400))

        self.assertEqual((case.state, case.progress, case.execution_status), ("approved", "execution", "open"))

    def test_five_units_get_their_copy_and_may_read_it(self):
        """R4.40"""
        case = self.approved(self.a_proposed_case(("allowance", 400)))
        self.assertRefused(lambda: case.with_user(self.accountant).read(["name"]), error=AccessError)

        self.approved(self.negotiated(case))

        told = case.message_ids.filtered(lambda message: "closed form" in (message.body or "")).notified_partner_ids
        for user in (self.quality, self.manufacturing, self.sales, self.accountant, self.coordinator):
            self.assertIn(user.partner_id, told)
            self.assertEqual(case.with_user(user).name, case.name)

    def test_nothing_changes_while_authority_decides(self):
        case = self.a_proposed_case(("allowance", 400))
        case.with_user(self.coordinator).action_submit()

        self.assertRefused(lambda: case.decision_ids.with_user(self.sales).write({"amount": 1}), "cannot change")
        self.assertRefused(lambda: case.with_user(self.coordinator).write({"finding": "unfounded"}), "cannot change")

    def test_a_refused_decision_comes_back_to_the_coordinator(self):
        case = self.a_proposed_case(("allowance", 400))
        case.with_user(self.coordinator).action_submit()

        case.with_user(self.approver_gm)._refuse("Too much.")
        case.decision_ids.with_user(self.sales).amount = 300
        self.approved(case)

        self.assertEqual((case.refusal, case.progress), (False, "negotiate"))

    def test_a_case_is_not_submitted_while_a_unit_still_has_it(self):
        case = self.an_accepted_case()
        case.with_user(self.coordinator).decision_ids = [Command.create({"kind": "allowance", "amount": 10})]

        self.assertRefused(case.with_user(self.coordinator).action_submit, "still with")

    def test_nothing_is_decided_above_what_was_delivered(self):
        case = self.a_proposed_case(("explanation", 0))
        case.with_user(self.sales).decision_ids = [
            Command.create({"kind": "return", "line_id": case.line_ids.id, "quantity": 11})
        ]

        self.assertRefused(case.with_user(self.coordinator).action_submit, "only 10 were delivered")

    def test_a_return_waits_until_the_quantity_is_known(self):
        """R4.07"""
        case = self.a_proposed_case(("explanation", 0), is_quantity_unknown=True)
        case.with_user(self.sales).decision_ids = [
            Command.create({"kind": "return", "line_id": case.line_ids.id, "quantity": 1})
        ]

        self.assertRefused(case.with_user(self.coordinator).action_submit, "still processing")
        case.with_user(self.sales).is_quantity_unknown = False
        case.with_user(self.coordinator).action_submit()

    def test_goods_that_come_back_are_worth_what_they_were_sold_for(self):
        self.invoiced(self.order)
        case = self.a_proposed_case(("explanation", 0))

        case.with_user(self.sales).decision_ids = [
            Command.create({"kind": "return", "line_id": case.line_ids.id, "quantity": 3})
        ]

        self.assertEqual(case.amount_total, 300)

    def test_the_coordinator_who_submitted_does_not_approve(self):
        """R7.18"""
        self.coordinator.group_ids += self.env.ref("after_sales.after_sales_group_approver_gm")
        case = self.a_proposed_case(("allowance", 400))
        case.with_user(self.coordinator).action_submit()

        self.assertRefused(case.with_user(self.coordinator).action_approve, error=AccessError)
