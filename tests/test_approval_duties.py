# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestApprovalDuties(AfterSalesCommon):
    """The customer's own salesperson does not approve above an amount (R7.18; checklist A33)."""

    def set_stage(self):
        super().set_stage()
        self.product, self.order = self.a_delivered_sale(bought=400, sold=200)
        self.order.user_id = False
        self.customer.user_id = self.approver_manager
        self.other = self._a_user("approver_manager", login="other_manager")
        self.an_authority_table(("manager", 5000), ("gm", None), is_seller_excluded=True, seller_amount=500.0, customer_days=0)

    def test_above_the_amount_the_salesperson_is_not_asked_and_may_not_sign(self):
        document = self.a_submitted_return(self.order, (self.product, 6))

        self.assertFalse(document.with_user(self.approver_manager).is_waiting_for_me)
        self.assertTrue(document.with_user(self.other).is_waiting_for_me)
        self.assertRefused(
            document.with_user(self.approver_manager).action_approve, "a customer of yours", error=AccessError
        )
        document.with_user(self.other).action_approve()
        self.assertEqual(document.state, "approved")

    def test_up_to_the_amount_he_may(self):
        document = self.a_submitted_return(self.order, (self.product, 5))

        document.with_user(self.approver_manager).action_approve()

        self.assertEqual((document.state, document.approval_request_ids.seller_ids.ids), ("approved", []))

    def test_pieces_count_together(self):
        self.an_authority_table(("manager", 5000), ("gm", None), is_seller_excluded=True, seller_amount=500.0)
        self.a_submitted_return(self.order, (self.product, 3))

        document = self.a_submitted_return(self.order, (self.product, 3))

        self.assertFalse(document.with_user(self.approver_manager).is_waiting_for_me)

    def test_where_the_policy_does_not_say_so_he_may_sign_anything(self):
        self.an_authority_table(("manager", 5000), ("gm", None))
        document = self.a_submitted_return(self.order, (self.product, 20))

        document.with_user(self.approver_manager).action_approve()

        self.assertEqual(document.state, "approved")

    def test_the_salesperson_of_the_order_and_of_the_contact_are_meant_too(self):
        contact = self.env["res.partner"].create(
            {"name": "Ana", "parent_id": self.customer.id, "user_id": self.approver_gm.id}
        )
        self.customer.user_id = False
        self.order.user_id = self.approver_manager

        document = self.a_submitted_return(self.order, (self.product, 6), partner_id=contact.id)

        self.assertEqual(document.approval_request_ids.seller_ids, self.approver_manager + self.approver_gm)

    def test_the_route_tells_who_is_left_out_and_why(self):
        document = self.a_submitted_return(self.order, (self.product, 6))

        why = document.approval_step_ids.why
        self.assertIn("is within the limit of", why)
        self.assertIn(f"{self.approver_manager.name} does not sign", why)
        self.assertIn("500.00", why)
        row = self.env["after_sales.approval.log"].sudo().search([("res_id", "=", document.id)], order="id desc", limit=1)
        self.assertEqual(row.facts["sellers"], self.approver_manager.ids)

    def test_with_nobody_else_the_request_is_blocked_and_says_so(self):
        self.customer.user_id = self.approver_gm
        document = self.a_submitted_return(self.order, (self.product, 60))

        request = document.approval_request_ids
        self.assertEqual(request.state, "blocked")
        self.assertIn("holds the role “General Manager”", request.waits_for)
        self.assertIn(f"{self.approver_gm.name} does not sign", request.waits_for)

    def test_neither_his_substitute_nor_he_as_a_substitute_signs(self):
        self.lent(self.approver_manager, self.accountant)
        document = self.a_submitted_return(self.order, (self.product, 6))
        self.assertFalse(document.with_user(self.accountant).is_waiting_for_me)
        self.assertRefused(document.with_user(self.accountant).action_approve, error=AccessError)

        self.lent(self.other, self.approver_manager)
        self.assertFalse(document.with_user(self.approver_manager).is_waiting_for_me)
        self.assertRefused(document.with_user(self.approver_manager).action_approve, error=AccessError)

    def test_a_group_or_a_higher_role_does_not_help_him(self):
        self.approver_manager.group_ids += self.env.ref("after_sales.after_sales_group_approver_gm")
        role = self.env.ref("after_sales.after_sales_approval_role_manager").sudo()
        role.deputy_ids = [Command.link(self.approver_manager.id)]
        document = self.a_submitted_return(self.order, (self.product, 6))

        self.assertRefused(document.with_user(self.approver_manager).action_approve, error=AccessError)

    def test_a_customer_who_changed_hands_since_is_looked_at_again(self):
        self.customer.user_id = False
        self.lent(self.other, self.accountant)
        document = self.a_submitted_return(self.order, (self.product, 6))
        self.customer.user_id = self.other

        for user in (self.other, self.accountant):
            self.assertRefused(document.with_user(user).action_approve, "a customer of yours", error=AccessError)
        document.with_user(self.approver_manager).action_approve()
        self.assertEqual(document.state, "approved")

    def test_an_emergency_does_not_lift_it(self):
        self.approver_manager.group_ids += self.env.ref("after_sales.after_sales_group_override")
        document = self.a_submitted_return(self.order, (self.product, 6))

        self.assertRefused(document.with_user(self.approver_manager).action_override, error=AccessError)

    def test_a_question_about_authority_says_it_too(self):
        simulate = self.env["after_sales.approval.simulate"].with_user(self.administrator).create(
            {
                "document_kind": "after_sales.return",
                "company_id": self.company.id,
                "requester_id": self.sales.id,
                "partner_id": self.customer.id,
                "amount": 600.0,
                "user_id": self.approver_manager.id,
            }
        )

        self.assertIn("sells to this customer", simulate.person_answer)
        self.assertEqual(simulate.step_ids.signer_ids, self.other)

    def test_a_decision_performed_again_leaves_him_out_again(self):
        self.customer.user_id = self.approver_gm
        document = self.a_submitted_return(self.order, (self.product, 6))

        told = document.approval_request_ids.with_user(self.auditor).action_reperform()

        self.assertEqual(told["params"]["type"], "success")
        self.assertEqual(document.approval_request_ids.grounds["sellers"], self.approver_gm.ids)

    # -- words of this file --------------------------------------------------------------------------------------------

    def lent(self, delegator, delegate):
        return self.env["after_sales.approval.delegation"].with_user(delegator).create(
            {"delegate_id": delegate.id, "date_from": "2026-03-01", "date_to": "2026-03-10", "reason": "leave"}
        )
