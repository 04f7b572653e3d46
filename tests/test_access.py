# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import new_test_user, tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestAccess(AfterSalesCommon):
    """What each role may and may not do (R14.01 to R14.11, R14.15, R14.16)."""

    def set_stage(self):
        super().set_stage()
        self.product, self.order = self.a_delivered_sale(bought=40, sold=10)
        self.invoiced(self.order)

    def test_issuers_create_and_submit(self):
        for user in (self.sales, self.clerk, self._a_user("coordinator")):
            document = self.a_return(self.order, (self.product, 1)).with_user(user)
            document.write({"note": "mine now"})
            document.action_submit()
            self.assertEqual(document.submitted_by_id, user)

    def test_other_roles_read_and_change_nothing(self):
        document = self.a_return(self.order, (self.product, 1))

        for user in (self.warehouse_user, self.accountant, self.approver_gm, self.auditor, self.administrator):
            self.assertEqual(document.with_user(user).name, document.name)
            for forbidden in (
                lambda user=user: document.with_user(user).write({"note": "x"}),
                lambda user=user: document.with_user(user).action_submit(),
                lambda user=user: document.with_user(user).action_cancel(),
                lambda user=user: document.with_user(user).unlink(),
                lambda user=user: document.with_user(user).copy(),
                lambda user=user: document.line_ids.with_user(user).write({"quantity": 5}),
            ):
                self.assertRefused(forbidden, error=AccessError)

    def test_every_role_opens_a_return_in_every_state(self):
        draft = self.a_return(self.order, (self.product, 1))
        submitted = self.a_submitted_return(self.order, (self.product, 1))
        posted = self.a_returned(self.order, (self.product, 1))
        fields = [name for name in draft._fields if not name.startswith("message")]

        for user in (
            self.sales,
            self.clerk,
            self.warehouse_user,
            self.accountant,
            self.approver_manager,
            self.auditor,
            self.administrator,
        ):
            for document in draft + submitted + posted:
                self.env.invalidate_all()
                # Entries of other apps are read by whoever has that app.
                readable = [name for name in fields if self.may_read(user, document._fields[name])]
                self.assertTrue(document.with_user(user).read(readable))
                self.assertTrue(
                    document.line_ids.with_user(user).read(["returnable_qty", "display_name", "received_qty"])
                )

    def may_read(self, user, field):
        return not field.relational or self.env[field.comodel_name].with_user(user).has_access("read")

    def test_people_without_a_role_still_read_orders_deliveries_and_customers_in_full(self):
        self.a_returned(self.order, (self.product, 1))
        groups = "base.group_user,sales_team.group_sale_manager,stock.group_stock_manager,account.group_account_invoice"
        outsider = new_test_user(self.env, "outsider", groups=groups, company_id=self.company.id)
        self.env.invalidate_all()

        for record in (
            self.order,
            self.order.order_line,
            self.order.picking_ids,
            self.order.invoice_ids,
            self.customer,
            self.warehouse,
        ):
            seen = record.with_user(outsider)
            self.assertTrue(seen.read([name for name in seen.fields_get() if name.startswith("after_sales")]))

    def test_people_without_a_role_see_nothing(self):
        document = self.a_return(self.order, (self.product, 1))
        outsider = new_test_user(self.env, "outsider", groups="base.group_user", company_id=self.company.id)

        self.assertRefused(lambda: document.with_user(outsider).read(["name"]), error=AccessError)
        self.assertRefused(document.with_user(outsider).action_approve, error=AccessError)

    def test_another_company_sees_nothing(self):
        document = self.a_submitted_return(self.order, (self.product, 1))
        other = self.env["res.company"].create({"name": "Other Ltd"})

        for role in ("sales", "approver_gm", "auditor"):
            stranger = self._a_user(role, login=f"stranger_{role}", company=other)
            self.assertFalse(self.env["after_sales.return"].with_user(stranger).search([("id", "=", document.id)]))
            self.assertRefused(document.with_user(stranger).action_approve, error=AccessError)

    def test_a_branch_keeps_its_returns_and_head_office_sees_all(self):
        branch = self.env["res.company"].create({"name": "Branch", "parent_id": self.company.id})
        document = self.a_return(self.order, (self.product, 1))
        clerk = self._a_user("clerk", login="branch_clerk", company=branch)
        head = self._a_user("service_department", login="head_office")
        head.company_ids += branch

        self.assertFalse(self.env["after_sales.return"].with_user(clerk).search([("id", "=", document.id)]))
        self.assertTrue(self.env["after_sales.return"].with_user(head).search([("id", "=", document.id)]))

    def test_goods_of_one_company_are_not_returned_in_another(self):
        other = self.env["res.company"].create({"name": "Other Ltd"})
        document = (
            self.env["after_sales.return"]
            .sudo()
            .create(
                {
                    "partner_id": self.customer.id,
                    "company_id": other.id,
                    "reason_id": self.reason.id,
                    "line_ids": [Command.create({"move_id": self.order.order_line.move_ids.id, "quantity": 1})],
                }
            )
        )

        blockers = {blocker.code for blocker in document._get_line_blockers()}

        self.assertIn("line_of_other_company", blockers)

    def test_only_the_accountant_posts_again(self):
        document = self.an_approved_return(self.order, (self.product, 1))

        for user in (self.sales, self.approver_gm, self.warehouse_user, self.administrator):
            self.assertRefused(document.with_user(user).action_retry_credit, error=AccessError)
        document.with_user(self.accountant).action_retry_credit()

        self.assertEqual(document.state, "approved")

    def test_the_ledger_of_postings_is_written_by_nobody(self):
        posting = self.a_returned(self.order, (self.product, 1)).posting_ids[:1]

        for user in (self.sales, self.accountant, self.approver_gm, self.administrator):
            for forbidden in (
                lambda user=user: posting.with_user(user).write({"key": "x"}),
                lambda user=user: posting.with_user(user).unlink(),
                lambda user=user: posting.with_user(user).copy(),
            ):
                self.assertRefused(forbidden, error=AccessError)

    def test_the_refuse_dialog_refuses_other_models(self):
        wizard = (
            self.env["after_sales.document.refuse"]
            .with_user(self.approver_gm)
            .create(
                {
                    "res_model": "res.partner",
                    "res_ids": self.customer.ids,
                    "comment": "x",
                }
            )
        )

        self.assertRefused(wizard.action_confirm, "cannot be approved or refused", error=AccessError)

    def test_home_cards_show_each_role_what_waits_for_it(self):
        self.a_submitted_return(self.order, (self.product, 1))
        self.an_approved_return(self.order, (self.product, 1))

        for user, name, count in (
            (self.approver_manager, "To Approve", 1),
            (self.warehouse_user, "Goods to Receive", 1),
            (self.sales, "My Open Returns", 2),
        ):
            cards = self.env["after_sales.home.card"].with_user(user).search([("is_for_me", "=", True)])
            self.assertIn((name, count), [(card.name, card.count) for card in cards])
            for card in cards:
                action = card.action_open()
                self.assertEqual(
                    self.env[action["res_model"]].with_user(user).search_count(action["domain"]), card.count
                )
