# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from ..rules.sales_record import FIRM, PERISHABLE, PRICED, REGULATED, TRACKED, missing
from .traceability_common import TraceabilityCase


@tagged("post_install", "-at_install", "after_sales")
class TestTraceabilityRecord(TraceabilityCase):
    """The sales record says of each delivered lot what the procedure asks (R10.01-R10.04)."""

    def test_a_delivery_says_product_batch_maker_and_buyer(self):
        row = self.rows()

        self.assertEqual((row.product_id, row.specification, row.registration_number), (self.seal, "SK-1", "REG 7"))
        self.assertEqual((row.quantity, row.uom_id, row.unit_amount, row.amount), (8.0, self.unit, 100.0, 800.0))
        self.assertEqual(
            (row.lot_id, str(row.expires_on), row.sold_on), (self.lot, "2027-01-31", self.order.date_order)
        )
        self.assertEqual((row.manufacturer_id, row.licence_number), (self.maker, "L 12"))
        self.assertEqual((row.firm_id, row.business_licence, row.contact_name), (self.firm, "91-0042", "Ned"))
        self.assertEqual((row.phone, row.order_id, row.picking_id), ("+1 206", self.order, self.picking))
        self.assertIn("1 Pier", row.address)
        self.assertEqual((row.kind, row.is_incomplete, row.missing), ("sale", False, ""))

    def test_a_delivery_to_a_company_of_the_group_is_a_sale(self):
        transit = self.env.ref("stock.stock_location_inter_company")
        self.firm.with_company(self.company).property_stock_customer = transit
        order = self.an_order((self.seal, 3), partner=self.firm)

        picking = self.delivered(order, lots={self.seal: [(self.lot, 3)]})

        row = self.rows(("order_id", "=", order.id))
        self.assertEqual((picking.location_dest_id, row.kind, row.quantity), (transit, "sale", 3.0))

    def test_what_is_missing_is_said_in_words(self):
        self.firm.write({"phone": False, "company_registry": False})
        self.seal.after_sales_licence_number = False

        row = self.rows(("is_incomplete", "=", True))

        self.assertEqual(row.missing, "Production Licence/Filing Number, Business Licence Number, Phone")

    def test_the_database_asks_what_the_rule_asks(self):
        for regulated in (True, False):
            self.seal.product_tmpl_id.write({
                "after_sales_is_regulated": regulated, "after_sales_specification": False,
                "after_sales_registration_number": False, "after_sales_manufacturer_id": False,
                "after_sales_licence_number": False,
            })  # fmt: skip
            self.lot.after_sales_expires_on = False
            traits = {TRACKED, PRICED, FIRM} | ({REGULATED, PERISHABLE} if regulated else set())
            said = {"unit_amount", "lot_id", "firm_id", "business_licence", "contact_name", "phone", "street"}
            self.assertEqual((self.rows().missing_codes or "").split(","), missing(said, traits))

    def test_a_product_that_does_not_expire_needs_no_day(self):
        self.lot.after_sales_expires_on = False
        self.assertEqual(self.rows().missing, "Expiry Date")

        self.seal.after_sales_is_lasting = True
        self.assertFalse(self.rows().is_incomplete)

    def test_our_own_make_is_said_where_a_product_names_nobody(self):
        self.seal.write({"after_sales_manufacturer_id": False, "after_sales_licence_number": False})
        self.company.write({"after_sales_is_maker": True, "after_sales_licence_number": "OWN 1"})

        self.assertEqual((self.rows().manufacturer_id, self.rows().licence_number), (self.company.partner_id, "OWN 1"))

    def test_a_lot_of_another_maker_has_no_licence_of_the_first(self):
        self.lot.after_sales_manufacturer_id = self.vendor
        self.assertEqual(
            (self.rows().manufacturer_id, self.rows().missing), (self.vendor, "Production Licence/Filing Number")
        )

        self.lot.after_sales_licence_number = "V 3"
        self.assertEqual(self.rows().licence_number, "V 3")

    def test_each_lot_has_its_row_and_what_has_none_has_one(self):
        other, plain = self.a_lot(self.seal, "A2"), self.a_product(name="Pump")
        self.bought(self.seal, 5, 2.0, lot=other)
        self.bought(plain, 5, 2.0)
        order = self.an_order((self.seal, 6), (plain, 2), partner=self.firm)

        self.delivered(order, lots={self.seal: [(self.lot, 2), (other, 3), (self.lot, 1)]})

        rows = {(row.product_id, row.lot_id): row.quantity for row in self.rows(("order_id", "=", order.id))}
        nothing = self.env["stock.lot"]
        self.assertEqual(rows, {(self.seal, self.lot): 3.0, (self.seal, other): 3.0, (plain, nothing): 2.0})

    def test_what_came_back_stands_beside_it_and_what_went_out_again_does_not(self):
        self.a_returned(self.order, (self.seal, 3, self.lot))

        row = self.rows()
        self.assertEqual((row.quantity, row.returned_qty, row.kept_qty, row.amount), (8.0, 3.0, 5.0, 800.0))

    def test_quantities_are_in_the_unit_of_the_sale(self):
        self.bought(self.seal, 30, 2.0, lot=self.lot)
        line = {"product_uom_id": self.dozen.id, "price_unit": 90.0, "discount": 10.0}
        order = self.an_order((self.seal, 2, line), partner=self.firm)
        self.delivered(order, lots={self.seal: [(self.lot, 24)]})

        row = self.rows(("order_id", "=", order.id))
        self.assertEqual((row.quantity, row.uom_id, row.unit_amount, row.amount), (2.0, self.dozen, 81.0, 162.0))

    def test_a_replacement_costs_nothing_and_says_what_it_is(self):
        self.a_returned(self.order, (self.seal, 2, self.lot, {"remedy": "replacement"}))
        sent = self.env["stock.move"].search([("after_sales_replacement_line_id", "!=", False)]).picking_id
        self.validated(sent)

        row = self.rows(("kind", "=", "replacement"))
        self.assertEqual((row.quantity, row.amount, row.partner_id), (2.0, 0.0, self.firm))

    def test_goods_of_the_customers_own_that_go_back_are_no_sale(self):
        self._hand_out(owner_id=self.firm.id)
        self.assertEqual(len(self.rows()), 1)

    def test_a_delivery_without_an_order_is_recorded_and_its_price_is_missing(self):
        self._hand_out()

        row = self.rows(("kind", "=", "undocumented"))
        self.assertEqual((row.quantity, row.firm_id, row.missing), (1.0, self.firm, "Unit Price"))

    def _hand_out(self, **values):
        """One seal leaves without an order."""
        stock, customers = self.warehouse.lot_stock_id, self.env.ref("stock.stock_location_customers")
        places = {"location_id": stock.id, "location_dest_id": customers.id}
        line = {"product_id": self.seal.id, "lot_id": self.lot.id, "quantity": 1.0, **places, **values}
        if values:
            self.env["stock.quant"]._update_available_quantity(
                self.seal, stock, 1.0, lot_id=self.lot, owner_id=self.firm
            )
        picking = self.env["stock.picking"].create(
            {"partner_id": self.firm.id, "picking_type_id": self.warehouse.out_type_id.id, **places,
             "move_line_ids": [Command.create(line)]}
        )  # fmt: skip
        picking.action_confirm()
        self.validated(picking)

    def test_product_lot_and_customer_lead_to_their_deliveries(self):
        for record in (self.seal.product_tmpl_id, self.lot, self.firm):
            record = record.with_user(self.quality)
            self.env.flush_all()
            self.assertEqual(record.after_sales_sold_count, 1)
            action = record.action_view_after_sales_sold()
            self.assertEqual(self.rows(*action["domain"]).lot_id, self.lot)

    def test_lots_products_and_customers_are_found_by_index(self):
        records = self.env["after_sales.sales.record"]
        self.env.cr.execute("SET LOCAL enable_seqscan = off")
        for domain in (
            [("lot_id", "=", self.lot.id)],
            [("product_id", "=", self.seal.id)],
            [("partner_id", "=", self.firm.id)],
        ):
            query = records._search(domain).select()
            self.env.cr.execute(f"EXPLAIN {self.env.cr.mogrify(query.code, query.params).decode()}")
            plan = "\n".join(line for (line,) in self.env.cr.fetchall())
            self.assertNotIn("Seq Scan on stock_move_line", plan, domain)
            self.assertNotIn("Seq Scan on sale_order", plan, domain)

    def test_a_row_opens_its_delivery(self):
        self.assertEqual(self.rows().action_open()["res_id"], self.picking.id)


