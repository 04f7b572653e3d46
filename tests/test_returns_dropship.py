# Part of after_sales. LGPL-3.
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsDropship(AfterSalesCommon):
    """What a vendor shipped to the customer goes back to him without our stock, or into it at what it cost (B45)."""

    def set_stage(self):
        super().set_stage()
        self.vendor = self.env["res.partner"].create({"name": "Kettle Works"})
        self.place = self.env.ref("stock.stock_location_suppliers")
        self.product = self.a_product(
            cost=99.0, seller_ids=[Command.create({"partner_id": self.vendor.id, "price": 40.0, "min_qty": 0})]
        )
        self.order = self.an_order((self.product, 5))
        self.shipped = self.dropshipped(self.order, 5)
        self.invoice = self.invoiced(self.order)

    def dropshipped(self, order, quantity):
        """As Odoo's drop-shipping app leaves it: one transfer from the vendor to the customer, for the sold line."""
        order.picking_ids.action_cancel()
        customers = self.env.ref("stock.stock_location_customers")
        line = order.order_line
        picking = self.env["stock.picking"].create({
            "picking_type_id": self.warehouse.out_type_id.id, "partner_id": order.partner_id.id,
            "location_id": self.place.id, "location_dest_id": customers.id,
            "move_ids": [Command.create({
                "product_id": line.product_id.id, "product_uom_qty": quantity, "product_uom": line.product_uom_id.id,
                "location_id": self.place.id, "location_dest_id": customers.id, "sale_line_id": line.id,
            })],
        })  # fmt: skip
        picking.action_confirm()
        picking.move_ids.quantity = quantity
        self.validated(picking)
        return picking.move_ids

    def to_us(self, quantity):
        return self.a_return(self.order, (self.product, quantity, {"goods_to": "us"}))

    def test_the_stage_is_a_drop_shipment(self):
        self.assertTrue(self.shipped.is_dropship)
        self.assertEqual(self.order.order_line.qty_delivered, 5.0)
        self.assertStock(self.product, on_hand=0.0, value=0.0)

    def test_goods_go_straight_to_the_vendor_and_our_stock_is_never_touched(self):
        document = self.a_returned(self.order, (self.product, 2))

        move = document.sudo().line_ids.receipt_move_ids
        self.assertEqual((move.location_id, move.location_dest_id), (self.shipped.location_dest_id, self.place))
        self.assertEqual((move.origin_returned_move_id, move.is_dropship, move.value), (self.shipped, True, 0.0))
        self.assertStock(self.product, on_hand=0.0, quarantine=0.0, value=0.0)
        self.assertEqual(self.order.order_line.qty_delivered, 3.0)
        self.assertFalse(document.sudo().inspection_ids)

    def test_the_customer_is_credited_from_the_invoice_and_no_cost_is_booked(self):
        document = self.a_returned(self.order, (self.product, 2))

        credit = document.sudo().credit_note_ids
        receivable = self.company_data["default_account_receivable"]
        income = self.company_data["default_account_revenue"]
        self.assertEqual((document.state, credit.reversed_entry_id), ("done", self.invoice))
        self.assertLedger(credit, {income: 200.0, receivable: -200.0})
        self.assertEqual(self.invoice.amount_residual, 300.0)

    def test_the_vendor_is_claimed_for_what_the_goods_cost(self):
        document = self.a_returned(self.order, (self.product, 2))

        claim = self.env["after_sales.vendor.claim"].search([("return_id", "=", document.id)])
        self.assertEqual((claim.vendor_id, claim.quantity, claim.amount), (self.vendor, 2.0, 80.0))
        self.assertEqual((claim.product_id, claim.reason_id), (self.product, self.reason))
        claim.with_user(self.accountant).action_accept()
        claim.with_user(self.accountant).action_recover()
        self.assertEqual((claim.state, claim.refund_ids.move_type), ("recovered", "in_refund"))
        self.assertEqual(claim.refund_ids.amount_untaxed, 80.0)

    def test_parts_that_come_one_after_the_other_are_claimed_each(self):
        document = self.an_approved_return(self.order, (self.product, 3))
        self.received(document, {self.product: 1.0})
        self.received(document)

        claims = self.env["after_sales.vendor.claim"].search([("return_id", "=", document.id)], order="id")
        self.assertEqual(claims.mapped("quantity"), [1.0, 2.0])
        self.assertEqual(sum(claims.mapped("amount")), 120.0)
        self.assertEqual(document.state, "done")

    def test_goods_for_the_vendor_do_not_come_into_our_warehouse(self):
        document = self.an_approved_return(self.order, (self.product, 1))
        picking = document.sudo().picking_ids.with_user(self.warehouse_user)
        picking.move_ids.picked = True
        picking.move_ids.move_line_ids.location_dest_id = self.warehouse.lot_stock_id

        self.assertRefused(picking.button_validate, "goes straight back to its vendor")

    def test_goods_may_come_to_us_at_what_they_cost(self):
        document = self.to_us(2)
        document.action_submit()
        document.with_user(self.approver_gm).action_approve()
        self.received(document)

        move = document.sudo().line_ids.receipt_move_ids
        self.assertEqual((move.location_dest_id, move.value), (self.warehouse.after_sales_quarantine_id, 80.0))
        self.assertStock(self.product, quarantine=2.0, value=80.0)
        self.assertFalse(self.env["after_sales.vendor.claim"].search([("return_id", "=", document.id)]))
        self.assertEqual(document.inspection_status, "waiting")

    def test_no_more_comes_back_than_was_shipped_whichever_way(self):
        self.a_returned(self.order, (self.product, 3))
        document = self.to_us(3)

        self.assertRefused(document.action_submit, "only 2 can", "already returned 3")

    def test_what_came_from_our_stock_does_not_go_straight_to_a_vendor(self):
        product, order = self.a_delivered_sale(bought=2, sold=1)
        document = self.a_return(order, (product, 1, {"goods_to": "vendor"}))

        self.assertRefused(document.action_submit, "came from our own stock", "Choose the vendor")

    def test_somebody_must_be_the_vendor(self):
        document = self.a_return(self.order, (self.product, 1, {"vendor_id": False}))

        self.assertRefused(document.action_submit, "nobody knows to whom")

    def test_goods_to_repair_come_to_us(self):
        document = self.a_return(self.order, (self.product, 1, {"remedy": "repair"}))

        self.assertRefused(document.action_submit, "to be repaired by us")

    def test_the_credit_waits_for_no_inspection_of_goods_that_never_come(self):
        self.company.after_sales_credit_moment = "inspection"

        document = self.a_returned(self.order, (self.product, 2))

        self.assertEqual((document.state, document.credit_status), ("done", "credited"))

    def test_what_the_vendor_has_is_not_handed_back_by_undoing(self):
        document = self.a_returned(self.order, (self.product, 2))

        self.assertRefused(lambda: document.with_user(self.undo)._undo("mistake"), "Kettle Works has got back", error=UserError)

    def test_the_preview_says_where_the_goods_go_and_that_they_have_no_value(self):
        document = self.a_submitted_return(self.order, (self.product, 2))

        self.assertEqual([row[1:] for row in document.sudo()._foreseen_goods()], [(self.place, 0.0)])
        self.assertEqual(self.to_us(2).sudo()._foreseen_goods()[0][2], 80.0)

    def test_the_customer_is_told_the_address_of_the_vendor(self):
        document = self.an_approved_return(self.order, (self.product, 2))

        self.assertEqual(document._parcel_addresses(), self.vendor)
