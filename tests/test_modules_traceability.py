# Part of after_sales. LGPL-3.
from odoo.fields import Command
from odoo.tests import tagged

from .traceability_common import TraceabilityCase


@tagged("post_install", "-at_install", "-standard", "after_sales_beside")
class TestModulesTraceability(TraceabilityCase):
    """The way of lots where Odoo buys, manufactures, drop-ships and keeps expiry dates (R10.02, R10.05)."""

    def test_a_lot_leads_to_the_purchase_order_that_brought_it(self):
        lot = self.a_lot(self.seal, "B1")
        purchase = self.env["purchase.order"].create(
            {
                "partner_id": self.vendor.id,
                "order_line": [Command.create({"product_id": self.seal.id, "product_qty": 5, "price_unit": 2.0})],
            }
        )
        purchase.button_confirm()
        receipt = purchase.picking_ids
        receipt.move_ids.quantity = 5
        receipt.move_ids.move_line_ids.lot_id = lot
        self.validated(receipt)

        reader = self.quality
        reader.group_ids += self.env.ref("purchase.group_purchase_user")
        self.assertEqual(
            self.steps(self.traced(lot, reader), "from"),
            [("vendor", self.vendor, 0.0), ("purchase", purchase, 0.0), ("receipt", receipt, 5.0)],
        )
        kinds = {step.kind: step.is_hidden for step in self.traced(lot).step_ids}
        self.assertTrue(kinds["purchase"], "a salesperson reads no purchase orders")
        self.assertFalse(kinds["receipt"])

    def test_a_made_lot_leads_to_what_it_is_made_of_and_back(self):
        pump = self.a_product(name="Pump", tracking="lot")
        self.env["mrp.bom"].create(
            {
                "product_tmpl_id": pump.product_tmpl_id.id,
                "bom_line_ids": [Command.create({"product_id": self.seal.id, "product_qty": 2})],
            }
        )
        made = self.a_lot(pump, "P1")
        production = self.env["mrp.production"].create({"product_id": pump.id, "product_qty": 3.0})
        production.action_confirm()
        production.write({"qty_producing": 3.0, "lot_producing_ids": [Command.set(made.ids)]})
        production.move_raw_ids.move_line_ids.unlink()
        production.move_raw_ids.move_line_ids = [
            Command.create(production.move_raw_ids._prepare_move_line_vals(quantity=6.0) | {"lot_id": self.lot.id})
        ]
        production.move_raw_ids.picked = True
        production.button_mark_done()
        self.assertEqual(production.state, "done")

        reader = self.quality
        reader.group_ids += self.env.ref("mrp.group_mrp_user")
        self.assertEqual(
            self.steps(self.traced(made, reader), "from"),
            [("production", production, 3.0), ("component", self.lot, 0.0)],
        )
        trace = self.traced(self.lot, reader)
        self.assertEqual(self.steps(trace, "after"), [("consumed", production, 6.0), ("product", made, 0.0)])
        self.assertEqual((trace.balance_ids.consumed_qty, trace.balance_ids.difference_qty), (6.0, 0.0))

    def test_a_drop_shipped_lot_came_from_its_vendor_straight_to_the_customer(self):
        route = self.env.ref("stock_dropshipping.route_drop_shipping")
        self.seal.write(
            {
                "seller_ids": [Command.create({"partner_id": self.vendor.id, "price": 1.0})],
                "route_ids": [Command.set(route.ids)],
            }
        )
        order = self.an_order((self.seal, 4), partner=self.firm)
        purchase = order._get_purchase_orders()
        purchase.button_confirm()
        shipment, lot = purchase.picking_ids, self.a_lot(self.seal, "D1")
        shipment.move_ids.quantity = 4
        shipment.move_ids.move_line_ids.lot_id = lot
        self.validated(shipment)

        trace = self.traced(lot)

        self.assertIn(("receipt", shipment, 4.0), self.steps(trace, "from"))
        self.assertIn(("delivery", shipment, 4.0), self.steps(trace, "to"))
        balance = trace.balance_ids
        self.assertEqual((balance.received_qty, balance.with_customers_qty, balance.difference_qty), (4.0, 4.0, 0.0))
        self.assertEqual(self.rows(("lot_id", "=", lot.id)).quantity, 4.0)

    def test_parts_of_a_kit_have_no_price_and_none_is_asked(self):
        table = self.a_product(name="Table", is_storable=False)
        self.env["mrp.bom"].create(
            {
                "product_tmpl_id": table.product_tmpl_id.id,
                "type": "phantom",
                "bom_line_ids": [Command.create({"product_id": self.seal.id, "product_qty": 2})],
            }
        )
        order = self.an_order((table, 1), partner=self.firm)
        self.delivered(order, lots={self.seal: [(self.lot, 2)]})

        row = self.rows(("order_id", "=", order.id))

        self.assertEqual((row.product_id, row.quantity, row.unit_amount, row.missing), (self.seal, 2.0, 0.0, ""))

    def test_the_expiry_date_that_odoo_keeps_counts(self):
        self.seal.product_tmpl_id.use_expiration_date = True
        self.lot.expiration_date = "2028-05-31 12:00:00"

        self.assertEqual(str(self.rows().expires_on), "2028-05-31")
        self.assertTrue(self.lot.after_sales_has_expiry)

        self.seal.after_sales_is_regulated = False
        self.lot.write({"expiration_date": False, "after_sales_expires_on": False})
        self.assertEqual(self.rows().missing, "Expiry Date")
