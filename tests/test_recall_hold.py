# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError, ValidationError
from odoo.fields import Command
from odoo.tests import tagged

from .recall_common import RecallCommon

HELD = "is held by recall"


@tagged("post_install", "-at_install", "after_sales")
class TestRecallHold(RecallCommon):
    """Goods of a running recall do not leave, by whatever way; where none runs it costs nothing (R10.07, R10.12)."""

    def test_a_delivery_of_a_held_lot_is_refused_and_says_what_to_do(self):
        recall = self.a_running_recall()
        picking = self.a_delivery(self.lot, 2)

        self.assertRefused(
            picking.with_user(self.warehouse_user).button_validate, HELD, recall.name, "special release",
            error=ValidationError,
        )  # fmt: skip
        self.assertNotEqual(picking.state, "done")

    def test_reservation_takes_another_lot(self):
        self.a_running_recall()

        order = self.an_order((self.boiler, 5))
        order.picking_ids.action_assign()

        self.assertEqual(order.picking_ids.move_line_ids.lot_id, self.sound)
        self.assertEqual(order.picking_ids.move_ids.quantity, 5.0)

    def test_nothing_is_reserved_where_only_held_goods_are_left(self):
        self.a_running_recall()

        order = self.an_order((self.boiler, 8))
        order.picking_ids.action_assign()

        self.assertEqual(order.picking_ids.move_ids.quantity, 6.0)

    def test_a_quantity_typed_by_hand_takes_no_held_lot(self):
        self.a_running_recall()
        picking = self.an_order((self.boiler, 3)).picking_ids
        picking.do_unreserve()

        picking.move_ids.quantity = 3.0

        self.assertNotIn(self.lot, picking.move_line_ids.lot_id)

    def test_what_was_reserved_before_is_free_again_and_another_lot_takes_its_place(self):
        picking = self.an_order((self.boiler, 2)).picking_ids
        self.assertEqual(picking.move_line_ids.lot_id, self.lot)

        self.a_running_recall()

        self.assertEqual(picking.move_line_ids.lot_id, self.sound)
        self.assertEqual(picking.move_ids.quantity, 2.0)

    def test_the_warehouse_sees_it_before_it_validates(self):
        picking = self.a_delivery(self.lot, 2)
        self.assertFalse(picking.after_sales_hold)

        recall = self.a_running_recall()
        picking.invalidate_recordset()
        self.lot.invalidate_recordset()

        self.assertIn(recall.name, picking.with_user(self.warehouse_user).after_sales_hold)
        self.assertEqual(self.lot.after_sales_hold, recall.name)
        self.assertFalse(self.sound.after_sales_hold)
        held = self.env["stock.quant"].search([("after_sales_hold", "!=", False)])
        self.assertEqual((held.lot_id, set(held.mapped("after_sales_hold"))), (self.lot, {recall.name}))

    def test_moving_a_held_lot_about_in_the_warehouse_is_allowed(self):
        self.a_running_recall()
        picking = self.an_internal_transfer(self.lot, 1)

        self.validated(picking)

        self.assertEqual(picking.state, "done")

    def test_writing_the_state_is_no_way_round(self):
        self.a_running_recall()
        picking = self.a_delivery(self.lot, 1)

        self.assertRefused(lambda: picking.move_ids.write({"state": "done"}), HELD, error=ValidationError)

    def test_adding_a_held_lot_to_a_finished_delivery_is_no_way_round(self):
        done = self.shipped((self.sound, 1)).picking_ids
        self.a_running_recall()
        vals = done.move_ids._prepare_move_line_vals(quantity=1) | {"lot_id": self.lot.id, "picking_id": done.id}

        self.assertRefused(lambda: self.env["stock.move.line"].create(vals), HELD, error=ValidationError)
        self.assertRefused(lambda: done.move_line_ids.write({"lot_id": self.lot.id}), HELD, error=ValidationError)

    def test_creating_a_finished_move_is_no_way_round(self):
        self.a_running_recall()
        places = {
            "location_id": self.warehouse.lot_stock_id.id,
            "location_dest_id": self.env.ref("stock.stock_location_customers").id,
        }
        line = {"product_id": self.boiler.id, "lot_id": self.lot.id, "quantity": 1.0, "picked": True, **places}
        move = {"product_id": self.boiler.id, "product_uom_qty": 1.0, "company_id": self.company.id, **places}
        finished = move | {"state": "done", "picked": True, "move_line_ids": [Command.create(line)]}

        self.assertRefused(lambda: self.env["stock.move"].create(finished), HELD, error=ValidationError)

    def test_a_transfer_to_another_company_is_leaving(self):
        self.a_running_recall()
        picking = self.an_internal_transfer(self.lot, 1, to=self.env.ref("stock.stock_location_inter_company"))

        self.assertRefused(lambda: self.validated(picking), HELD, error=ValidationError)

    def test_without_a_lot_all_of_the_product_is_held_if_that_is_wanted(self):
        days = {"delivered_from": "2026-03-01", "delivered_to": "2026-03-02"}
        self.a_running_recall({"product_id": self.boiler.id, "is_held": True, **days})
        picking = self.a_delivery(self.sound, 1)

        self.assertRefused(picking.button_validate, HELD, error=ValidationError)

    def test_closing_frees_the_goods(self):
        recall = self.a_running_recall()
        picking = self.a_delivery(self.lot, 1)
        self.told(recall)
        recall.finding = "All found."

        recall.action_close()

        self.assertFalse(self.company.after_sales_has_hold)
        self.validated(picking)

    def test_drafts_exercises_and_other_companies_hold_nothing(self):
        self.a_recall().action_submit()
        self.an_exercise()

        self.validated(self.a_delivery(self.lot, 1))

        self.assertFalse(self.company.after_sales_has_hold)

    def test_a_branch_holds_what_its_company_holds(self):
        self.a_running_recall()

        branch = self.env["res.company"].create({"name": "Branch", "parent_id": self.company.id})

        self.assertTrue(branch.after_sales_has_hold)
        items = self.env["after_sales.recall.item"]._holding(branch, self.boiler)
        self.assertEqual(items.lot_id, self.lot)

    def test_nobody_lifts_a_hold_by_writing_the_mark_of_the_company(self):
        self.a_running_recall()

        self.assertRefused(lambda: self.company.write({"after_sales_has_hold": False}), error=AccessError)

    def test_where_no_recall_runs_a_transfer_costs_no_query_more(self):
        """R10.07: everybody ships all day, and recalls are rare"""
        queries = []
        for is_watched in (True, True, False):
            picking = self.a_delivery(self.sound, 1)
            self.env.flush_all()
            self.env.invalidate_all()
            if not is_watched:
                for name in ("_after_sales_holding", "_after_sales_held_goods"):
                    found = type(self.env["stock.move"])
                    empty = self.env["after_sales.recall.item"] if name.endswith("ing") else {}
                    self.patch(found, name, lambda moves, empty=empty: empty)
            start = self.env.cr.sql_log_count
            self.validated(picking)
            queries.append(self.env.cr.sql_log_count - start)

        self.assertEqual(queries[1], queries[2])

    def an_internal_transfer(self, lot, quantity, to=None):
        place = to or self.env["stock.location"].create(
            {"name": "Corner", "usage": "internal", "location_id": self.warehouse.lot_stock_id.id}
        )
        places = {"location_id": self.warehouse.lot_stock_id.id, "location_dest_id": place.id}
        move = {"product_id": self.boiler.id, "product_uom_qty": quantity, **places}
        picking = self.env["stock.picking"].create(
            {"picking_type_id": self.warehouse.int_type_id.id, **places, "move_ids": [Command.create(move)]}
        )
        picking.action_confirm()
        picking.move_ids.move_line_ids.unlink()
        self.env["stock.move.line"].create(
            picking.move_ids._prepare_move_line_vals(quantity=quantity) | {"lot_id": lot.id}
        )
        return picking
