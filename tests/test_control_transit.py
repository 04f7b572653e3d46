# Part of after_sales. LGPL-3.
from odoo.exceptions import ValidationError
from odoo.fields import Command, Domain
from odoo.tests import tagged
from odoo.tools import SQL

from ..models.customer_place import with_customer
from .transit_common import TransitCase


@tagged("post_install", "-at_install", "after_sales")
class TestControlTransit(TransitCase):
    """What in the transit between companies is a customer's, and what is a vendor's or our own (R7.03; ADR 0053)."""

    def set_stage(self):
        super().set_stage()
        self.shelf = self.warehouse.lot_stock_id
        self.delivery = self.order.picking_ids
        self.company.after_sales_control = "enforce"

    def test_a_place_is_a_customers_by_every_way_of_asking(self):
        own = self.env["stock.location"].create({"name": "Van", "usage": "transit", "company_id": self.company.id})
        customers, vendors = (self.env.ref(f"stock.stock_location_{name}") for name in ("customers", "suppliers"))
        places = self.transit | own | customers | vendors | self.shelf
        self.env.flush_all()
        found = self.env.execute_query(
            SQL("SELECT id FROM stock_location place WHERE id IN %s AND %s", tuple(places.ids), with_customer("place"))
        )

        theirs = self.transit | customers
        self.assertEqual(places.filtered("after_sales_is_with_customer"), theirs)
        for is_theirs, wanted in ((True, theirs), (False, places - theirs)):
            domain = Domain("id", "in", places.ids) & Domain("after_sales_is_with_customer", "=", is_theirs)
            self.assertEqual(places.search(domain), places.browse(wanted.ids).sorted())
        self.assertEqual({place for (place,) in found}, set(theirs.ids))
        self.assertEqual(places.filtered("after_sales_is_with_vendor"), self.transit | vendors)
        domain = Domain("id", "in", places.ids) & Domain("after_sales_is_with_vendor", "=", True)
        self.assertEqual(set(places.search(domain)), set(self.transit | vendors))

    def test_odoos_own_return_needs_a_document(self):
        picking = self.given_back(self.delivery)

        self.assertRefused(lambda: self.validated(picking), "without an approved return")
        self.assertEqual(self.order.order_line.qty_delivered, 20.0)

    def test_so_does_a_receipt_that_names_the_sale(self):
        self.assertRefused(
            lambda: self.a_transfer(self.transit, self.shelf, sale_line_id=self.order.order_line.id),
            "without an approved return",
        )

    def test_nor_is_a_line_added_to_the_delivery(self):
        values = {"picking_id": self.delivery.id, "product_id": self.product.id, "quantity": 3}
        ends = {"location_id": self.transit.id, "location_dest_id": self.shelf.id}

        self.assertRefused(
            lambda: self.env["stock.move.line"].create(values | ends), "without an approved return", error=ValidationError
        )

    def test_monitored_it_stands_in_the_register_and_lowers_the_board(self):
        self.company.after_sales_control = "monitor"
        self.env.flush_all()
        picking = self.given_back(self.delivery)
        self.validated(picking)

        self.assertTrue(self.in_register(picking.move_ids))
        self.assertEqual(self.board(), (20.0, 0.0, 1.0, 19.0, False))
        self.assertFalse(self.in_register(self.delivery.move_ids))

    def test_what_a_vendor_of_the_group_sends_and_gets_back_is_no_customers(self):
        for control in ("enforce", "monitor"):
            self.company.after_sales_control = control
            self.env.flush_all()
            receipt = self.bought_from_the_peer(5)
            back = self.given_back(receipt, 2)
            self.validated(back)
            again = self.given_back(back, 1)
            self.validated(again)

            self.assertFalse(any(map(self.in_register, (receipt | back | again).move_ids)), control)

    def test_a_sale_to_the_group_is_delivered_and_what_goes_back_to_a_vendor_is_not(self):
        charts = self.env["after_sales.case.chart"]
        self.validated(self.given_back(self.bought_from_the_peer(5), 2))
        self.a_returned(self.order, (self.product, 3))

        rows = charts._delivered_by_month(self.company, self.order.date_order.date().replace(day=1), self.product.ids)

        self.assertEqual([float(quantity) for _product, _month, quantity in rows], [20.0])

    def test_a_drop_shipment_from_the_group_is_a_delivery_and_no_return(self):
        order = self.an_order((self.product, 2), partner=self.env["res.partner"].create({"name": "Ines"}))
        order.picking_ids.action_cancel()
        customers = self.env.ref("stock.stock_location_customers")
        self.a_transfer(self.transit, customers, 2, sale_line_id=order.order_line.id)

        self.assertEqual(self.board(order), (2.0, 0.0, 0.0, 2.0, False))
        self.assertEqual(order.order_line.move_ids._after_sales_returnable_moves().location_id, self.transit)

    def test_the_transit_between_two_warehouses_is_our_own(self):
        own = self.env["stock.location"].create({"name": "Van", "usage": "transit", "company_id": self.company.id})
        order = self.an_order((self.product, 2))
        order.picking_ids.action_cancel()
        move = self.a_transfer(self.shelf, own, 2, sale_line_id=order.order_line.id)

        self.assertFalse(move._after_sales_returnable_moves())
        document = self.a_return(self.order, (self.product, 1))
        document.line_ids.move_id = move
        self.assertRefused(document.action_submit, "has not been delivered yet")
        self.a_transfer(own, self.shelf, 2)

    def test_what_went_from_company_to_company_all_the_way_is_not_returned_by_a_document(self):
        """Nothing tells which way it goes: Odoo itself counts its delivery as given back."""
        order = self.an_order((self.product, 2))
        order.picking_ids.action_cancel()
        move = self.a_transfer(self.transit, self.transit, 2, sale_line_id=order.order_line.id)

        self.assertFalse(move._after_sales_returnable_moves())

    # -- words of this file --------------------------------------------------------------------------------------------

    def in_register(self, moves):
        self.env.flush_all()
        moves.invalidate_recordset(["after_sales_is_bypass"])
        listed = moves <= self.env["stock.move"].search([("after_sales_is_bypass", "=", True)])
        self.assertEqual(all(moves.mapped("after_sales_is_bypass")), listed)
        return listed

    def bought_from_the_peer(self, quantity):
        picking = self.env["stock.picking"].create(
            {
                "picking_type_id": self.warehouse.in_type_id.id,
                "partner_id": self.peer.partner_id.id,
                "location_id": self.transit.id,
                "location_dest_id": self.shelf.id,
                "move_ids": [
                    Command.create(
                        {
                            "product_id": self.product.id, "product_uom_qty": quantity,
                            "product_uom": self.product.uom_id.id,
                            "location_id": self.transit.id, "location_dest_id": self.shelf.id,
                        }
                    )
                ],
            }
        )  # fmt: skip
        picking.action_confirm()
        picking.move_ids.quantity = quantity
        self.validated(picking)
        return picking
