# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from .traceability_common import TraceabilityCase


@tagged("post_install", "-at_install", "after_sales")
class TestTraceabilityArchive(TraceabilityCase):
    """The archive of a product: suppliers, customers, times and standard (R10.06)."""

    def parties(self, user=None):
        self.env.flush_all()
        self.env.invalidate_all()
        template = self.seal.product_tmpl_id.with_user(user or self.quality)
        return template.after_sales_supplier_ids, template.after_sales_customer_ids

    def test_it_says_who_brought_it_and_who_got_it_how_much_and_when(self):
        suppliers, customers = self.parties()

        self.assertEqual((suppliers.partner_id, suppliers.quantity, suppliers.transfer_count), (self.vendor, 20.0, 1))
        self.assertEqual((customers.partner_id, customers.quantity), (self.firm, 8.0))
        self.assertEqual((suppliers.first_on, suppliers.last_on), (self.receipt.date_done, self.receipt.date_done))

    def test_a_second_delivery_moves_the_last_day_and_not_the_first(self):
        self.picking.date_done = "2026-02-01 10:00:00"
        order = self.an_order((self.seal, 2), partner=self.person)
        self.delivered(order, lots={self.seal: [(self.lot, 2)]})

        template = self.seal.product_tmpl_id.with_user(self.quality)
        customers = self.parties()[1]

        self.assertEqual((customers.partner_id, customers.quantity, customers.transfer_count), (self.firm, 10.0, 2))
        self.assertEqual(str(template.after_sales_first_delivered_on.date()), "2026-02-01")
        self.assertEqual(str(template.after_sales_last_delivered_on.date()), "2026-03-02")
        self.assertEqual(template.after_sales_delivery_count, 2)

    def test_a_company_of_the_group_got_it_through_the_transit(self):
        other = self.env["res.partner"].create({"name": "Pump Works", "is_company": True})
        transit = self.env.ref("stock.stock_location_inter_company")
        other.with_company(self.company).property_stock_customer = transit
        order = self.an_order((self.seal, 2), partner=other)
        self.delivered(order, lots={self.seal: [(self.lot, 2)]})

        customers = self.parties()[1]

        self.assertEqual({party.partner_id: party.quantity for party in customers}, {self.firm: 8.0, other: 2.0})

    def test_a_vendor_of_the_price_list_stands_there_before_anything_came(self):
        other = self.env["res.partner"].create({"name": "Second Source"})
        listed = [
            Command.create({"partner_id": partner.id, "company_id": self.company.id})
            for partner in (other, self.vendor)
        ]
        self.seal.seller_ids = listed

        suppliers = self.parties()[0]

        self.assertEqual({party.partner_id: party.quantity for party in suppliers}, {self.vendor: 20.0, other: 0.0})

    def test_what_we_make_says_when(self):
        place = self.env["stock.location"].search(
            [("usage", "=", "production"), ("company_id", "=", self.company.id)], limit=1
        )
        move = self.env["stock.move"].create(
            {"product_id": self.seal.id, "product_uom_qty": 4.0, "location_id": place.id, "company_id": self.company.id,
             "location_dest_id": self.warehouse.lot_stock_id.id}
        )  # fmt: skip
        move._action_confirm()
        move.move_line_ids = [
            Command.clear(),
            Command.create(move._prepare_move_line_vals(quantity=4.0) | {"lot_id": self.lot.id}),
        ]
        move.picked = True
        move._action_done()

        [made] = self.parties()[0].filtered(lambda party: party.role == "production")
        self.assertEqual((made.partner_id, made.quantity), (self.company.partner_id, 4.0))
        self.assertEqual(self.seal.product_tmpl_id.with_user(self.quality).after_sales_first_made_on, move.date)
        self.assertIn(("production", move, 4.0), self.steps(self.traced(), "from"))
        self.assertEqual(self.traced().balance_ids.produced_qty, 4.0)

    def test_the_product_leads_to_its_archive_for_whoever_has_a_part_in_it(self):
        template = self.seal.product_tmpl_id
        self.assertEqual(template.with_user(self.sales).action_view_after_sales_archive()["res_id"], template.id)

        technician = self._a_user("technician")
        self.assertRefused(template.with_user(technician).action_view_after_sales_archive, error=AccessError)
        self.assertFalse(template.with_user(technician).after_sales_delivery_count)

    def test_a_salesperson_sees_no_customers_of_others(self):
        own = self._a_user("sales", "after_sales_own")

        suppliers, customers = self.parties(own)
        self.assertEqual((suppliers.partner_id, len(customers)), (self.vendor, 0))

        self.order.user_id = own
        self.assertEqual(self.parties(own)[1].partner_id, self.firm)


@tagged("post_install", "-at_install", "after_sales")
class TestTraceabilityDelivery(TraceabilityCase):
    """Protection to the destination, from the customer's contract to the transfer and the record (R10.10)."""

    def test_what_the_customers_contracts_say_reaches_order_transfer_and_record(self):
        self.firm.after_sales_is_protected = True

        order = self.an_order((self.seal, 2), partner=self.person)
        self.assertTrue(order.after_sales_is_protected)
        picking = self.delivered(order, lots={self.seal: [(self.lot, 2)]})

        self.assertTrue(picking.after_sales_is_protected)
        self.assertEqual(self.rows(("is_protected", "=", True)).picking_id, picking)
        self.assertFalse(self.picking.after_sales_is_protected)
        self.assertIn("protected until they are at their destination", self.slip(picking))
        self.assertNotIn("protected until", self.slip(self.picking))

    def slip(self, picking):
        """What stands on the delivery slip that the carrier gets."""
        reports = self.env["ir.actions.report"]
        return reports._render_qweb_html("stock.action_report_delivery", picking.ids)[0].decode()

    def test_the_order_decides_until_the_goods_are_gone(self):
        order = self.an_order((self.seal, 2), partner=self.firm)
        picking = order.picking_ids
        order.after_sales_is_protected = True
        self.assertTrue(picking.after_sales_is_protected)

        self.delivered(order, lots={self.seal: [(self.lot, 2)]})
        order.after_sales_is_protected = False

        self.assertTrue(picking.after_sales_is_protected)

    def test_a_transfer_may_say_more_than_its_order(self):
        order = self.an_order((self.seal, 2), partner=self.firm)
        order.picking_ids.after_sales_is_protected = True

        picking = self.delivered(order, lots={self.seal: [(self.lot, 2)]})

        self.assertTrue(picking.after_sales_is_protected)
