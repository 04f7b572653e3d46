# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import new_test_user, tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsEffect(AfterSalesCommon):
    """The approver sees what posting will do, and posting does that (checklist A21, B56)."""

    def test_what_is_foreseen_is_what_is_posted(self):
        for method in ("standard", "average", "fifo"):
            product = self.a_product(method=method, taxes_id=[Command.set(self.tax_sale_a.ids)])
            self.bought(product, 3, 10.0)
            self.bought(product, 5, 30.0)
            order = self.an_order((product, 4, {"discount": 10.0}))
            self.delivered(order)
            self.invoiced(order)
            document = self.a_submitted_return(order, (product, 3))

            [(invoice, items, left)] = document.sudo()._foreseen_entries()
            [(_line, _location, value)] = document.sudo()._foreseen_goods()
            document.with_user(self.approver_gm).action_approve()
            self.received(document)

            entry = document.sudo().credit_note_ids
            self.assertEqual(
                sorted((item.account.code, round(item.balance, 2)) for item in items),
                sorted((line.account_id.code, round(line.balance, 2)) for line in entry.line_ids),
                method,
            )
            self.assertEqual((invoice.amount_residual, left), (left, invoice.amount_residual))
            self.assertEqual(round(document.sudo().line_ids.receipt_move_ids.value, 2), value)

    def test_looking_at_it_leaves_nothing_behind(self):
        order, product = self.a_sale()
        self.invoiced(order)
        document = self.a_submitted_return(order, (product, 1))
        before = self.env["account.move"].search_count([])

        html = self.seen(document)

        self.assertIn("Credit note for", html)
        self.assertEqual(self.env["account.move"].search_count([]), before)
        self.assertFalse(document.posting_ids)

    def test_goods_that_were_not_invoiced_are_told_so(self):
        order, product = self.a_sale()

        html = self.seen(self.a_submitted_return(order, (product, 1)))

        self.assertIn("The goods were not invoiced", html)

    def test_people_without_a_role_are_not_shown_it(self):
        order, product = self.a_sale()
        document = self.a_submitted_return(order, (product, 1))
        outsider = new_test_user(self.env, "outsider", groups="base.group_user", company_id=self.company.id)

        self.assertRefused(document.with_user(outsider).action_foresee, error=AccessError)

    def seen(self, document):
        action = document.with_user(self.approver_manager).action_foresee()
        return self.env[action["res_model"]].with_user(self.approver_manager).browse(action["res_id"]).effect

    def a_sale(self):
        product = self.a_product()
        self.bought(product, 10, 10.0)
        order = self.an_order((product, 4))
        self.delivered(order)
        return order, product
