# Part of after_sales. LGPL-3.
from odoo.fields import Command
from odoo.tests import tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestApprovalRole(AfterSalesCommon):
    """Who holds a role (R7.01, R7.07)."""

    def test_who_holds_a_role_is_known_while_somebody_writes_it(self):
        """R7.01: by name, as deputy, through a group or one that implies it; who left holds nothing."""
        group = self.env.ref("after_sales.after_sales_group_clerk")
        above = self.env["res.groups"].create({"name": "Heads", "implied_ids": [Command.link(group.id)]})
        head = self._a_user("warehouse", login="head")
        head.group_ids += above
        gone = self._a_user("clerk", login="gone")
        gone.active = False
        values = {
            "name": "Watch",
            "group_id": group.id,
            "user_ids": [Command.set((self.sales + gone).ids)],
            "deputy_ids": [Command.set(self.quality.ids)],
        }
        expected = self.sales | self.quality | self.clerk | head

        roles = self.env["after_sales.approval.role"]
        written, saved = roles.new(values), roles.create(values)

        self.assertLessEqual(expected, saved.holder_ids)
        self.assertEqual(written.holder_ids._origin, saved.holder_ids)
        self.assertFalse(saved.holder_ids & (gone + self.warehouse_user))
        self.assertEqual(saved._holding(self.company)[saved.id] & set(expected.ids), set(expected.ids))
        self.assertFalse(saved._holding(self.env["res.company"].create({"name": "Other"}))[saved.id] & set(expected.ids))
