# Part of after_sales. LGPL-3.
from odoo.fields import Command
from odoo.tests import tagged

from .ways_round import WaysRound


@tagged("post_install", "-at_install", "after_sales")
class TestWaysRoundStock(WaysRound):
    """No goods come back without a document, and no money goes for goods that did not come (R5.05, R7.03)."""

    def set_stage(self):
        super().set_stage()
        self.at_customer = self.order.picking_ids.location_dest_id
        self.shelf = self.warehouse.lot_stock_id
        self.quarantine = self.warehouse._after_sales_quarantine()
        self.scrap = self.env["stock.location"].search([("usage", "=", "inventory")], limit=1)

    def test_no_transfer_brings_goods_back_without_a_document(self):
        self.assertNoWay(
            {
                "return wizard": lambda: self.validated(self.a_plain_return(1)),
                "return wizard above what was delivered": lambda: self.validated(self.a_plain_return(50)),
                "receipt from the customer": lambda: self.validated(self.a_transfer(self.at_customer, self.shelf)),
                "receipt over a transit location": lambda: self.validated(
                    self.a_transfer(self.at_customer, self.a_transit())
                ),
                "move without a transfer": lambda: self.a_move(self.at_customer, self.shelf)._action_done(),
                "transfer whose lines come from the customer": lambda: self.validated(
                    self.a_transfer(self.shelf, self.shelf, from_line=self.at_customer)
                ),
                "line added to a finished delivery": lambda: self.env["stock.move.line"].create(
                    {
                        "picking_id": self.order.picking_ids.id,
                        "product_id": self.product.id,
                        "quantity": 3,
                        "location_id": self.at_customer.id,
                        "location_dest_id": self.shelf.id,
                    }
                ),
            },
            "without an approved return",
        )
        self.assertEqual(self.order.order_line.qty_delivered, 10.0)

    def test_scrap_and_counting_bring_goods_but_no_credit(self):
        """Neither lowers what was delivered, so neither can be credited; stock has its own rights for both."""
        scrap = self.env["stock.scrap"].create(
            {"product_id": self.product.id, "scrap_qty": 1, "location_id": self.at_customer.id}
        )
        scrap.do_scrap()
        quant = self.env["stock.quant"].with_context(inventory_mode=True)
        quant.create(
            {"product_id": self.product.id, "location_id": self.shelf.id, "inventory_quantity": 99}
        ).action_apply_inventory()

        self.assertEqual(self.order.order_line.qty_delivered, 10.0)
        self.assertEqual(self.order.order_line.qty_to_invoice, 0.0)

    def test_a_receipt_goes_from_the_customer_to_quarantine_only(self):
        for name, change in {
            "to the shelf": {"location_dest_id": self.shelf.id},
            "to scrap": {"location_dest_id": self.scrap.id},
            "back to the customer": {"location_dest_id": self.at_customer.id},
            "from quarantine itself": {"location_id": self.quarantine.id},
            "from the shelf": {"location_id": self.shelf.id},
        }.items():
            with self.subTest(name):
                document = self.an_approved_return(self.order, (self.product, 1))
                lines = document.sudo().picking_ids.move_ids.move_line_ids
                lines.with_user(self.warehouse_user).write(change)
                self.assertRefused(lambda document=document: self.received(document))
                self.assertFalse(document.sudo().credit_note_ids)
                document.with_user(self.sales).action_cancel()

    def test_a_receipt_sent_elsewhere_as_a_whole_credits_nothing(self):
        for name, change in {
            "to scrap": {"location_dest_id": self.scrap.id},
            "from the shelf": {"location_id": self.shelf.id},
        }.items():
            with self.subTest(name):
                document = self.an_approved_return(self.order, (self.product, 1))
                moves = document.sudo().picking_ids.move_ids
                moves.with_user(self.warehouse_user).write(change)
                try:
                    with self.env.cr.savepoint():
                        moves.quantity = 1
                        moves.picked = True
                        moves._action_done()
                except Exception as error:
                    self.assertIn("must", str(error))
                self.assertFalse(document.sudo().credit_note_ids)

    def test_the_state_of_a_receipt_is_not_written(self):
        document = self.an_approved_return(self.order, (self.product, 1))
        move = document.sudo().picking_ids.move_ids
        values = {
            "product_id": self.product.id,
            "product_uom_qty": 1,
            "location_id": self.at_customer.id,
            "location_dest_id": self.quarantine.id,
            "after_sales_return_line_id": document.line_ids.id,
        }

        for user in (self.warehouse_user, self.sales, self.administrator):
            self.assertNoWay(
                {
                    f"{user.login}: done": lambda user=user: self.over_rpc(user, move, "write", {"state": "done"}),
                    "done with a forged context": lambda user=user: self.over_rpc(
                        user, move, "write", {"state": "done"}, context={"after_sales_doing": True}
                    ),
                    "created done": lambda user=user: self.over_rpc(
                        user, self.env["stock.move"], "create", [values | {"state": "done"}]
                    ),
                    "created done by default": lambda user=user: self.over_rpc(
                        user, self.env["stock.move"], "create", [values], context={"default_state": "done"}
                    ),
                    "another finished move": lambda user=user: self.over_rpc(
                        user,
                        self.order.order_line.move_ids.filtered(lambda move: move.state == "done"),
                        "write",
                        {"after_sales_return_line_id": document.line_ids.id},
                    ),
                    "through the return": lambda user=user: self.over_rpc(
                        user, document.line_ids, "write", {"receipt_move_ids": [Command.update(move.id, {"state": "done"})]}
                    ),
                    "private method": lambda user=user: self.over_rpc(user, move, "_action_done"),
                }
            )
        self.assertEqual(document.line_ids.received_qty, 0.0)

    def test_a_finished_receipt_does_not_grow(self):
        document = self.a_returned(self.order, (self.product, 1))
        move = document.sudo().picking_ids.move_ids
        line = move.move_line_ids
        user = self.warehouse_user

        self.assertNoWay(
            {
                "quantity of the line": lambda: self.over_rpc(user, line, "write", {"quantity": 5}),
                "quantity of the move": lambda: self.over_rpc(user, move, "write", {"quantity": 5}),
                "another line": lambda: self.over_rpc(user, line, "copy", {"quantity": 4, "move_id": move.id}),
                "dozen for a piece": lambda: self.over_rpc(user, line, "write", {"product_uom_id": self.dozen.id}),
                "line of the delivery": lambda: document.line_ids.move_id.move_line_ids.write({"move_id": move.id}),
                "taken to the shelf": lambda: self.over_rpc(
                    user, line, "write", {"location_dest_id": self.shelf.id}
                ),
            }
        )
        document.with_user(self.accountant).action_retry_credit()

        self.assertEqual(document.line_ids.received_qty, 1.0)
        self.assertEqual(document.sudo().credit_note_ids.mapped("amount_total"), [100.0])

    def test_more_than_approved_never_comes_in(self):
        document = self.an_approved_return(self.order, (self.product, 2))
        other = self.a_product(name="Pump")
        picking = document.sudo().picking_ids

        self.assertRefused(lambda: self.received(document, {self.product: 3}), "only 2 are approved")
        self.received(document, {self.product: 1})
        backorder = document.sudo().picking_ids - picking
        self.assertFalse(backorder and sum(backorder.move_ids.mapped("product_uom_qty")) > 1)
        extra = self.a_move(self.at_customer, self.quarantine, product=other, picking_id=(backorder or picking).id)
        self.assertRefused(extra._action_done, "without an approved return")
        claimed = self.a_move(
            self.at_customer,
            self.quarantine,
            quantity=5,
            after_sales_return_line_id=document.line_ids.id,
            origin_returned_move_id=document.line_ids.move_id.id,
        )
        self.assertRefused(claimed._action_done, "only 2 are approved")

    def test_the_receipt_of_a_cancelled_return_is_closed(self):
        document = self.an_approved_return(self.order, (self.product, 1))
        picking = document.sudo().picking_ids
        document.with_user(self.sales).action_cancel()

        picking.with_user(self.warehouse_user).move_ids.write({"state": "assigned"})
        picking.move_ids.write({"quantity": 1, "picked": True})

        self.assertRefused(picking.move_ids.with_user(self.warehouse_user)._action_done, "not approved")
        self.assertFalse(document.sudo().credit_note_ids)

    def test_where_control_only_watches_the_credit_still_waits_for_goods(self):
        self.company.after_sales_control = "monitor"
        document = self.an_approved_return(self.order, (self.product, 1))

        document.with_user(self.accountant).action_retry_credit()

        self.assertEqual((document.state, document.credit_status), ("approved", "none"))

    # -- what is tried -------------------------------------------------------------------------------------------------

    def a_transit(self):
        return self.env["stock.location"].create({"name": "Van", "usage": "transit", "company_id": self.company.id})

    def a_move(self, source, to, product=None, quantity=1, **values):
        product = product or self.product
        move = self.env["stock.move"].create(
            {
                "product_id": product.id,
                "product_uom_qty": quantity,
                "product_uom": product.uom_id.id,
                "location_id": source.id,
                "location_dest_id": to.id,
                "company_id": self.company.id,
                **values,
            }
        )
        move._action_confirm(merge=False)
        move.write({"quantity": quantity, "picked": True})
        return move

    def a_transfer(self, source, to, from_line=None):
        picking = self.env["stock.picking"].create(
            {
                "picking_type_id": self.warehouse.int_type_id.id,
                "location_id": source.id,
                "location_dest_id": to.id,
                "partner_id": self.customer.id,
            }
        )
        self.a_move(source, to, picking_id=picking.id)
        if from_line:
            picking.move_line_ids.location_id = from_line
        return picking

    def a_plain_return(self, quantity):
        delivery = self.order.picking_ids
        wizard = self.env["stock.return.picking"].with_context(active_id=delivery.id, active_model="stock.picking")
        wizard = wizard.create({})
        wizard.product_return_moves.quantity = quantity
        return self.env["stock.picking"].browse(wizard.action_create_returns()["res_id"])
