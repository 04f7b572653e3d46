# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError, ValidationError
from odoo.fields import Command
from odoo.tests import tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestApprovalTable(AfterSalesCommon):
    """The authority table: versions that count when approved, rows that speak of a document (R7.01, R7.02, R7.16)."""

    def set_stage(self):
        super().set_stage()
        self.product, self.order = self.a_delivered_sale(bought=200, sold=100)
        self.table = self.env["after_sales.approval.table"]._in_force("2026-03-02")

    def test_the_shipped_table_is_that_of_the_procedure(self):
        mine = self.table.limit_ids.filtered(lambda row: row.document_kind == "after_sales.return")
        rows = mine.filtered(lambda row: not row.class_ids)

        self.assertEqual(
            [(row.role_id.name, row.amount, row.is_unlimited) for row in rows.sorted("rank")],
            [("Sales Manager", 500.0, False), ("Deputy General Manager", 5000.0, False), ("General Manager", 0.0, True)],
        )

    def test_a_new_version_counts_when_the_general_manager_approved_it(self):
        draft = self.a_draft()
        draft.limit_ids.filtered(lambda row: row.amount == 500.0).amount = 50.0
        self.assertEqual(self.asked(1), "Sales Manager")

        draft.action_submit()
        self.assertEqual(draft.approval_step_ids.role_id.name, "General Manager")
        self.assertEqual(self.asked(1), "Sales Manager")
        draft.with_user(self.approver_gm).action_approve()

        self.assertTrue(draft.is_in_force)
        self.assertEqual(self.asked(1), "Deputy General Manager")

    def test_a_version_of_a_later_day_waits_for_it(self):
        draft = self.a_draft(effective_from="2026-04-01")
        draft.action_submit()
        draft.with_user(self.approver_gm).action_approve()

        self.assertFalse(draft.is_in_force)
        self.assertEqual(self.env["after_sales.approval.table"]._in_force("2026-04-01"), draft)

    def test_what_is_approved_never_changes(self):
        row = self.table.limit_ids[:1]

        for change in (
            lambda: row.with_user(self.administrator).write({"amount": 9e9}),
            lambda: row.sudo().write({"is_unlimited": True}),
            lambda: row.sudo().unlink(),
            lambda: row.sudo().copy({"amount": 9e9}),
            lambda: self.table.sudo().write({"effective_from": "2030-01-01"}),
            lambda: self.table.policy_ids.sudo().write({"due_hours": 0}),
        ):
            self.assertRefused(change, "has been submitted")

    def test_who_drafts_a_version_does_not_approve_it(self):
        self.administrator.group_ids += self.env.ref("after_sales.after_sales_group_approver_gm")
        draft = self.a_draft()
        draft.action_submit()

        self.assertRefused(draft.action_approve, "is your own", error=AccessError)

    def test_who_wrote_a_row_into_it_does_not_approve_it_either(self):
        self.approver_gm.group_ids += self.env.ref("after_sales.after_sales_group_administrator")
        draft = self.a_draft()
        draft.limit_ids[:1].with_user(self.approver_gm).write({"amount": 800.0})
        draft.action_submit()

        self.assertEqual(draft.approval_request_ids.state, "blocked")

    def test_nobody_gives_himself_a_role(self):
        role = self.env.ref("after_sales.after_sales_approval_role_gm").with_user(self.administrator)

        for forbidden in ({"user_ids": [Command.link(self.administrator.id)]}, {"deputy_ids": [Command.link(self.administrator.id)]}):
            self.assertRefused(lambda forbidden=forbidden: role.write(forbidden), "cannot give yourself", error=ValidationError)

    def test_a_draft_without_rows_or_in_the_past_is_refused(self):
        draft = self.a_draft(effective_from="2026-01-01")
        draft.limit_ids.unlink()

        self.assertRefused(draft.action_submit, "has no rows", "has passed")

    def test_the_check_names_gaps_and_roles_that_nobody_holds(self):
        draft = self.a_draft()
        draft.limit_ids.filtered("is_unlimited").unlink()
        self.env.ref("after_sales.after_sales_approval_role_manager").group_id = False

        message = draft.action_check()["params"]["message"]

        self.assertIn("for Return: some amounts have nobody", message)
        self.assertIn("holds the role “Sales Manager”", message)

    def test_the_most_specific_row_wins_and_ties_go_to_the_lowest(self):
        reason = self.env.ref("after_sales.after_sales_reason_damage")
        self.an_authority_table(
            ("manager", 100), ("manager", 1000, {"reason_ids": [Command.set(reason.ids)]}),
            ("manager", 800, {"reason_ids": [Command.set((reason + self.reason).ids)]}), ("deputy_gm", None),
        )  # fmt: skip

        self.assertEqual(self.asked(8, reason), "Sales Manager")
        self.assertEqual(self.asked(9, reason), "Deputy General Manager")

    def test_conditions_choose_rows_by_category_tag_and_market(self):
        tag = self.env["res.partner.category"].create({"name": "Key account"})
        department = self.env["hr.department"].sudo().create({"name": "Export"})
        self.env["hr.employee"].sudo().create({
            "name": "Sam", "user_id": self.sales.id, "department_id": department.id, "company_id": self.company.id,
        })  # fmt: skip
        for condition, applies in (
            ({"category_ids": [Command.set(self.product.categ_id.ids)]}, True),
            ({"category_ids": [Command.set(self.env["product.category"].create({"name": "Other"}).ids)]}, False),
            ({"tag_ids": [Command.set(tag.ids)]}, False),
            ({"department_ids": [Command.set(department.ids)]}, True),
            ({"department_ids": [Command.set(self.env["hr.department"].sudo().create({"name": "Other"}).ids)]}, False),
            ({"market": "domestic"}, True),
            ({"market": "foreign"}, False),
            ({"valid_to": "2026-03-01"}, False),
            ({"valid_from": "2026-03-02", "valid_to": "2026-03-02"}, True),
        ):
            self.an_authority_table(("manager", 500, condition), ("gm", None))
            self.assertEqual(self.asked(1), "Sales Manager" if applies else "General Manager", condition)

    def test_a_share_of_the_invoice_is_tested_besides_the_amount(self):
        self.invoiced(self.order)
        self.an_authority_table(
            ("manager", 5000), ("gm", None),
            ("manager", 10, {"measure": "share"}), ("gm", None, {"measure": "share"}),
        )  # fmt: skip

        self.assertEqual((self.asked(10), self.asked(11)), ("Sales Manager", "General Manager"))

    def test_some_sign_whatever_the_amount(self):
        self.an_authority_table(("manager", 500), ("gm", None, {"is_always_asked": True}))
        document = self.a_submitted_return(self.order, (self.product, 1))
        self.assertEqual(document.approval_step_ids.mapped("state"), ["waiting", "pending"])

        document.with_user(self.approver_manager).action_approve()
        self.assertEqual(document.state, "submitted")
        document.with_user(self.approver_gm).action_approve()

        self.assertEqual((document.state, document.approval_step_ids.mapped("state")), ("approved", ["signed", "signed"]))

    def test_who_is_needed_for_a_later_step_keeps_his_signature_for_it(self):
        self.an_authority_table(("manager", 500), ("gm", None, {"is_always_asked": True}))
        document = self.a_submitted_return(self.order, (self.product, 1))

        self.assertFalse(document.with_user(self.approver_gm).is_waiting_for_me)
        document.with_user(self.approver_manager).action_approve()

        self.assertTrue(document.with_user(self.approver_gm).is_waiting_for_me)

    def test_nobody_signs_two_steps_of_one_request(self):
        self.an_authority_table(("manager", 500), ("deputy_gm", None), ("gm", None, {"is_always_asked": True}))
        self.env.ref("after_sales.after_sales_approval_role_gm").user_ids = self._a_user("clerk", login="other_gm")
        document = self.a_submitted_return(self.order, (self.product, 20))
        document.with_user(self.approver_deputy_gm).action_approve()
        self.approver_deputy_gm.group_ids += self.env.ref("after_sales.after_sales_group_approver_gm")

        self.assertRefused(document.with_user(self.approver_deputy_gm).action_approve, "You signed", error=AccessError)
        self.assertFalse(document.with_user(self.approver_deputy_gm).is_waiting_for_me)

    def test_who_lent_one_signature_does_not_give_another_himself(self):
        self.an_authority_table(("manager", 500), ("gm", None, {"is_always_asked": True}))
        self.approver_manager.group_ids += self.env.ref("after_sales.after_sales_group_approver_gm")
        self._a_user("approver_manager", login="second_manager")
        self.env["after_sales.approval.delegation"].with_user(self.approver_manager).create({
            "delegate_id": self.accountant.id, "date_from": "2026-03-01", "date_to": "2026-03-10", "reason": "leave",
        })  # fmt: skip
        document = self.a_submitted_return(self.order, (self.product, 1))

        document.with_user(self.accountant).action_approve()

        self.assertEqual(document.approval_step_ids.sorted("id")[0].on_behalf_of_id, self.approver_manager)
        self.assertFalse(document.with_user(self.approver_manager).is_waiting_for_me)
        self.assertTrue(document.with_user(self.approver_gm).is_waiting_for_me)

    def test_every_level_up_to_the_sufficient_one_may_be_asked(self):
        self.an_authority_table(("manager", 500), ("deputy_gm", 5000), ("gm", None), is_climbing=True)

        document = self.a_submitted_return(self.order, (self.product, 20))

        self.assertEqual(document.approval_step_ids.role_id.mapped("name"), ["Sales Manager", "Deputy General Manager"])

    def test_levels_may_be_asked_at_once(self):
        self.an_authority_table(("manager", 500), ("deputy_gm", None), is_climbing=True, is_parallel=True)

        document = self.a_submitted_return(self.order, (self.product, 20))
        document.with_user(self.approver_deputy_gm).action_approve()
        document.with_user(self.approver_manager).action_approve()

        self.assertEqual(document.state, "approved")

    def test_two_of_the_holders_must_sign_where_two_are_asked(self):
        second = self._a_user("approver_manager", login="second_manager")
        self.an_authority_table(("manager", None, {"votes": 2}))
        document = self.a_submitted_return(self.order, (self.product, 1))

        document.with_user(self.approver_manager).action_approve()
        self.assertRefused(document.with_user(self.approver_manager).action_approve, "You signed", error=AccessError)
        self.assertEqual(document.state, "submitted")
        document.with_user(second).action_approve()

        self.assertEqual(document.state, "approved")

    def test_more_signatures_than_people_block(self):
        self.an_authority_table(("manager", None, {"votes": 3}))

        document = self.a_submitted_return(self.order, (self.product, 1))

        self.assertIn("3 people must sign", document.approval_request_ids.waits_for)

    def test_a_limit_lowered_since_counts_for_what_is_still_open(self):
        document = self.a_submitted_return(self.order, (self.product, 4))
        self.an_authority_table(("manager", 100), ("gm", None))

        told = document.with_user(self.approver_manager).action_approve()

        self.assertEqual(document.state, "submitted")
        self.assertIn("now waits for General Manager", told["params"]["message"])
        self.assertEqual(document.approval_request_ids.sorted("id").mapped("state"), ["void", "waiting"])
        document.with_user(self.approver_gm).action_approve()
        self.assertEqual(document.state, "approved")

    def test_amounts_may_be_compared_without_tax(self):
        self.product.taxes_id = self.tax_sale_a
        order = self.an_order((self.product, 10))
        self.delivered(order)
        self.an_authority_table(("manager", 500), ("gm", None), is_tax_included=False)

        document = self.a_submitted_return(order, (self.product, 5))

        self.assertEqual(document.amount_total, 575.0)
        self.assertEqual(document.approval_step_ids.role_id.name, "Sales Manager")

    # -- words of this file --------------------------------------------------------------------------------------------

    def a_draft(self, **values):
        action = self.table.with_user(self.administrator).action_new_version()
        draft = self.env["after_sales.approval.table"].with_user(self.administrator).browse(action["res_id"])
        draft.write(values)
        return draft

    def asked(self, quantity, reason=None):
        """Who is asked for a return of this quantity; the return is withdrawn again."""
        document = self.a_submitted_return(self.order, (self.product, quantity), reason_id=(reason or self.reason).id)
        name = document.approval_step_ids.filtered(lambda step: step.state == "waiting").role_id.name
        document.action_cancel()
        return name
