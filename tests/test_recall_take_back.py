# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from .recall_common import RecallCommon


@tagged("post_install", "-at_install", "after_sales")
class TestRecallTakeBack(RecallCommon):
    """Returns in one click, and where all pieces are: the balance adds up or shows what is missing (R10.07)."""

    def test_one_click_drafts_a_return_for_each_customer_with_his_lots(self):
        disposition = self.env.ref("after_sales.after_sales_disposition_scrap")
        recall = self.a_running_recall(remedy="replacement", disposition_id=disposition.id)

        recall.with_user(self.sales).action_take_back()

        returns = recall.return_ids
        rosas = returns.filtered(lambda document: document.partner_id == self.customer)
        self.assertEqual((returns.partner_id, set(returns.mapped("state"))), (self.customer | self.bakery, {"draft"}))
        self.assertEqual((rosas.reason_id, rosas.recall_id), (self.reason, recall))
        line = rosas.line_ids
        self.assertEqual((line.lot_id, line.quantity, line.remedy), (self.lot, 5.0, "replacement"))
        self.assertEqual((line.disposition_id, line.recall_line_id.partner_id), (disposition, self.customer))
        self.assertEqual(recall.action_view_returns()["domain"], [("id", "in", returns.ids)])

    def test_what_is_asked_for_once_is_not_asked_for_again(self):
        recall = self.a_running_recall()
        self.line_of(recall, self.customer).write({"used_qty": 2.0})
        self.row_of(recall, self.customer).with_user(self.sales).action_take_back()
        self.assertEqual(recall.return_ids.line_ids.quantity, 3.0)

        self.line_of(recall, self.bakery).with_user(self.sales).action_take_back()

        self.assertEqual(len(recall.return_ids), 2)
        self.assertRefused(recall.with_user(self.sales).action_take_back, "Nothing is left")
        recall.return_ids.filtered(lambda document: document.partner_id == self.bakery).sudo().unlink()
        self.assertEqual(self.line_of(recall, self.bakery).open_qty, 3.0)

    def test_received_goods_count_at_once(self):
        recall = self.a_running_recall()
        recall.with_user(self.sales).action_take_back()
        document = recall.return_ids.filtered(lambda each: each.partner_id == self.customer)
        document.with_user(self.sales).action_submit()
        document.with_user(self.approver_gm).action_approve()

        self.received(document, {self.boiler: 4.0})

        line = self.line_of(recall, self.customer)
        self.assertEqual((line.back_qty, line.missing_qty, line.open_qty), (4.0, 1.0, 0.0))
        self.assertEqual(recall.accounted_percent, 50.0)

    def test_a_return_that_nobody_linked_counts_as_well(self):
        recall = self.a_running_recall()

        self.a_returned(self.bakerys, (self.boiler, 2, self.lot))

        self.assertEqual(self.line_of(recall, self.bakery).back_qty, 2.0)

    def test_goods_that_no_order_sold_are_named(self):
        recall = self.a_running_recall()
        self.line_of(recall, self.customer).sudo().move_id.sale_line_id = False

        self.assertRefused(recall.with_user(self.sales).action_take_back, "did not go out with a sales order")

    def test_only_those_who_issue_returns_draft_them(self):
        recall = self.a_running_recall()

        for user in (self.quality, self.warehouse_user, self.auditor):
            mine = recall.with_user(user)
            self.assertRefused(mine.action_take_back, error=AccessError)
            self.assertRefused(mine.line_ids.action_take_back, error=AccessError)
            self.assertRefused(mine.customer_ids.action_take_back, error=AccessError)

    def test_the_balance_of_a_lot_says_where_every_piece_is(self):
        """12 came in: 4 in stock, 1 scrapped later, 8 sold of which 2 came back"""
        recall = self.a_running_recall()
        self.a_returned(self.bakerys, (self.boiler, 2, self.lot))
        self.scrapped(1)

        recall.action_count()

        found = self.balance_of(recall)
        expected = {"received": 12, "customers": 6, "stock": 3, "quarantine": 2, "scrapped": 1, "difference": 0}
        self.assertEqual(found, expected)
        self.assertEqual(recall.difference_qty, 0.0)

    def test_pieces_that_a_count_missed_are_a_difference(self):
        recall = self.a_running_recall()
        quant = self.env["stock.quant"].search([("lot_id", "=", self.lot.id), ("location_id.usage", "=", "internal")])
        quant.with_context(inventory_mode=True).inventory_quantity = 3.0
        quant.action_apply_inventory()

        recall.action_count()

        found = self.balance_of(recall)
        self.assertEqual((found["counted"], found["difference"], recall.difference_qty), (-1, 1, 1.0))

    def test_the_balance_of_a_closed_recall_stays_as_it_was(self):
        recall = self.a_running_recall()
        self.told(recall)
        recall.finding = "All found."
        recall.action_close()
        before = self.balance_of(recall)
        self.scrapped(1)

        recall.action_count()

        self.assertEqual(self.balance_of(recall), before)

    def test_pieces_on_the_way_between_warehouses_are_found(self):
        transit = self.company.internal_transit_location_id
        places = {"location_id": self.warehouse.lot_stock_id.id, "location_dest_id": transit.id}
        move = {"product_id": self.boiler.id, "product_uom_qty": 2.0, **places}
        vals = {"picking_type_id": self.warehouse.int_type_id.id, **places, "move_ids": [Command.create(move)]}
        picking = self.env["stock.picking"].create(vals)
        picking.action_confirm()
        picking.action_assign()
        self.validated(picking)

        recall = self.a_recall()
        recall.action_submit()

        self.assertEqual({row.kind: row.quantity for row in recall.stock_ids}, {"stock": 2.0, "transit": 2.0})
        self.assertEqual(self.balance_of(recall)["difference"], 0)

    def scrapped(self, quantity):
        scrap = {
            "product_id": self.boiler.id,
            "lot_id": self.lot.id,
            "scrap_qty": quantity,
            "company_id": self.company.id,
        }
        self.env["stock.scrap"].create(scrap).do_scrap()
