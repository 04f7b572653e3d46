# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .case_common import CaseCommon


@tagged("post_install", "-at_install", "after_sales")
class TestCaseDetour(CaseCommon):
    """Off the route: sent back, skipped with a reason, put in (R4.16, R4.17)."""

    def confirmed(self, action, user, **values):
        """Fill in the dialog that ``action`` opens."""
        wizard = self.env[action["res_model"]].with_user(user).with_context(**action["context"])
        return wizard.create(values).action_confirm()

    def test_a_step_sent_back_goes_to_that_unit_and_comes_here_again(self):
        case = self.investigated(self.an_accepted_case())
        measured = case.step_ids.filtered(lambda step: step.task == "measure")
        self.said(case, self.approver_manager)
        step = self.step(case).with_user(self.coordinator)

        self.confirmed(step.action_send_back(), self.coordinator, comment="Which machine?", step_id=measured.id)

        self.assertEqual((step.state, step.remark, measured.state), ("returned", "Which machine?", "done"))
        self.assertEqual((case.progress, self.step(case).remark), ("measure", "Which machine?"))
        case.with_user(self.manufacturing).machine = "Press 4"
        self.said(case, self.manufacturing, "Press 4.")
        self.assertEqual(self.step(case).name, step.name)
        self.said(case, self.coordinator)
        self.assertEqual(case.progress, "handling")

    def test_sending_back_needs_a_step_that_is_done(self):
        case = self.an_accepted_case()
        step = self.step(case).with_user(self.quality)

        self.assertRefused(lambda: step._send_back("Why?", case.step_ids[-1:]), "choose a step")

    def test_the_coordinator_skips_a_step_with_a_reason(self):
        case = self.an_accepted_case()
        step = self.step(case)

        self.confirmed(step.with_user(self.coordinator).action_skip(), self.coordinator, comment="Known since May.")

        self.assertEqual((step.state, step.remark, case.progress), ("skipped", "Known since May.", "measure"))

    def test_nobody_else_skips_or_inserts(self):
        step = self.step(self.an_accepted_case())

        for user in (self.quality, self.sales, self.approver_gm):
            self.assertRefused(step.with_user(user).action_skip, error=AccessError)
            self.assertRefused(step.with_user(user).action_insert, error=AccessError)

    def test_an_approval_is_never_skipped(self):
        case = self.an_accepted_case()
        steps = case.step_ids.filtered(lambda step: step.task == "approval").with_user(self.coordinator)

        self.assertRefused(lambda: steps._skip("In a hurry."), "cannot be skipped")

    def test_a_step_that_the_route_did_not_foresee_is_put_in(self):
        case = self.an_accepted_case()
        action = self.step(case).with_user(self.coordinator).action_insert()

        self.confirmed(
            action,
            self.coordinator,
            name="Opinion of the warehouse",
            user_id=self.warehouse_user.id,
            remark="Stored wet?",
        )
        case.with_user(self.quality).finding = "unfounded"
        self.said(case, self.quality)

        self.assertEqual((self.step(case).name, self.step(case).is_inserted), ("Opinion of the warehouse", True))
        self.said(case, self.warehouse_user, "It was dry.")
        self.assertEqual(case.progress, "opinion")
