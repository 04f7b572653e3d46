# Part of after_sales. LGPL-3.
from ast import literal_eval

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestApprovalNear(AfterSalesCommon):
    """Requests whose amount was kept just under a limit (R7.16; checklist A20)."""

    def set_stage(self):
        super().set_stage()
        self.product, self.order = self.a_delivered_sale(bought=400, sold=200)
        self.action = self.env.ref("after_sales.after_sales_approval_request_action_near")

    def test_what_takes_nearly_all_of_a_limit_stands_out(self):
        self.an_authority_table(("manager", 500), ("deputy_gm", 5000), ("gm", None), customer_days=0)
        manager, deputy = (self.env.ref(f"after_sales.after_sales_approval_role_{name}") for name in ("manager", "deputy_gm"))

        for quantity, role, share, is_near in (
            (4, manager, 80.0, False),
            (5, manager, 100.0, True),
            (6, deputy, 12.0, False),
            (45, deputy, 90.0, True),
            (60, self.env["after_sales.approval.role"], 0.0, False),
        ):
            request = self.asked(quantity)
            self.assertEqual(
                (request.limit_role_id, request.limit_share, request.is_near_limit), (role, share, is_near), quantity
            )
            self.assertEqual(request.near_limit_rate, 100.0 if is_near else 0.0)

    def test_the_policy_says_how_close_counts(self):
        self.an_authority_table(("manager", 500), ("gm", None), customer_days=0, near_percent=25.0)
        self.assertTrue(self.asked(4).is_near_limit)

        self.an_authority_table(("manager", 500), ("gm", None), customer_days=0, near_percent=0.0)
        self.assertFalse(self.asked(5).is_near_limit)

    def test_pieces_of_one_credit_fill_the_same_limit(self):
        self.assertFalse(self.asked(2).is_near_limit)

        piece = self.asked(3)

        self.assertEqual((piece.amount, piece.limit_share, piece.is_near_limit), (300.0, 100.0, True))

    def test_the_report_counts_what_is_approved_or_pending(self):
        self.an_authority_table(("manager", 500), ("gm", None), customer_days=0)
        approved = self.a_submitted_return(self.order, (self.product, 5))
        approved.with_user(self.approver_manager).action_approve()
        pending, refused, small = (self.a_submitted_return(self.order, (self.product, quantity)) for quantity in (5, 5, 1))
        refused.with_user(self.approver_manager)._refuse("no")

        near, all_of_them = self.reported([("is_near_limit", "=", True)]), self.reported([])

        self.assertEqual(near.mapped("document_name"), [pending.name, approved.name])
        self.assertEqual(all_of_them - near, small.approval_request_ids)

    def test_the_share_of_a_requester_is_the_average_of_his_requests(self):
        self.an_authority_table(("manager", 500), ("gm", None), customer_days=0)
        for quantity in (5, 1, 1, 1):
            self.asked(quantity)

        groups = self.env["after_sales.approval.request"].with_user(self.auditor)._read_group(
            [("requester_id", "=", self.sales.id)], ["requester_id"], ["near_limit_rate:avg", "__count"]
        )

        self.assertEqual(groups, [(self.sales.with_user(self.auditor), 25.0, 4)])

    def test_only_auditors_and_administrators_see_it(self):
        request = self.asked(5)
        for user in (self.auditor, self.administrator):
            self.assertTrue(request.with_user(user).is_near_limit)

        for user in (self.sales, self.approver_gm, self.accountant):
            mine = request.with_user(user)
            self.assertRefused(lambda mine=mine: mine.read(["limit_share"]), error=AccessError)
            self.assertRefused(lambda mine=mine: mine.search([("is_near_limit", "=", True)]), error=AccessError)
            menu = self.env.ref("after_sales.after_sales_approval_request_menu_near")
            self.assertNotIn(menu.id, self.env["ir.ui.menu"].with_user(user)._visible_menu_ids())

    # -- words of this file --------------------------------------------------------------------------------------------

    def asked(self, quantity):
        document = self.a_submitted_return(self.order, (self.product, quantity))
        return document.approval_request_ids.with_user(self.auditor)

    def reported(self, domain):
        mine = [("res_model", "=", "after_sales.return"), ("company_id", "=", self.company.id)]
        return self.env["after_sales.approval.request"].with_user(self.auditor).search(
            [*literal_eval(self.action.domain), *mine, *domain]
        )
