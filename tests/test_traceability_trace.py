# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .traceability_common import TraceabilityCase


@tagged("post_install", "-at_install", "after_sales")
class TestTraceabilityTrace(TraceabilityCase):
    """The way of a lot, from the vendor to the customers and on (R10.05)."""

    def test_a_lot_leads_to_its_vendor(self):
        self.assertEqual(
            self.steps(self.traced(), "from"), [("vendor", self.vendor, 0.0), ("receipt", self.receipt, 20.0)]
        )

    def test_a_lot_leads_to_its_customer(self):
        invoice = self.invoiced(self.order)

        self.assertEqual(
            self.steps(self.traced(), "to"),
            [
                ("delivery", self.picking, 8.0),
                ("order", self.order, 0.0),
                ("invoice", invoice, 0.0),
                ("customer", self.firm, 0.0),
            ],
        )

    def test_it_says_where_the_lot_is_now(self):
        place = self.warehouse.lot_stock_id

        self.assertCountEqual(self.steps(self.traced(), "now"), [("stock", place, 12.0), ("holder", self.firm, 8.0)])

    def test_delivery_order_and_invoice_lead_to_the_same_way(self):
        invoice = self.invoiced(self.order)
        told = self.steps(self.traced(), "to")

        for record in (self.picking, self.order, invoice):
            self.assertEqual(self.steps(self.traced(record), "to"), told)
            self.assertTrue(record.after_sales_has_lots)
        self.assertEqual(self.traced(self.receipt).lot_ids, self.lot)
        self.assertEqual(self.rows().action_trace()["res_model"], "after_sales.trace")

    def test_what_has_no_lots_says_so(self):
        plain = self.a_product(name="Pump")
        self.bought(plain, 1, 1.0)
        order = self.an_order((plain, 1))
        self.delivered(order)

        self.assertRefused(order.action_after_sales_trace, "There is no lot or serial number in it")
        self.assertFalse(order.after_sales_has_lots)

    def test_three_steps_out_of_the_house_are_told_in_order(self):
        self.warehouse.delivery_steps = "pick_pack_ship"
        order = self.an_order((self.seal, 3), partner=self.customer)
        out = []
        while open_pickings := order.picking_ids.filtered(lambda picking: picking.state not in ("done", "cancel")):
            out += self.delivered(order, lots={self.seal: [(self.lot, 3)]})
            self.assertLess(len(out), 5, open_pickings)

        told = [step for step in self.steps(self.traced(), "to") if step[1] in [*out, order]]
        self.assertEqual(
            told,
            [("outbound", out[0], 3.0), ("outbound", out[1], 3.0), ("delivery", out[2], 3.0), ("order", order, 0.0)],
        )

    def test_what_came_after_is_told(self):
        case = self.a_reported_case(self.order, (self.seal, 1.0, self.lot))
        document = self.a_returned(self.order, (self.seal, 2, self.lot))
        scrap = self.env["stock.scrap"].create(
            {"product_id": self.seal.id, "lot_id": self.lot.id, "scrap_qty": 1.0, "product_uom_id": self.unit.id}
        )
        scrap.action_validate()
        repair = self.env["repair.order"].create(
            {"product_id": self.seal.id, "lot_id": self.lot.id, "product_qty": 1.0, "partner_id": self.firm.id}
        )

        told = self.steps(self.traced(user=self.auditor_of_stock()), "after")

        self.assertCountEqual(
            told,
            [
                ("case", case, 0.0),
                ("return", document, 2.0),
                ("came_back", document.sudo().picking_ids, 2.0),
                ("scrapped", scrap, 1.0),
                ("repair", repair, 1.0),
            ],
        )

    def auditor_of_stock(self):
        """Somebody who may read all of it."""
        self.quality.group_ids += self.env.ref("stock.group_stock_manager") + self.env.ref(
            "account.group_account_manager"
        )
        return self.quality

    def test_a_serial_number_that_was_passed_on_is_with_its_owner(self):
        pump, hugo = self.a_product(name="Pump", tracking="serial"), self.env["res.partner"].create({"name": "Hugo"})
        serial = self.a_lot(pump, "S1")
        self.bought(pump, 1, 10.0, lot=serial)
        order = self.an_order((pump, 1))
        self.delivered(order, lots={pump: [(serial, 1)]})
        entry = (
            self.env["after_sales.ownership"]
            .with_user(self.clerk)
            .create({"lot_id": serial.id, "to_partner_id": hugo.id, "passed_on": "2026-03-02", "evidence": "Bill"})
        )

        trace = self.traced(serial)

        self.assertEqual(self.steps(trace, "now"), [("holder", hugo, 1.0)])
        self.assertEqual(self.steps(trace, "after"), [("owner", entry, 0.0)])

    def test_a_count_that_found_goods_and_one_that_lost_some_are_told(self):
        quant = self.env["stock.quant"].search([("lot_id", "=", self.lot.id), ("location_id.usage", "=", "internal")])
        for counted in (15.0, 11.0):
            quant.inventory_quantity = counted
            quant.action_apply_inventory()

        trace = self.traced()

        self.assertIn(("found", 3.0), [(kind, quantity) for kind, _paper, quantity in self.steps(trace, "from")])
        self.assertEqual([(kind, quantity) for kind, _paper, quantity in self.steps(trace, "after")], [("lost", 4.0)])
        balance = trace.balance_ids
        self.assertEqual((balance.came_in_qty, balance.lost_qty, balance.difference_qty), (23.0, 4.0, 0.0))

    def test_the_balance_adds_up(self):
        self.a_returned(self.order, (self.seal, 3, self.lot))

        balance = self.traced().balance_ids

        self.assertEqual((balance.came_in_qty, balance.in_stock_qty, balance.with_customers_qty), (20.0, 15.0, 5.0))
        self.assertEqual((balance.difference_qty, balance.explanation), (0.0, ""))

    def test_what_a_company_of_the_group_bought_is_with_it(self):
        self.firm.with_company(self.company).property_stock_customer = self.env.ref(
            "stock.stock_location_inter_company"
        )
        order = self.an_order((self.seal, 3), partner=self.firm)
        picking = self.delivered(order, lots={self.seal: [(self.lot, 3)]})

        trace = self.traced()

        self.assertIn(("delivery", picking, 3.0), self.steps(trace, "to"))
        balance = trace.balance_ids
        self.assertEqual((balance.with_customers_qty, balance.to_group_qty, balance.difference_qty), (11.0, 0.0, 0.0))
        customers = self.seal.product_tmpl_id.with_user(self.quality).after_sales_customer_ids
        self.assertEqual((customers.partner_id, customers.quantity), (self.firm, 11.0))

    def test_what_is_missing_in_stock_is_told(self):
        self.env["stock.quant"]._update_available_quantity(
            self.seal, self.warehouse.lot_stock_id, -2.0, lot_id=self.lot
        )

        trace = self.traced()

        self.assertEqual((trace.balance_ids.difference_qty, trace.has_difference), (2.0, True))
        self.assertIn("2 of A1 came in and are nowhere", trace.balance_ids.explanation)
        self.assertEqual(trace.explanation, trace.balance_ids.explanation)

    def test_queries_do_not_grow_with_lots_and_deliveries(self):
        def many(number):
            lots = self.env["stock.lot"]
            for place in range(number):
                lot = self.a_lot(self.seal, f"B{number}-{place}")
                self.bought(self.seal, 4, 2.0, lot=lot).picking_id.partner_id = self.vendor
                order = self.an_order((self.seal, 2), partner=self.firm)
                self.delivered(order, lots={self.seal: [(lot, 2)]})
                self.invoiced(order)
                lots += lot
            return lots

        def asked(lots):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.traced(lots)
            return self.env.cr.sql_log_count - before

        few, more = many(2), many(8)
        asked(few)
        self.assertLessEqual(asked(more), asked(few) + 3)

    def test_too_many_lots_are_refused(self):
        lots = self.env["stock.lot"].create(
            [{"name": f"M{number}", "product_id": self.seal.id} for number in range(501)]
        )

        self.assertRefused(lots.with_user(self.sales).action_after_sales_trace, "501 lots are too many")


