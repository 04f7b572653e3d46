# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .case_common import CaseCommon


@tagged("post_install", "-at_install", "after_sales")
class TestCaseMemo(CaseCommon):
    """Memos against a decision, and joint inspections (R4.22, R4.23, R4.26, R4.35, R4.45, R7.17)."""

    def a_memo(self, case, user=None, **values):
        action = case.with_user(user or self.manufacturing).action_memo()
        memos = self.env[action["res_model"]].with_user(user or self.manufacturing).with_context(**action["context"])
        return memos.create({"text": "The gasket was the customer's own.", "request": "Share the cost.", **values})

    def role(self, memo):
        return memo.sudo()._latest_request().step_ids.role_id.name

    def test_a_memo_is_decided_one_level_above(self):
        """R7.17"""
        small, large = self.a_closed_case(("allowance", 400)), self.a_closed_case(("allowance", 501))
        memos = self.a_memo(small) | self.a_memo(large)

        memos.action_submit()

        self.assertEqual([self.role(memo) for memo in memos], ["Deputy General Manager", "General Manager"])

    def test_an_approved_memo_opens_the_decision_anew(self):
        """R4.26"""
        case = self.a_closed_case(("allowance", 400))
        memo = self.a_memo(case)
        memo.action_submit()

        memo.with_user(self.approver_gm).action_approve()

        self.assertEqual((memo.state, case.state, case.progress), ("approved", "running", "combine"))
        case.decision_ids.with_user(self.coordinator).amount = 200
        self.said(case, self.coordinator, "Shared.")
        self.approved(case)
        self.assertEqual((case.state, case.amount_total), ("approved", 200))

    def test_a_refused_memo_leaves_the_decision_as_it_is(self):
        case = self.a_closed_case(("allowance", 400))
        memo = self.a_memo(case)
        memo.action_submit()

        memo.with_user(self.approver_gm)._refuse("It is our gasket.")

        self.assertEqual((memo.state, case.state), ("draft", "approved"))

    def test_a_refused_memo_is_submitted_again(self):
        memo = self.a_memo(self.a_closed_case(("allowance", 400)))
        memo.action_submit()
        memo.with_user(self.approver_gm)._refuse("Say why.")

        memo.action_submit()

        self.assertEqual(memo.state, "submitted")

    def test_an_appeal_does_not_touch_the_decision(self):
        """R4.35"""
        case = self.a_closed_case(("allowance", 400))
        memo = self.a_memo(case, kind="appeal")
        memo.action_submit()

        memo.with_user(self.approver_gm).action_approve()

        self.assertEqual((memo.state, case.state), ("approved", "approved"))

    def test_a_memo_needs_a_case_that_was_accepted_and_not_carried_out(self):
        self.assertRefused(self.a_memo(self.a_reported_case(self.order)).action_submit, "has not been accepted")
        case = self.a_closed_case(("rework", 120))
        case.decision_ids.with_user(self.sales).action_mark_executed()

        self.assertRefused(self.a_memo(case).action_submit, "has been carried out")

    def test_whoever_writes_a_memo_does_not_decide_it(self):
        """R7.18"""
        memo = self.a_memo(self.a_closed_case(("allowance", 400)), user=self.approver_gm)
        memo.action_submit()

        self.assertRefused(memo.with_user(self.approver_gm).action_approve)

    def test_memos_are_opened_from_the_case(self):
        case = self.a_closed_case(("allowance", 400))
        self.a_memo(case)

        self.assertEqual((case.memo_count, case.action_view_memos()["res_model"]), (1, "after_sales.case.memo"))

    # -- joint inspections ---------------------------------------------------------------------------------------------

    def an_inspection(self, case, **values):
        return (
            self.env["after_sales.case.inspection"]
            .with_user(self.sales)
            .create({"case_id": case.id, "place": "Site 4", "quality_id": self.quality.id, **values})
        )

    def test_those_who_go_together_are_told(self):
        """R4.22"""
        case = self.an_accepted_case()

        self.an_inspection(case, manufacturing_id=self.manufacturing.id)

        self.assertEqual(case.activity_ids.user_id, self.quality | self.manufacturing)

    def test_the_general_manager_sends_somebody_in_the_place_of_quality(self):
        """R4.22"""
        inspection = self.an_inspection(self.an_accepted_case())
        values = {"substitute_id": self.rnd.id}

        self.assertRefused(lambda: inspection.write(values), "said by the general manager", error=AccessError)
        self.assertRefused(lambda: self.an_inspection(inspection.case_id, **values), error=AccessError)
        inspection.with_user(self.approver_gm).write(values)

        self.assertIn(self.rnd, inspection.case_id.activity_ids.user_id)

    def test_the_report_goes_to_the_general_manager_within_three_days(self):
        """R4.23"""
        inspection = self.an_inspection(self.an_accepted_case())
        self.assertRefused(inspection.action_report, "when it took place")
        inspection.write({"inspected_on": "2026-02-26 10:00:00", "report": "Gasket torn."})
        self.assertTrue(inspection.is_late)

        inspection.action_report()

        self.assertEqual(str(inspection.report_due), "2026-03-01")
        self.assertIn(self.approver_gm, inspection.case_id.activity_ids.user_id)
        self.assertRefused(lambda: inspection.write({"report": "Never mind."}), "reported to the general manager")
        self.assertRefused(inspection.action_report, "reported to the general manager")
        inspection.with_user(self.approver_gm).instruction = "Replace all gaskets."
