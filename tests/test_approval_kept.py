# Part of after_sales. LGPL-3.
from odoo.tests import tagged

from .common import AfterSalesCommon

ROLE = "after_sales.after_sales_approval_role_"


@tagged("post_install", "-at_install", "after_sales")
class TestApprovalKept(AfterSalesCommon):
    """What decisions ask of roles, tables and delegations is kept in memory, and never older than the last change."""

    def set_stage(self):
        super().set_stage()
        self.roles = self.env["after_sales.approval.role"]
        self.tables = self.env["after_sales.approval.table"]
        self.manager_role = self.env.ref(f"{ROLE}manager")
        self.kind = "after_sales.return"

    def test_asking_again_costs_one_query(self):
        self.roles._people(self.company, self.kind)
        self.tables._in_force("2026-03-02")._policy_for(self.kind)
        self.env.invalidate_all()

        start = self.env.cr.sql_log_count
        self.roles._people(self.company, self.kind)
        table = self.tables._in_force("2026-03-02")
        policy = table._policy_for(self.kind)
        self.assertTrue(table.name and policy.customer_days)

        # Who holds which role is asked of the database each time.
        self.assertEqual(self.env.cr.sql_log_count - start, 1)

    def test_an_archived_role_is_asked_no_more(self):
        self.assertIn(self.manager_role.id, self.roles._people(self.company, self.kind))

        self.manager_role.active = False
        self.assertNotIn(self.manager_role.id, self.roles._people(self.company, self.kind))

        self.manager_role.active = True
        self.assertIn(self.manager_role.id, self.roles._people(self.company, self.kind))

    def test_another_group_gives_the_role_at_once(self):
        self.assertNotIn(self.sales.id, self.roles._people(self.company, self.kind)[self.manager_role.id])

        self.manager_role.group_id = self.env.ref("after_sales.after_sales_group_sales")

        self.assertIn(self.sales.id, self.roles._people(self.company, self.kind)[self.manager_role.id])

    def test_the_rank_that_was_changed_counts_at_once(self):
        table = self.tables._in_force("2026-03-02")
        before = table._ranks()[self.manager_role.id]

        self.manager_role.rank = before + 1

        self.assertEqual(table._ranks()[self.manager_role.id], before + 1)

    def test_a_new_version_counts_from_its_day_on(self):
        old = self.tables._in_force("2026-03-02")

        self.an_authority_table(("manager", 5))

        new = self.tables._in_force("2026-03-02")
        self.assertNotEqual(new, old)
        self.assertEqual({row.role for _condition, row in new._rows()}, {self.manager_role.id})

    def test_what_this_transaction_wrote_goes_before_what_was_kept(self):
        table = self.tables._in_force("2026-03-02")
        self.env.invalidate_all()
        table.title = "Changed just now"

        self.assertEqual(self.tables._in_force("2026-03-02").title, "Changed just now")