@tagged("post_install", "-at_install", "after_sales")
class TestTraceabilityTraceRights(TraceabilityCase):
    """A trace shows what its reader may read, and nothing of the rest."""

    def test_what_may_not_be_read_is_there_without_anything_of_it(self):
        self.invoiced(self.order)
        technician = self._a_user("technician")
        technician.group_ids += self.env.ref("stock.group_stock_user")

        trace = self.traced(user=technician)

        hidden = trace.step_ids.filtered("is_hidden")
        self.assertIn("invoice", hidden.mapped("kind"))
        self.assertEqual(trace.hidden_count, len(hidden))
        for step in hidden:
            said = (step.res_model, step.res_id, step.partner_id.id, step.quantity, step.happened_on, step.status)
            self.assertFalse(any(said), said)
            self.assertEqual(step.document, "You may not read this document.")

    def test_a_salesperson_reads_nothing_of_orders_of_others(self):
        own = self._a_user("sales", "after_sales_own")
        self.order.user_id = self.sales

        kinds = {step.kind: step.is_hidden for step in self.traced(user=own).step_ids}

        self.assertTrue(kinds["order"])
        self.assertFalse(kinds["receipt"])

    def test_a_trace_belongs_to_whoever_asked(self):
        trace = self.traced()

        for records in (trace, trace.step_ids, trace.balance_ids):
            self.assertRefused(lambda r=records: r.with_user(self.quality).check_access("read"), error=AccessError)
        for action in ("action_trace", "action_print", "action_export"):
            self.assertRefused(getattr(trace.with_user(self.quality), action), error=AccessError)
        self.assertRefused(trace.step_ids[0].with_user(self.quality).action_open, error=AccessError)

    def test_steps_cannot_be_written(self):
        step = self.traced().step_ids[:1]

        self.assertRefused(lambda: step.write({"res_model": "account.move"}), error=AccessError)

    def test_a_step_opens_its_document_while_that_may_be_read(self):
        trace = self.traced()
        receipt = trace.step_ids.filtered(lambda step: step.kind == "receipt")
        self.assertEqual(receipt.action_open()["res_id"], self.receipt.id)

        self.sales.group_ids -= self.env.ref("after_sales.after_sales_group_sales") + self.env.ref(
            "sales_team.group_sale_salesman_all_leads"
        )
        self.sales.group_ids += self.env.ref("after_sales.after_sales_group_technician")
        self.sales.group_ids -= self.env.ref("sales_team.group_sale_salesman")
        self.assertRefused(receipt.action_open, error=AccessError)

    def test_whoever_may_not_read_the_document_cannot_trace_it(self):
        technician = self._a_user("technician")

        for record in (self.lot, self.picking, self.order, self.invoiced(self.order)):
            self.assertRefused(record.with_user(technician).action_after_sales_trace, error=AccessError)

    def test_lots_of_another_company_are_not_traced(self):
        other = self._create_company(name="Other")
        stranger = self._a_user("quality", "after_sales_stranger", other)

        self.assertRefused(self.lot.with_user(stranger).action_after_sales_trace, error=AccessError)
