# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from .ways_round import WaysRound


@tagged("post_install", "-at_install", "after_sales")
class TestWaysRoundAuthority(WaysRound):
    """Nobody gives himself the right to decide, and whoever changes who decides is written down (checklist A34)."""

    def test_no_way_leads_into_the_table_in_force(self):
        table = self.env["after_sales.approval.table"]._in_force("2026-03-02")
        limit = table.limit_ids[:1]
        draft = table.with_user(self.administrator).copy(
            {"effective_from": "2026-03-02", "company_id": self.company.id}
        )

        self.assertNoWay(
            {
                "a higher amount": lambda: self.over_rpc(self.administrator, limit, "write", {"amount": 1e9}),
                "any amount": lambda: self.over_rpc(self.administrator, limit, "write", {"is_unlimited": True}),
                "another role": lambda: self.over_rpc(self.administrator, limit, "write", {"role_id": limit.role_id.id}),
                "a row through the table": lambda: self.over_rpc(
                    self.administrator, table, "write", {"limit_ids": [Command.update(limit.id, {"amount": 1e9})]}
                ),
                "a row from a draft moved in": lambda: self.over_rpc(
                    self.administrator, draft.limit_ids[:1], "write", {"table_id": table.id}
                ),
                "a copy of a row": lambda: self.over_rpc(self.administrator, limit, "copy", {"amount": 1e9}),
                "a row deleted": lambda: self.over_rpc(self.administrator, limit, "unlink"),
                "an earlier day": lambda: self.over_rpc(
                    self.administrator, table, "write", {"effective_from": "2020-01-01"}
                ),
                "the draft approved by him who made it": lambda: (
                    self.over_rpc(self.administrator, draft, "action_submit"),
                    self.over_rpc(self.administrator, draft, "action_approve"),
                ),
            }
        )

    def test_nobody_gives_himself_authority(self):
        role = self.env.ref("after_sales.after_sales_approval_role_gm")
        everybody = self.env.ref("base.group_user")
        self.administrator.group_ids += self.env.ref("base.group_erp_manager")
        admin = self.administrator

        self.assertNoWay(
            {
                "as holder": lambda: self.over_rpc(admin, role, "write", {"user_ids": [Command.link(admin.id)]}),
                "as deputy": lambda: self.over_rpc(admin, role, "write", {"deputy_ids": [Command.link(admin.id)]}),
                "through a group of his": lambda: self.over_rpc(admin, role, "write", {"group_id": everybody.id}),
                "with a new role": lambda: self.over_rpc(
                    admin, self.env[role._name], "create", [{"name": "Me", "group_id": everybody.id}]
                ),
                "through his groups": lambda: self.over_rpc(
                    admin, admin, "write", {"group_ids": [Command.link(role.group_id.id)]}
                ),
                "through the people of the group": lambda: self.over_rpc(
                    admin, role.group_id, "write", {"user_ids": [Command.link(admin.id)]}
                ),
                "through what his group implies": lambda: self.over_rpc(
                    admin,
                    self.env.ref("after_sales.after_sales_group_administrator"),
                    "write",
                    {"implied_ids": [Command.link(role.group_id.id)]},
                ),
            },
            "yourself",
        )

    def test_authority_given_to_others_stands_in_the_log(self):
        role = self.env.ref("after_sales.after_sales_approval_role_gm")
        self.administrator.group_ids += self.env.ref("base.group_erp_manager")
        log = self.env["after_sales.approval.log"].sudo()

        for gift in (
            lambda: role.with_user(self.administrator).write({"deputy_ids": [Command.link(self.clerk.id)]}),
            lambda: self.sales.with_user(self.administrator).write({"group_ids": [Command.link(role.group_id.id)]}),
        ):
            before = log.search_count([("event", "=", "configured")])
            gift()
            row = log.search([("event", "=", "configured")], limit=1)
            self.assertEqual(log.search_count([("event", "=", "configured")]), before + 1)
            self.assertEqual(row.user_id, self.administrator)

    def test_an_approver_who_was_added_signs_nothing_that_he_made(self):
        document = self.a_submitted_return(self.order, (self.product, 1))
        self.sales.group_ids += self.env.ref("after_sales.after_sales_group_approver_gm")

        self.assertRefused(document.with_user(self.sales).action_approve, error=AccessError)

    def test_switching_the_control_off_is_logged_and_hides_nothing(self):
        since = self.company.after_sales_control_since
        log = self.env["after_sales.approval.log"].sudo()
        before = log.search_count([("event", "=", "configured")])

        self.company.after_sales_control = "off"
        credit_note = self.an_invoice(("gift", 50.0), move_type="out_refund")
        credit_note.action_post()
        self.company.after_sales_control = "enforce"

        self.assertEqual(self.company.after_sales_control_since, since)
        self.assertRefused(
            lambda: self.company.write({"after_sales_control_since": "2030-01-01 00:00:00"}), error=AccessError
        )
        self.assertEqual(log.search_count([("event", "=", "configured")]), before + 2)
        self.assertTrue(self.in_register(credit_note))

    def test_a_new_branch_is_controlled_like_its_company(self):
        branch = self.env["res.company"].create({"name": "Branch", "parent_id": self.company.id})

        self.assertEqual(branch.after_sales_control, "enforce")
