# Part of after_sales. LGPL-3.
from odoo.fields import Command
from odoo.tests import tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "-standard", "after_sales_beside")
class TestModulesDropshipping(AfterSalesCommon):
    """Drop-shipped goods where Odoo's drop-shipping app is installed: sold, bought, shipped and billed by it (B45)."""

    def set_stage(self):
        super().set_stage()
        self.vendor = self.env["res.partner"].create({"name": "Kettle Works"})
        route = self.env.ref("stock_dropshipping.route_drop_shipping")
        self.product = self.a_product(
            cost=99.0,
            seller_ids=[Command.create({"partner_id": self.vendor.id, "price": 40.0})],
            route_ids=[Command.set(route.ids)],
        )
        self.order = self.an_order((self.product, 5))
        self.purchase = self.order._get_purchase_orders()
        self.purchase.order_line.price_unit = 45.0
        self.purchase.button_confirm()
        self.shipment = self.purchase.picking_ids
        self.shipment.move_ids.quantity = 5
        self.validated(self.shipment)
        self.invoice = self.invoiced(self.order)

    def test_the_stage_is_a_drop_shipment_of_the_app(self):
        self.assertTrue(self.shipment.is_dropship)
        self.assertEqual(self.shipment.move_ids.sale_line_id, self.order.order_line)
        self.assertEqual((self.order.order_line.qty_delivered, self.purchase.order_line.qty_received), (5.0, 5.0))

    def test_goods_go_back_to_the_vendor_and_neither_sale_nor_purchase_keeps_them(self):
        document = self.a_returned(self.order, (self.product, 2))

        self.assertEqual(document.sudo().picking_ids.picking_type_id.code, "dropship")
        self.assertEqual((self.order.order_line.qty_delivered, self.purchase.order_line.qty_received), (3.0, 3.0))
        self.assertStock(self.product, on_hand=0.0, quarantine=0.0, value=0.0)
        credit = document.sudo().credit_note_ids
        self.assertEqual((credit.amount_total, self.invoice.amount_residual), (200.0, 300.0))
        self.assertFalse(credit.line_ids.filtered(lambda line: line.display_type == "cogs"))

    def test_the_vendor_is_the_one_of_the_purchase_at_its_price(self):
        document = self.a_returned(self.order, (self.product, 2))

        claim = self.env["after_sales.vendor.claim"].search([("return_id", "=", document.id)])
        self.assertEqual((claim.vendor_id, claim.amount), (self.vendor, 90.0))

    def test_goods_that_come_to_us_are_valued_at_the_price_of_the_purchase(self):
        document = self.a_return(self.order, (self.product, 2, {"goods_to": "us"}))
        document.action_submit()
        document.with_user(self.approver_gm).action_approve()
        self.received(document)

        self.assertStock(self.product, quarantine=2.0, value=90.0)
        self.assertEqual((self.order.order_line.qty_delivered, document.state), (3.0, "done"))

    def test_what_the_group_sends_for_a_sale_is_a_receipt_and_nothing_that_came_back(self):
        """Bought to order, it names sale and purchase, and comes out of the transit between companies (ADR 0053)."""
        transit, shelf = self.env.ref("stock.stock_location_inter_company"), self.warehouse.lot_stock_id
        ends = {"location_id": transit.id, "location_dest_id": shelf.id, "company_id": self.company.id}
        sold, bought = self.order.order_line, self.purchase.order_line
        goods = {"product_id": self.product.id, "product_uom": self.unit.id, "product_uom_qty": 1, "sale_line_id": sold.id}
        self.company.after_sales_control = "enforce"
        receipt = self.env["stock.move"].create({**ends, **goods, "purchase_line_id": bought.id})
        receipt._action_confirm(merge=False)
        receipt.write({"quantity": 1, "picked": True})
        receipt._action_done()

        self.env.flush_all()
        row = self.env["after_sales.balance"].search([("order_id", "=", self.order.id)])
        self.assertEqual((receipt.state, row.delivered_qty, row.returned_qty), ("done", 5.0, 0.0))
        self.assertFalse(receipt.after_sales_is_bypass)
