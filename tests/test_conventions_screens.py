# Part of after_sales. LGPL-3.
from odoo.tests import TransactionCase, tagged

from . import conventions_registry as registry


@tagged("post_install", "-at_install", "after_sales")
class TestConventionsScreens(TransactionCase):
    """What the server takes for a sound view, and a browser does not."""

    def test_a_list_that_a_menu_opens_hides_no_column_by_a_parent(self):
        """There is none, and the browser stops with a fault."""
        actions = registry.records(self.env, "ir.actions.act_window")
        found = {}
        for name, action in actions.items():
            if action.res_model.startswith("after_sales.") and "list" in action.view_mode:
                views = dict((kind, view) for view, kind in action.views)
                found[name] = self.env[action.res_model].get_view(views["list"], "list")["arch"]

        self.assertFalse([name for name, arch in found.items() if 'column_invisible="parent.' in arch])

    def test_a_selection_taken_from_another_field_speaks_the_readers_language(self):
        self.env["res.lang"]._activate_lang("zh_CN")
        chinese = self.env(context={"lang": "zh_CN"})
        chinese.ref("after_sales.selection__after_sales_disposition__credit_moment__receipt").name = "收货时"

        moments = dict(chinese["res.company"]._fields["after_sales_credit_moment"]._description_selection(chinese))

        self.assertEqual(moments["receipt"], "收货时")
