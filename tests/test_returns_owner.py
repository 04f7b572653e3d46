# Part of after_sales. LGPL-3.
from odoo.tests import tagged

from .inspections import InspectionCase


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsOwner(InspectionCase):
    """Goods that we sold for another owner come back as his, and never count as ours (checklist B36)."""

    def set_stage(self):
        super().set_stage()
        self.consignor = self.env["res.partner"].create({"name": "Consignor"})
        self.product = self.a_product(cost=10.0)
        stock = self.warehouse.lot_stock_id
        self.env["stock.quant"]._update_available_quantity(self.product, stock, 4.0, owner_id=self.consignor)
        self.order = self.an_order((self.product, 4))
        self.order.picking_ids.owner_id = self.consignor
        self.delivered(self.order)
        self.invoiced(self.order)

    def of_the_owner(self, location):
        quants = self.env["stock.quant"].search(
            [("product_id", "=", self.product.id), ("location_id", "child_of", location.id)]
        )
        self.assertEqual(quants.filtered("quantity").owner_id, self.consignor)
        return sum(quants.mapped("quantity"))

    def test_they_keep_their_owner_in_quarantine_and_have_no_value(self):
        document = self.a_returned(self.order, (self.product, 2))

        self.assertEqual(document.sudo().picking_ids.owner_id, self.consignor)
        self.assertEqual(self.of_the_owner(self.warehouse.after_sales_quarantine_id), 2.0)
        self.assertStock(self.product, value=0.0)
        self.assertEqual(document.credit_status, "credited")

    def test_inspection_puts_them_back_into_stock_as_his(self):
        document = self.a_returned(self.order, (self.product, 2))

        self.inspected(document, ("restock", 2))

        self.assertEqual(self.of_the_owner(self.warehouse.lot_stock_id), 2.0)
        self.assertStock(self.product, value=0.0)

    def test_they_are_scrapped_without_a_loss_of_ours(self):
        document = self.a_returned(self.order, (self.product, 2))

        self.inspected(document, ("scrap", 2))

        scrapped = self.env["stock.scrap"].search([("product_id", "=", self.product.id)])
        self.assertEqual((scrapped.owner_id, scrapped.move_ids.value), (self.consignor, 0.0))
        self.assertFalse(scrapped.move_ids.account_move_id)

    def test_they_are_not_turned_into_something_else(self):
        document = self.a_returned(self.order, (self.product, 2))
        cheaper = self.a_product(name="B-ware", cost=1.0)

        self.assertRefused(
            lambda: self.inspected(document, ("downgrade", 2, {"target_product_id": cheaper.id})), "belongs to Consignor"
        )

    def test_their_owner_is_not_claimed_for_his_own_goods(self):
        document = self.a_returned(self.order, (self.product, 2))

        self.inspected(document, ("vendor", 2, {"vendor_id": self.consignor.id}))

        self.assertFalse(self.env["after_sales.vendor.claim"].search([("return_id", "=", document.id)]))

    def test_goods_of_ours_and_of_his_on_one_return_come_on_two_receipts(self):
        ours = self.a_product(name="Seal")
        self.bought(ours, 3, 5.0)
        order = self.an_order((ours, 1))
        self.delivered(order)
        document = self.a_return(self.order, (self.product, 1))
        document.write({"line_ids": [(0, 0, {"move_id": order.order_line.move_ids.id, "quantity": 1})]})
        document.action_submit()
        document.with_user(self.approver_gm).action_approve()

        pickings = document.sudo().picking_ids
        self.assertEqual(pickings.mapped("owner_id"), self.consignor)
        self.assertEqual(len(pickings), 2)
