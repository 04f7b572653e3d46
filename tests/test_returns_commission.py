# Part of after_sales. LGPL-3.
from odoo.fields import Command
from odoo.tests import tagged

from .common import AfterSalesCommon
from .returns_cents import ReturnsCents


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsCommission(ReturnsCents, AfterSalesCommon):
    """Whoever is paid by posted invoices less credit notes is paid for what the customer kept (checklist B31, B53)."""

    def setUp(self):
        super().setUp()
        self.team = self.env["crm.team"].create({"name": "North"})
        self.product = self.a_product(taxes_id=[Command.set(self.a_tax(15).ids)])
        self.bought(self.product, 4, 10.0)
        self.order = self.an_order((self.product, 4, {"discount": 10.0}), user_id=self.sales.id, team_id=self.team.id)
        self.delivered(self.order)
        self.invoiced(self.order)

    def test_a_full_return_leaves_nothing_with_salesperson_and_team(self):
        self.assertEqual(self.reported(), [(self.sales, self.team, 360.0, 4.0)])

        self.a_returned(self.order, (self.product, 3))
        self.assertEqual(self.reported(), [(self.sales, self.team, 90.0, 1.0)])
        self.a_returned(self.order, (self.product, 1))

        self.assertEqual(self.reported(), [(self.sales, self.team, 0.0, 0.0)])

    def test_an_undone_return_counts_the_sale_again(self):
        document = self.a_returned(self.order, (self.product, 4))

        document.with_user(self.undo)._undo("Wrong goods")

        self.assertEqual(self.reported(), [(self.sales, self.team, 360.0, 4.0)])

    def test_it_is_the_salesperson_of_the_invoice_whoever_looks_after_the_customer_now(self):
        self.customer.user_id = self.order.user_id = self.clerk

        self.a_returned(self.order, (self.product, 4))

        self.assertEqual(self.reported(), [(self.sales, self.team, 0.0, 0.0)])

    def reported(self):
        """Odoo's invoice report by salesperson and team: what they are paid for, and how many pieces."""
        self.env.flush_all()
        self.env["account.invoice.report"].invalidate_model()
        found = self.env["account.invoice.report"]._read_group(
            [
                ("state", "=", "posted"),
                ("move_type", "in", ("out_invoice", "out_refund")),
                ("product_id", "=", self.product.id),
            ],
            ["invoice_user_id", "team_id"],
            ["price_subtotal:sum", "quantity:sum"],
        )
        return [(user, team, round(amount, 2), round(pieces, 2)) for user, team, amount, pieces in found]
