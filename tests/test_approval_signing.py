# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestApprovalSigning(AfterSalesCommon):
    """Who is asked and who may answer (R7.01, R7.03, R7.06, R7.07, R7.18)."""

    def set_stage(self):
        super().set_stage()
        self.product, self.order = self.a_delivered_sale(bought=200, sold=100)

    def test_the_amount_chooses_the_lowest_role_that_covers_it(self):
        for quantity, role in (
            (5, "Sales Manager"),
            (6, "Deputy General Manager"),
            (50, "Deputy General Manager"),
            (51, "General Manager"),
        ):
            document = self.a_submitted_return(self.order, (self.product, quantity))
            self.assertEqual(document.approval_step_ids.role_id.name, role, quantity)
            document.action_cancel()

    def test_the_reason_of_the_step_is_told_in_words(self):
        step = self.a_submitted_return(self.order, (self.product, 5)).approval_step_ids

        self.assertIn("is within the limit of", step.why)
        self.assertIn("“Sales Manager”", step.why)

    def test_the_asked_role_and_those_above_it_may_sign(self):
        for approver in (self.approver_manager, self.approver_deputy_gm, self.approver_gm):
            document = self.a_submitted_return(self.order, (self.product, 1))
            document.with_user(approver).action_approve()
            self.assertEqual((document.state, document.approval_step_ids.decided_by_id), ("approved", approver))

    def test_a_lower_role_may_not_sign(self):
        document = self.a_submitted_return(self.order, (self.product, 6))

        self.assertRefused(
            document.with_user(self.approver_manager).action_approve, "a role that you do not hold", error=AccessError
        )

        self.assertEqual((document.state, document.approval_step_ids.state), ("submitted", "waiting"))

    def test_no_other_role_may_sign(self):
        document = self.a_submitted_return(self.order, (self.product, 1))

        for user in (
            self.sales,
            self.clerk,
            self.warehouse_user,
            self.accountant,
            self.administrator,
            self.auditor,
            self.env.user,
        ):
            for records in (document.with_user(user), document.with_user(user).sudo()):
                self.assertRefused(records.action_approve, error=AccessError)

    def test_nobody_approves_his_own_document_whatever_he_holds(self):
        self.sales.group_ids += self.env.ref("after_sales.after_sales_group_approver_gm")
        document = self.a_submitted_return(self.order, (self.product, 1))

        self.assertFalse(document.can_approve)
        self.assertRefused(document.action_approve, "is your own", error=AccessError)
        self.assertRefused(document.sudo().action_approve, "is your own", error=AccessError)

    def test_who_submitted_for_another_does_not_approve_either(self):
        self.clerk.group_ids += self.env.ref("after_sales.after_sales_group_approver_gm")
        document = self.a_return(self.order, (self.product, 1))

        document.with_user(self.clerk).action_submit()

        self.assertRefused(document.with_user(self.clerk).action_approve, "is your own", error=AccessError)

    def test_a_deputy_signs_with_the_same_right(self):
        self.env.ref("after_sales.after_sales_approval_role_manager").deputy_ids = self.accountant
        document = self.a_submitted_return(self.order, (self.product, 1))

        document.with_user(self.accountant).action_approve()

        self.assertEqual(document.approval_step_ids.decided_by_id, self.accountant)

    def test_a_role_that_nobody_holds_is_passed_over_for_the_next_one(self):
        self.env.ref("after_sales.after_sales_approval_role_manager").group_id = False

        document = self.a_submitted_return(self.order, (self.product, 1))

        self.assertEqual(document.approval_step_ids.role_id.name, "Deputy General Manager")

    def test_without_anybody_the_document_is_blocked_never_approved(self):
        self.env["after_sales.approval.role"].search([]).write({"group_id": False})

        document = self.a_submitted_return(self.order, (self.product, 1))

        self.assertEqual((document.state, document.approval_request_ids.state), ("submitted", "blocked"))
        self.assertFalse(document.approval_step_ids)
        self.assertRefused(document.with_user(self.approver_gm).action_approve, "Nobody who may sign holds the role")

    def test_a_zero_limit_and_no_limit_are_no_authority(self):
        self.an_authority_table(("manager", 0.0), ("deputy_gm", 0.0))

        document = self.a_submitted_return(self.order, (self.product, 1))

        self.assertIn("no approval limit covers it", document.approval_request_ids.waits_for)

    def test_a_companys_own_limit_replaces_the_common_one(self):
        self.an_authority_table(("manager", 500), ("manager", 100, {"company_id": self.company.id}), ("deputy_gm", None))

        document = self.a_submitted_return(self.order, (self.product, 2))

        self.assertEqual(document.approval_step_ids.role_id.name, "Deputy General Manager")

    def test_refusing_needs_a_reason_and_sends_the_draft_back(self):
        document = self.a_submitted_return(self.order, (self.product, 1))

        self.refuse(document, self.approver_manager, "Ask for pictures first")

        self.assertEqual((document.state, document.refusal), ("draft", "Ask for pictures first"))
        self.assertEqual(
            (document.approval_step_ids.state, document.approval_step_ids.comment),
            ("refused", "Ask for pictures first"),
        )

    def test_the_refuse_button_asks_for_the_reason_of_these_documents(self):
        document = self.a_submitted_return(self.order, (self.product, 1))

        action = document.with_user(self.approver_manager).action_refuse()

        self.assertEqual(action["res_model"], "after_sales.document.refuse")
        self.assertEqual(action["context"], {"default_res_model": document._name, "default_res_ids": document.ids})

    def test_a_requester_may_recall_before_the_decision(self):
        document = self.a_submitted_return(self.order, (self.product, 1))

        document.action_recall()

        self.assertEqual((document.state, document.approval_request_ids.state), ("draft", "void"))
        self.assertRefused(document.with_user(self.approver_gm).action_recall, error=AccessError)
        document.action_submit()
        document.with_user(self.approver_gm).action_approve()
        self.assertRefused(document.action_recall, "cannot be recalled")

    def test_the_inbox_opens_approves_and_refuses_the_documents(self):
        document = self.a_submitted_return(self.order, (self.product, 1))
        other = self.a_submitted_return(self.order, (self.product, 1))
        inbox = self.env["after_sales.approval.request"].with_user(self.approver_manager)
        waiting = inbox.search([("is_for_me", "=", True)])

        self.assertEqual(waiting, (document + other).approval_request_ids)
        self.assertEqual(waiting[0].action_open_document()["res_model"], "after_sales.return")
        self.assertEqual(waiting.action_refuse()["res_model"], "after_sales.document.refuse")
        waiting.action_approve()

        self.assertEqual((document + other).mapped("state"), ["approved", "approved"])
        self.assertFalse(inbox.search([("is_for_me", "=", True)]))

    def test_a_substitute_signs_for_the_holder_and_both_names_are_kept(self):
        self.env["after_sales.approval.delegation"].with_user(self.approver_manager).create({
            "delegate_id": self.accountant.id, "date_from": "2026-03-01", "date_to": "2026-03-10", "reason": "leave",
        })  # fmt: skip
        document = self.a_submitted_return(self.order, (self.product, 1))
        self.assertTrue(document.with_user(self.accountant).is_waiting_for_me)

        document.with_user(self.accountant).action_approve()

        step = document.approval_step_ids
        self.assertEqual((step.decided_by_id, step.on_behalf_of_id), (self.accountant, self.approver_manager))

    def test_a_substitute_never_signs_his_own_request_or_the_holders(self):
        self.env["after_sales.approval.delegation"].with_user(self.approver_manager).create({
            "delegate_id": self.sales.id, "date_from": "2026-03-01", "date_to": "2026-03-10", "reason": "leave",
        })  # fmt: skip
        document = self.a_submitted_return(self.order, (self.product, 1))

        self.assertRefused(document.action_approve, "is your own", error=AccessError)

    def test_only_who_may_approve_may_refuse(self):
        document = self.a_submitted_return(self.order, (self.product, 6))

        for user in (self.sales, self.approver_manager, self.administrator):
            self.assertRefused(lambda user=user: self.refuse(document, user, "no"), error=AccessError)

    def test_a_refused_return_can_be_mended_and_asks_again(self):
        document = self.a_submitted_return(self.order, (self.product, 1))
        self.refuse(document, self.approver_manager, "two came back")
        document.line_ids.quantity = 2

        document.action_submit()
        document.with_user(self.approver_manager).action_approve()

        self.assertEqual(document.state, "approved")
        self.assertFalse(document.refusal)
        self.assertEqual(document.approval_step_ids.sorted("id").mapped("state"), ["refused", "signed"])

    def test_the_inbox_shows_what_waits_for_me(self):
        small = self.a_submitted_return(self.order, (self.product, 1))
        large = self.a_submitted_return(self.order, (self.product, 60))
        returns = self.env["after_sales.return"]

        waiting = {
            user: returns.with_user(user).search([("is_waiting_for_me", "=", True), ("id", "in", (small + large).ids)])
            for user in (self.approver_manager, self.approver_gm, self.sales)
        }

        self.assertEqual(waiting[self.approver_manager], small)
        self.assertEqual(waiting[self.approver_gm], small + large)
        self.assertFalse(waiting[self.sales])
        self.assertTrue(large.with_user(self.approver_gm).is_waiting_for_me)

    def test_of_many_each_is_checked_alone_and_failures_are_told(self):
        documents = self.a_submitted_return(self.order, (self.product, 1)) + self.a_submitted_return(self.order, (self.product, 6))

        told = documents.with_user(self.approver_manager).action_approve()

        self.assertEqual(documents.mapped("state"), ["approved", "submitted"])
        self.assertIn(documents[1].name, told["params"]["message"])
        self.assertRefused(documents[1].with_user(self.approver_manager).action_approve, error=AccessError)

    def test_steps_are_written_by_nobody(self):
        step = self.a_submitted_return(self.order, (self.product, 1)).approval_step_ids

        for user in (self.sales, self.approver_gm, self.administrator):
            self.assertRefused(lambda user=user: step.with_user(user).write({"state": "signed"}), error=AccessError)
            self.assertRefused(lambda user=user: step.with_user(user).unlink(), error=AccessError)

    def test_limits_and_roles_are_configured_by_administrators_only(self):
        role = self.env.ref("after_sales.after_sales_approval_role_manager")
        table = self.env["after_sales.approval.table"]._in_force("2026-03-02")

        for user in (self.sales, self.approver_gm, self.accountant):
            self.assertRefused(lambda user=user: role.with_user(user).write({"user_ids": [Command.link(self.clerk.id)]}), error=AccessError)
            self.assertRefused(lambda user=user: table.limit_ids.with_user(user).write({"amount": 9e9}), error=AccessError)
            self.assertRefused(table.with_user(user).action_new_version, error=AccessError)
        role.with_user(self.administrator).user_ids = self.clerk

        self.assertIn(self.clerk, role.holder_ids)

    def refuse(self, document, user, comment):
        wizard = (
            self.env["after_sales.document.refuse"]
            .with_user(user)
            .create(
                {
                    "res_model": document._name,
                    "res_ids": document.ids,
                    "comment": comment,
                }
            )
        )
        wizard.action_confirm()

    def test_every_decision_stands_in_the_log(self):
        document = self.a_submitted_return(self.order, (self.product, 1))
        self.refuse(document, self.approver_manager, "Ask for pictures first")
        document.action_submit()
        document.with_user(self.approver_manager).action_approve()
        self.received(document)

        rows = self.env["after_sales.approval.log"].sudo().search(
            [("res_model", "=", document._name), ("res_id", "=", document.id)], order="sequence"
        )
        self.assertEqual(rows.mapped("event"), ["submitted", "refused", "submitted", "signed", "approved", "posted"])
        self.assertEqual(rows[1].comment, "Ask for pictures first")
        self.assertEqual((rows[4].user_id, rows[4].company_amount, rows[4].table_version), (self.approver_manager, 100.0, "AT/001"))
        self.assertEqual(rows[4].digest, document.approval_request_ids.sorted("id")[-1].digest)
        self.assertTrue(self.env["after_sales.approval.chain"].sudo().search([("company_id", "=", self.company.id)]).head)

    def test_what_was_changed_behind_the_back_is_not_posted(self):
        self.invoiced(self.order)
        document = self.an_approved_return(self.order, (self.product, 1))
        self.env.flush_all()
        self.env.cr.execute("UPDATE after_sales_return_line SET quantity = 3, base_qty = 3 WHERE return_id = %s", [document.id])
        self.env.invalidate_all()

        self.received(document)

        self.assertEqual(document.credit_status, "problem")
        self.assertIn("is not what was approved any more", document.credit_problem)
        self.assertFalse(document.sudo().credit_note_ids)
