# Part of after_sales. LGPL-3.
from odoo.tests import tagged

from .inspections import InspectionCase


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsInspectionCredit(InspectionCase):
    """Money that waits for inspection: credited is what was found to be (R5.16)."""

    def set_stage(self):
        super().set_stage()
        self.company.after_sales_credit_moment = "inspection"

    def test_nothing_is_credited_before_inspection(self):
        document = self.a_waiting(4)

        self.assertEqual((document.state, document.credit_status), ("approved", "none"))
        self.assertFalse(document.sudo().credit_note_ids)

    def test_what_is_found_to_be_credited_is_credited_and_the_return_complete(self):
        document = self.a_waiting(4)

        self.inspected(document, ("restock", 1), ("scrap", 2), ("customer", 1))

        self.assertEqual(document.sudo().credit_note_ids.amount_total, 300.0)
        self.assertEqual((document.state, document.credit_status), ("done", "credited"))

    def test_a_partial_inspection_credits_its_part(self):
        document = self.a_waiting(4)

        self.inspected(document, ("restock", 1))
        self.assertEqual((document.state, document.credit_status), ("approved", "partial"))
        self.inspected(document, ("restock", 3))

        self.assertEqual(document.sudo().credit_note_ids.sorted("id").mapped("amount_total"), [100.0, 300.0])
        self.assertEqual(document.state, "done")

    def test_a_return_of_which_nothing_is_credited_is_complete_without_a_credit_note(self):
        document = self.a_waiting(4)

        self.inspected(document, ("customer", 4))

        self.assertEqual((document.state, document.credit_status), ("done", "not_due"))
        self.assertFalse(document.sudo().credit_note_ids)

    def test_goods_without_a_credit_go_back_and_count_as_delivered_again(self):
        document = self.a_waiting(4)
        move = self.order.order_line.move_ids[:1]

        inspection = self.inspected(document, ("customer", 4))

        picking = self.entries_of(inspection, "to_customer")
        receipt = document.sudo().line_ids.receipt_move_ids
        self.assertEqual((picking.state, picking.partner_id), ("assigned", self.customer))
        self.assertEqual(picking.move_ids.origin_returned_move_id, receipt)
        self.validated(picking)
        self.assertStock(self.product, quarantine=0.0, on_hand=20.0, value=200.0)
        self.assertEqual(self.order.order_line.qty_delivered, 20.0)
        left = move._after_sales_delivered(self.env["after_sales.return.line"])
        self.assertEqual([item.returnable for item in left.values()], [20])

    def test_goods_that_were_credited_on_receipt_do_not_go_back(self):
        self.company.after_sales_credit_moment = "receipt"
        document = self.a_waiting(4)

        inspection = self.found(self.inspection_of(document), ("customer", 4))

        self.assertRefused(inspection.action_inspect, "only 0 are not credited")

    def test_two_partial_receipts_go_back_each_on_its_own(self):
        document = self.an_approved_return(self.order, (self.product, 4))
        self.received(document, {self.product: 1.0})
        self.received(document)

        inspection = self.inspected(document, ("customer", 3))

        moves = self.entries_of(inspection, "to_customer").move_ids.sorted("id")
        self.assertEqual(moves.mapped("product_uom_qty"), [1.0, 2.0])
        self.assertEqual(moves.origin_returned_move_id, document.sudo().line_ids.receipt_move_ids)

    def test_what_the_warehouse_does_not_ship_waits_for_inspection_again(self):
        document = self.a_waiting(4)
        picking = self.entries_of(self.inspected(document, ("customer", 4)), "to_customer")

        picking.action_cancel()

        self.assertEqual(document.inspection_status, "waiting")
        self.inspected(document, ("restock", 4))
        self.assertStock(self.product, on_hand=24.0)