@tagged("post_install", "-at_install", "after_sales")
class TestTraceabilityRecordRights(TraceabilityCase):
    """Who sees which deliveries, and their prices."""

    def test_whoever_has_no_role_in_it_sees_nothing(self):
        technician = self._a_user("technician")

        with self.assertRaises(AccessError):
            self.rows(user=technician)
        self.assertRefused(self.lot.with_user(technician).action_view_after_sales_sold, error=AccessError)
        self.assertRefused(self.env["after_sales.sales.record"].with_user(technician).action_export, error=AccessError)

    def test_a_salesperson_sees_his_own_sales_and_not_those_of_others(self):
        own = self._a_user("sales", "after_sales_own")
        self.assertFalse(self.rows(user=own))

        self.order.user_id = own
        self.assertEqual(self.rows(user=own).order_id, self.order)

    def test_the_warehouse_sees_no_prices(self):
        row = self.rows(user=self.warehouse_user)

        self.assertEqual(row.quantity, 8.0)
        self.assertRefused(lambda: row.amount, error=AccessError)

    def test_another_company_sees_nothing(self):
        other = self._create_company(name="Other")
        stranger = self._a_user("quality", "after_sales_stranger", other)

        self.assertFalse(self.rows(user=stranger))
        self.assertRefused(self.rows().with_user(stranger).action_open, error=AccessError)
