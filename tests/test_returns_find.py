# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsFind(AfterSalesCommon):
    """A clerk who may not open sales orders finds what comes back (R5.01, R4.10)."""

    def set_stage(self):
        super().set_stage()
        self.product, self.order = self.a_delivered_sale(bought=40, sold=20)
        self.invoice = self.invoiced(self.order)
        self.other = self.a_product(name="Fridge")
        self.bought(self.other, 5, 50.0)
        self.second = self.an_order((self.other, 2))
        self.delivered(self.second)

    def _found(self, user=None, partner=None, **values):
        proposal = (
            self.env["after_sales.return.propose"]
            .with_user(user or self.clerk)
            .create({"is_search": True, "partner_id": (partner or self.customer).id, **values})
        )
        proposal.action_find()
        return proposal

    def test_all_that_was_delivered_to_the_customer_is_found_and_comes_back_on_one_return(self):
        proposal = self._found(reason_id=self.reason.id)
        proposal.line_ids.quantity = 1.0

        document = self.env["after_sales.return"].browse(proposal.action_create()["res_id"])

        self.assertEqual(document.line_ids.order_id, self.order | self.second)
        document.with_user(self.clerk).action_submit()
        self.assertEqual(document.state, "submitted")

    def test_goods_are_found_by_product_and_by_the_number_on_any_paper(self):
        self.assertEqual(self._found(product_id=self.other.id).line_ids.product_id, self.other)
        for number in (self.order.name, self.invoice.name, self.order.picking_ids.name):
            self.assertEqual(self._found(reference=number).line_ids.sudo().product_id, self.product, number)

    def test_goods_are_found_by_serial_number(self):
        pump = self.a_product(name="Pump", tracking="serial")
        lots = [self.a_lot(pump, name) for name in ("S1", "S2")]
        for lot in lots:
            self.bought(pump, 1, 10.0, lot=lot)
        order = self.an_order((pump, 2))
        self.delivered(order, lots={pump: [(lot, 1.0) for lot in lots]})

        self.assertIn("S2", self._found(lot_name="s2").line_ids.lot_id.mapped("name"))

    def test_goods_of_other_customers_are_not_found(self):
        stranger = self.env["res.partner"].create({"name": "Stranger"})

        self.assertRefused(lambda: self._found(partner=stranger), "Nothing that fits was delivered to Stranger")

    def test_who_may_not_issue_returns_finds_nothing(self):
        self.assertRefused(lambda: self._found(user=self.warehouse_user), error=AccessError)
