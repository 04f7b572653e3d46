# Part of after_sales. LGPL-3.
from odoo.tests import tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestApprovalAgain(AfterSalesCommon):
    """Submitted again: less keeps the signatures, more asks everybody anew (R7.18; checklist A36, A38)."""

    def set_stage(self):
        super().set_stage()
        self.product, self.order = self.a_delivered_sale(bought=200, sold=100)
        self.an_authority_table(("manager", 500), ("gm", None, {"is_always_asked": True}))
        self.document = self.a_submitted_return(self.order, (self.product, 4))
        self.document.with_user(self.approver_manager).action_approve()
        self.document.action_recall()

    def test_a_decrease_keeps_the_signatures_so_far(self):
        self.document.line_ids.quantity = 3

        self.document.action_submit()

        self.assertEqual(self.states(), ["signed", "waiting"])
        self.assertEqual(self.steps()[0].decided_by_id, self.approver_manager)
        self.document.with_user(self.approver_gm).action_approve()
        self.assertEqual(self.document.state, "approved")

    def test_notes_keep_the_signatures(self):
        self.document.note = "called again"

        self.document.action_submit()

        self.assertEqual(self.states(), ["signed", "waiting"])

    def test_an_increase_asks_everybody_anew(self):
        self.document.line_ids.quantity = 5

        self.document.action_submit()

        self.assertEqual(self.states(), ["waiting", "pending"])

    def test_another_reason_asks_everybody_anew(self):
        self.document.reason_id = self.env.ref("after_sales.after_sales_reason_damage")

        self.document.action_submit()

        self.assertEqual(self.states(), ["waiting", "pending"])

    def test_what_the_next_level_refused_keeps_the_signature_below(self):
        self.document.action_submit()
        self.document.with_user(self.approver_gm)._refuse("one less, please")
        self.document.line_ids.quantity = 3

        self.document.action_submit()

        self.assertEqual(self.states(), ["signed", "waiting"])

    def test_who_wrote_amounts_since_loses_his_signature(self):
        self.approver_manager.group_ids += self.env.ref("after_sales.after_sales_group_sales")
        self._a_user("approver_manager", login="second_manager")
        self.document.line_ids.with_user(self.approver_manager).quantity = 3

        self.document.action_submit()

        self.assertEqual(self.states(), ["waiting", "pending"])

    def steps(self):
        return self.document.approval_request_ids.sorted("id")[-1].step_ids.sorted("sequence")

    def states(self):
        return self.steps().mapped("state")
