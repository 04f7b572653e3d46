# Part of after_sales. LGPL-3.
from odoo.fields import Command
from odoo.tests import tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsWarehouses(AfterSalesCommon):
    """Several warehouses on one return, and warehouses that pick, pack and check (checklist B35)."""

    def set_stage(self):
        super().set_stage()
        self.product = self.a_product()
        self.bought(self.product, 20, 10.0)
        self.north = self.env["stock.warehouse"].create(
            {"name": "North", "code": "NTH", "company_id": self.company.id}
        )

    def a_sale_from(self, warehouse, quantity=2):
        order = self.an_order((self.product, quantity), warehouse_id=warehouse.id)
        self.env["stock.quant"]._update_available_quantity(self.product, warehouse.lot_stock_id, quantity)
        for picking in order.picking_ids.sorted("id"):
            picking.action_assign()
            picking.move_ids.quantity = quantity
            self.validated(picking)
        while open_ := order.picking_ids.filtered(lambda picking: picking.state not in ("done", "cancel")):
            open_[0].action_assign()
            self.validated(open_[0])
        self.invoiced(order)
        return order

    def shipped(self, order):
        return order.order_line.move_ids._after_sales_returnable_moves()

    def test_each_warehouse_gets_back_what_it_delivered_into_its_own_quarantine(self):
        here, there = self.a_sale_from(self.warehouse), self.a_sale_from(self.north)
        document = self.a_return(here, (self.product, 2))
        document.write({"line_ids": [Command.create({"move_id": self.shipped(there).id, "quantity": 1})]})
        document.action_submit()
        document.with_user(self.approver_gm).action_approve()

        receipts = document.sudo().picking_ids
        self.assertEqual(receipts.picking_type_id.warehouse_id, self.warehouse | self.north)
        self.assertEqual(
            receipts.location_dest_id, self.warehouse.after_sales_quarantine_id | self.north.after_sales_quarantine_id
        )
        for receipt in receipts:
            receipt.move_ids.picked = True
            receipt.with_user(self.warehouse_user).button_validate()

        moves = document.sudo().line_ids.receipt_move_ids
        self.assertEqual(moves.mapped(lambda move: move.value / move.quantity), [10.0, 10.0])
        self.assertEqual(document.state, "done")
        credits = document.sudo().credit_note_ids
        self.assertEqual(sorted(credits.mapped("amount_total")), [100.0, 200.0])
        self.assertEqual(credits.mapped("payment_state"), ["paid", "paid"])

    def test_goods_that_were_picked_and_packed_come_back_by_one_receipt(self):
        self.warehouse.delivery_steps = "pick_pack_ship"
        order = self.a_sale_from(self.warehouse)
        self.assertEqual(len(order.picking_ids), 3)
        self.assertEqual(self.shipped(order).location_dest_id.usage, "customer")

        document = self.a_returned(order, (self.product, 2))

        self.assertEqual((document.state, len(document.sudo().picking_ids)), ("done", 1))
        self.assertEqual(document.sudo().line_ids.receipt_move_ids.value, 20.0)
        self.assertEqual(order.order_line.qty_delivered, 0.0)

    def test_goods_go_to_quarantine_at_once_where_receipts_have_several_steps(self):
        self.warehouse.reception_steps = "three_steps"
        order = self.a_sale_from(self.warehouse)

        document = self.a_returned(order, (self.product, 2))

        moves = document.sudo().line_ids.receipt_move_ids
        self.assertEqual((len(moves), moves.location_dest_id), (1, self.warehouse.after_sales_quarantine_id))
        self.assertFalse(moves.move_dest_ids)
        self.assertEqual((document.state, order.order_line.qty_delivered), ("done", 0.0))

    def test_goods_that_were_not_storable_when_they_left_bring_no_value_and_no_cost(self):
        """Checklist B36"""
        product = self.a_product(name="Cable", is_storable=False)
        order = self.an_order((product, 4))
        self.delivered(order)
        self.invoiced(order)
        left = order.order_line.move_ids.value
        product.is_storable = True

        document = self.a_returned(order, (product, 2))

        self.assertEqual(document.sudo().line_ids.receipt_move_ids.value, left / 2)
        self.assertFalse(document.sudo().credit_note_ids.line_ids.filtered(lambda line: line.display_type == "cogs"))
