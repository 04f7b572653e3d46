# Part of after_sales. LGPL-3.
from odoo.tests import tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsReceipt(AfterSalesCommon):
    """What the warehouse counts, compared with what was approved (R5.03 to R5.08, R5.16, R5.17, R5.22)."""

    def set_stage(self):
        super().set_stage()
        self.product, self.order = self.a_delivered_sale(bought=40, sold=20)
        self.invoice = self.invoiced(self.order)

    def test_the_receipt_goes_to_quarantine_and_is_linked_to_the_delivery(self):
        document = self.an_approved_return(self.order, (self.product, 2))

        move = document.sudo().picking_ids.move_ids
        self.assertEqual(move.location_dest_id, self.warehouse.after_sales_quarantine_id)
        self.assertEqual(move.origin_returned_move_id, self.order.order_line.move_ids[0])
        self.assertEqual(move.sale_line_id, self.order.order_line)
        self.assertEqual(move.after_sales_approved_qty, 2.0)

    def test_a_putaway_rule_of_quarantine_counts_as_soon_as_it_has_places(self):
        quarantine = self.warehouse.after_sales_quarantine_id or self.warehouse._after_sales_quarantine()
        self.an_approved_return(self.order, (self.product, 1))
        shelf = self.env["stock.location"].create({"name": "Shelf", "location_id": quarantine.id})
        self.env["stock.putaway.rule"].create(
            {"product_id": self.product.id, "location_in_id": quarantine.id, "location_out_id": shelf.id}
        )

        document = self.an_approved_return(self.order, (self.product, 1))

        self.assertEqual(document.sudo().picking_ids.move_line_ids.location_dest_id, shelf)

    def test_goods_in_quarantine_are_promised_to_nobody(self):
        before = self.product.with_company(self.company).free_qty

        self.a_returned(self.order, (self.product, 2))

        self.product.invalidate_recordset()
        self.assertEqual(self.product.with_company(self.company).free_qty, before)
        self.assertStock(self.product, quarantine=2.0, on_hand=20.0, value=220.0)

    def test_less_than_approved_posts_what_came(self):
        document = self.an_approved_return(self.order, (self.product, 10))

        self.received(document, {self.product: 4.0})

        self.assertEqual(
            (document.state, document.receipt_status, document.credit_status), ("approved", "partial", "partial")
        )
        self.assertEqual(document.sudo().credit_note_ids.amount_total, 400.0)

    def test_partial_receipts_add_up_and_finish_the_return(self):
        document = self.an_approved_return(self.order, (self.product, 10))

        self.received(document, {self.product: 4.0})
        self.received(document)

        self.assertEqual((document.state, document.receipt_status), ("done", "received"))
        self.assertEqual(document.sudo().credit_note_ids.sorted("id").mapped("amount_total"), [400.0, 600.0])
        self.assertEqual(document.line_ids.credited_qty, 10.0)

    def test_giving_up_the_rest_finishes_the_return_and_frees_the_goods(self):
        document = self.an_approved_return(self.order, (self.product, 10))
        self.received(document, {self.product: 4.0})

        document.sudo().picking_ids.filtered(lambda picking: picking.state != "done").action_cancel()

        self.assertEqual((document.state, document.receipt_status), ("done", "received"))
        left = self.order.order_line.move_ids[:1]._after_sales_delivered(self.env["after_sales.return.line"])
        self.assertEqual([item.returnable for item in left.values()], [16])

    def test_more_within_the_tolerance_posts_what_came(self):
        self.company.after_sales_tolerance_percent = 10.0
        document = self.an_approved_return(self.order, (self.product, 10))

        self.received(document, {self.product: 11.0})

        self.assertEqual(document.sudo().credit_note_ids.amount_total, 1100.0)
        self.assertEqual(document.line_ids.received_qty, 11.0)

    def test_more_than_the_tolerance_is_refused_with_both_numbers(self):
        self.company.after_sales_tolerance_percent = 5.0
        document = self.an_approved_return(self.order, (self.product, 10))

        self.assertRefused(
            lambda: self.received(document, {self.product: 11.0}), "11", "only 10 are approved", "tolerance 5 %"
        )

        self.assertFalse(document.sudo().credit_note_ids)

    def test_the_ratio_of_the_order_beats_the_customer_and_the_company(self):
        document = self.a_return(self.order, (self.product, 10))
        line = document.line_ids
        self.company.after_sales_tolerance_percent = 5.0
        self.customer.write({"after_sales_has_tolerance": True, "after_sales_tolerance_percent": 7.0})
        self.assertEqual(line._tolerance_percent(), 7.0)

        self.order.order_line.write({"after_sales_has_tolerance": True, "after_sales_tolerance_percent": 0.0})

        self.assertEqual(line._tolerance_percent(), 0.0)

    def test_tolerance_never_takes_back_more_than_was_delivered(self):
        self.company.after_sales_tolerance_percent = 10.0
        document = self.an_approved_return(self.order, (self.product, 20))

        self.assertRefused(lambda: self.received(document, {self.product: 21.0}), "only 20 were delivered")

    def test_goods_put_elsewhere_are_refused(self):
        document = self.an_approved_return(self.order, (self.product, 2))
        document.sudo().picking_ids.move_ids.move_line_ids.location_dest_id = self.warehouse.lot_stock_id

        self.assertRefused(lambda: self.received(document), "wait for inspection")

    def test_a_cancelled_return_cancels_its_receipt(self):
        document = self.an_approved_return(self.order, (self.product, 2))

        document.action_cancel()

        self.assertEqual(document.sudo().picking_ids.state, "cancel")
        self.assertEqual(document.receipt_status, "none")

    def test_a_return_made_anew_asks_for_the_goods_again(self):
        document = self.an_approved_return(self.order, (self.product, 2))
        document.action_cancel()
        document.action_reset()

        document.action_submit()
        document.with_user(self.approver_gm).action_approve()
        self.received(document)

        self.assertEqual(document.state, "done")
        self.assertEqual(sorted(document.sudo().picking_ids.mapped("state")), ["cancel", "done"])

    def test_a_lot_comes_back_as_the_lot_that_was_delivered(self):
        product, (first, second), order = self.a_delivery_of_two_lots()

        document = self.a_returned(order, (product, 1, second))

        self.assertEqual(document.sudo().line_ids.receipt_move_ids.lot_ids, second)
        self.assertEqual(document.state, "done")
        self.assertFalse(document.sudo().line_ids.receipt_move_ids.lot_ids & first)

    def test_another_lot_than_expected_is_refused(self):
        product, (first, second), order = self.a_delivery_of_two_lots()
        document = self.an_approved_return(order, (product, 1, second))
        document.sudo().picking_ids.move_ids.move_line_ids.lot_id = first

        self.assertRefused(lambda: self.received(document), "L1 came in, but L2 is expected")

    def test_serial_numbers_come_back_one_by_one(self):
        product = self.a_product(tracking="serial", method="fifo")
        serials = [self.a_lot(product, name) for name in ("S1", "S2")]
        for serial, cost in zip(serials, (10.0, 12.0), strict=True):
            self.bought(product, 1, cost, lot=serial)
        order = self.an_order((product, 2))
        self.delivered(order, lots={product: [(serial, 1) for serial in serials]})
        self.invoiced(order)

        document = self.a_returned(order, (product, 1, serials[0]), (product, 1, serials[1]))

        self.assertEqual(document.state, "done")
        self.assertEqual(set(document.sudo().line_ids.receipt_move_ids.lot_ids.mapped("name")), {"S1", "S2"})
        self.assertStock(product, quarantine=2.0, value=22.0)

    def a_delivery_of_two_lots(self):
        product = self.a_product(tracking="lot")
        lots = [self.a_lot(product, name) for name in ("L1", "L2")]
        for lot in lots:
            self.bought(product, 5, 10.0, lot=lot)
        order = self.an_order((product, 4))
        self.delivered(order, lots={product: [(lot, 2) for lot in lots]})
        self.invoiced(order)
        return product, lots, order
