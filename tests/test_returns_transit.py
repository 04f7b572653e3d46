# Part of after_sales. LGPL-3.
from odoo.tests import tagged

from .blind_common import BlindReturns
from .test_returns_queries import ALONE, TestReturnsQueries
from .transit_common import ThroughTransit, TransitCase


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsTransit(BlindReturns, TransitCase):
    """What went to a company of the group through Odoo's transit comes back like anything else (ADR 0053; B52)."""

    def test_the_stage_is_odoos_own(self):
        self.assertEqual(self.customer.with_company(self.company).property_stock_customer, self.transit)
        self.assertEqual((self.transit.usage, self.transit.company_id.ids), ("transit", []))
        self.assertEqual((self.order.picking_ids.location_dest_id, self.order.order_line.qty_delivered), (self.transit, 20.0))

    def test_places_are_outgoing_where_odoo_says_so(self):
        """Odoo's own answer, worked out again by its rule: a customer's place, or one below the transit."""
        below = self.transit.copy({"name": "Lane 1", "location_id": self.transit.id})
        own = self.env["stock.location"].create({"name": "Truck", "usage": "transit", "company_id": self.company.id})
        places = self.transit | below | own | self.warehouse.lot_stock_id | self.env.ref("stock.stock_location_customers")

        for place in places:
            expected = place.usage == "customer" or place.parent_path.startswith(self.transit.parent_path)
            self.assertEqual(place._is_outgoing(), expected, place.complete_name)

    def test_a_return_is_asked_for_from_the_order_the_delivery_and_the_invoice(self):
        for source in (self.order, self.order.picking_ids, self.invoice):
            action = source.with_user(self.sales).sudo(False).action_after_sales_return()
            proposal = self.env[action["res_model"]].browse(action["res_id"])
            self.assertEqual(proposal.line_ids.mapped("returnable_qty"), [20.0], source)

        finding = self.env["after_sales.return.propose"].with_user(self.sales)
        finding = finding.create({"partner_id": self.customer.id, "is_search": True})
        finding.action_find()
        self.assertEqual(finding.line_ids.mapped("returnable_qty"), [20.0])
        complaint = self.env["after_sales.case.find"].with_user(self.sales).create({"partner_id": self.customer.id})
        complaint.action_search()
        self.assertEqual(complaint.line_ids.mapped("delivered_qty"), [20.0])

    def test_goods_come_from_the_transit_into_quarantine_at_the_cost_they_left_with(self):
        for method, left_at in {"standard": 10.0, "average": 10.0, "fifo": 12.0}.items():
            product = self.a_product(method=method)
            self.bought(product, 10, left_at)
            order = self.an_order((product, 4))
            self.delivered(order)
            invoice = self.invoiced(order)
            if method != "standard":
                self.bought(product, 6, 30.0)

            document = self.a_returned(order, (product, 2))

            move = document.sudo().line_ids.receipt_move_ids
            quarantine = self.warehouse.after_sales_quarantine_id
            self.assertEqual((move.location_id, move.location_dest_id), (self.transit, quarantine), method)
            self.assertEqual((move.is_in, move.value), (True, 2 * left_at), method)
            credit = document.sudo().credit_note_ids
            self.assertEqual((document.state, credit.reversed_entry_id), ("done", invoice), method)
            self.assertLedger(
                credit,
                {
                    self.company_data["default_account_revenue"]: 200.0,
                    self.company_data["default_account_receivable"]: -200.0,
                    self.stock_account: 2 * left_at,
                    self.cogs_account: -2 * left_at,
                },
            )
            self.assertEqual((order.order_line.qty_delivered, order.order_line.qty_invoiced), (2.0, 2.0), method)
            self.assertEqual(invoice.amount_residual, 200.0, method)

    def test_parts_are_counted_once(self):
        document = self.an_approved_return(self.order, (self.product, 5))
        self.received(document, {self.product: 2})
        self.assertEqual((document.line_ids.received_qty, document.line_ids.expected_qty), (2.0, 3.0))
        self.assertEqual(self.board(), (20.0, 0.0, 2.0, 18.0, False))
        self.received(document)

        self.assertEqual((document.state, document.line_ids.received_qty), ("done", 5.0))
        self.assertEqual(self.board(), (20.0, 0.0, 5.0, 15.0, False))
        self.assertEqual(self.order.order_line.qty_delivered, 15.0)
        back = self.order.picking_ids.filtered(lambda picking: picking.location_dest_id == self.transit)
        self.assertEqual([came.quantity for came in back._after_sales_came_back()], [2.0, 3.0])
        self.assertStock(self.product, on_hand=20.0, quarantine=5.0, value=250.0)

    def test_no_more_comes_back_than_went_there(self):
        self.a_returned(self.order, (self.product, 18))
        document = self.a_return(self.order, (self.product, 3))

        self.assertRefused(document.action_submit, "only 2 can", "already returned 18")

    def test_goods_that_the_books_still_have_elsewhere_are_received_when_they_are_there(self):
        """Pump Works booked its receipt, and not what it sent back: its own books are its own matter."""
        self.a_transfer(self.transit, self.peer_stock(), 20, company_id=self.peer.id)

        document = self.a_returned(self.order, (self.product, 4))

        self.assertEqual(document.state, "done")
        self.assertStock(self.product, quarantine=4.0, value=240.0)

    def test_a_receipt_comes_from_the_transit_and_from_nowhere_else(self):
        shelf = self.warehouse.lot_stock_id
        document = self.an_approved_return(self.order, (self.product, 1))
        document.sudo().picking_ids.move_ids.move_line_ids.location_id = shelf

        self.assertRefused(lambda: self.received(document), "must come from the customer")

    def test_a_replacement_leaves_through_the_transit(self):
        document = self.a_returned(self.order, (self.product, 2, {"remedy": "replacement"}))

        delivery = self.sent(document)

        self.assertEqual((delivery.location_dest_id, delivery.move_ids.sale_line_id), (self.transit, self.order.order_line))
        self.assertEqual((document.state, document.remedy_status), ("done", "sent"))
        self.assertEqual(self.board(), (20.0, 2.0, 2.0, 20.0, False))
        self.assertEqual(self.order.order_line.qty_delivered, 20.0)

    def test_repaired_goods_go_back_through_the_transit(self):
        document = self.a_returned(self.order, (self.product, 1, {"remedy": "repair"}))
        document.sudo().repair_ids.action_repair_start()
        document.sudo().repair_ids.action_repair_end()

        self.assertEqual(self.sent(document).location_dest_id, self.transit)
        self.assertEqual((document.state, self.board()), ("done", (20.0, 0.0, 0.0, 20.0, False)))

    def test_undoing_hands_the_goods_over_again(self):
        for method in ("standard", "average", "fifo"):
            product = self.a_product(method=method)
            self.bought(product, 10, 10.0)
            order = self.an_order((product, 4))
            self.delivered(order)
            invoice = self.invoiced(order)
            document = self.a_returned(order, (product, 2))

            self.undone(document)

            handover = document.sudo().picking_ids.filtered(lambda picking: picking.location_dest_id == self.transit)
            self.assertEqual((document.state, handover.move_ids.value), ("undone", 20.0), method)
            self.assertEqual((invoice.amount_residual, order.order_line.qty_delivered), (400.0, 4.0), method)
            self.assertStock(product, on_hand=6.0, quarantine=0.0, value=60.0)
            self.assertEqual(self.board(order), (4.0, 0.0, 0.0, 4.0, False), method)
            self.assertEqual(self.a_returned(order, (product, 4)).state, "done", method)

    def test_the_stock_of_another_company_changes_no_value_of_ours(self):
        """First in, first out: what is handed over again is the oldest of our own pieces, bought at 20."""
        product = self.a_product(method="fifo")
        self.bought(product, 10, 10.0)
        order = self.an_order((product, 10))
        self.delivered(order)
        self.invoiced(order)
        self.bought(product, 10, 20.0)
        document = self.a_returned(order, (product, 2))
        self.env["stock.quant"]._update_available_quantity(product, self.peer_stock(), 8)

        self.undone(document)

        handover = document.sudo().picking_ids.filtered(lambda picking: picking.location_dest_id == self.transit)
        self.assertEqual(handover.move_ids.value, 40.0)

    def test_what_inspection_sends_back_goes_through_the_transit_and_counts_as_delivered(self):
        self.company.after_sales_credit_moment = "inspection"
        inspection = self.inspected(self.a_waiting(4), ("customer", 4))
        picking = self.entries_of(inspection, "to_customer")
        self.validated(picking)

        self.assertEqual((picking.location_dest_id, self.order.order_line.qty_delivered), (self.transit, 20.0))
        self.assertEqual(self.board(), (20.0, 0.0, 0.0, 20.0, False))
        self.assertRefused(inspection.action_take_back, "the goods left with")

    def test_what_nobody_approved_is_kept_apart_and_goes_back_into_the_transit(self):
        document = self.an_approved_return(self.order, (self.product, 4))
        surplus = self.env["after_sales.return.discrepancy"].with_user(self.warehouse_user).create(
            {"picking_id": document.sudo().picking_ids.id, "line_id": document.line_ids.id, "product_id": self.product.id,
             "quantity": 2.0}
        )  # fmt: skip
        kept = surplus.sudo().custody_move_ids
        self.assertEqual((surplus.status, kept.location_id, kept.is_in), ("open", self.transit, False))

        surplus.with_user(self.sales).action_send_back()

        self.assertEqual((surplus.status, self.board()), ("closed", (20.0, 0.0, 0.0, 20.0, False)))

    def test_what_no_delivery_is_known_for_comes_from_the_transit_as_well(self):
        oven = self.a_product(name="Oven")
        document = self.a_received_blind_return(oven, 2)

        move = document.sudo().line_ids.receipt_move_ids
        self.assertEqual((move.location_id, move.value, document.state), (self.transit, 12.0, "done"))

    def test_a_number_in_the_stock_of_the_other_company_is_not_with_us(self):
        pump = self.a_product(name="Pump", tracking="serial")
        number = self.env["stock.lot"].create({"name": "S1", "product_id": pump.id})
        self.env["stock.quant"]._update_available_quantity(pump, self.peer_stock(), 1, lot_id=number)

        document = self.a_received_blind_return(pump, 1, line={"lot_name": "S1"})

        self.assertEqual(document.sudo().line_ids.receipt_move_ids.move_line_ids.lot_id, number)

    def test_numbers_are_those_that_went_there(self):
        pump = self.a_product(name="Pump", tracking="serial")
        first, second = (self.env["stock.lot"].create({"name": name, "product_id": pump.id}) for name in ("S1", "S2"))
        for lot in first | second:
            self.bought(pump, 1, 10.0, lot=lot)
        order = self.an_order((pump, 1))
        self.delivered(order, lots={pump: [(first, 1)]})
        self.invoiced(order)
        self.assertRefused(self.a_return(order, (pump, 1, second)).action_submit, "was never delivered")

        document = self.a_returned(order, (pump, 1, first))

        self.assertEqual(document.sudo().line_ids.receipt_move_ids.move_line_ids.lot_id, first)
        self.assertEqual(self.env["after_sales.ownership"]._out_with(first), {})
        self.assertRefused(self.a_return(order, (pump, 1, first)).action_submit, "already returned 1")

    def peer_stock(self):
        return self.env["stock.warehouse"].search([("company_id", "=", self.peer.id)], limit=1).lot_stock_id


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsTransitQueries(ThroughTransit, TestReturnsQueries):
    """Goods from the transit cost the database no more of ours than others.

    Odoo itself looks the transit up by its name, again and again, and a fiscal position for a company that buys.
    """

    allow_inherited_tests_method = True
    alone = ALONE + 4
