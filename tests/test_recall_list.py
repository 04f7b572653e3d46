# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .recall_common import RecallCommon


@tagged("post_install", "-at_install", "after_sales")
class TestRecallList(RecallCommon):
    """Every delivery of what is called back: customers, quantities, and what is delivered later (R10.07)."""

    def test_all_customers_of_a_lot_are_listed_with_what_they_have(self):
        self.a_returned(self.rosas, (self.boiler, 1, self.lot))

        recall = self.a_recall()
        recall.action_submit()

        rosa, bakery = self.line_of(recall, self.customer), self.line_of(recall, self.bakery)
        self.assertEqual((rosa.delivered_qty, rosa.returned_qty, rosa.kept_qty), (5.0, 1.0, 4.0))
        self.assertEqual((bakery.order_id, bakery.picking_id), (self.bakerys, self.bakerys.picking_ids))
        self.assertEqual((recall.customer_count, recall.kept_qty), (2, 7.0))
        self.assertTrue(recall.frozen_on)

    def test_a_company_of_the_group_is_a_customer_like_any_other(self):
        """ADR 0053: it got two through the transit between companies, one of them is back with us"""
        transit = self.env.ref("stock.stock_location_inter_company")
        self.bakery.with_company(self.company).property_stock_customer = transit
        order = self.shipped((self.lot, 2), partner=self.bakery)
        self.a_returned(order, (self.boiler, 1, self.lot))

        recall = self.a_recall()
        recall.action_submit()

        line = recall.line_ids.filtered(lambda line: line.order_id == order)
        self.assertEqual((line.partner_id, line.delivered_qty, line.kept_qty), (self.bakery, 2.0, 1.0))
        found = self.balance_of(recall)
        self.assertEqual((found["customers"], found["stock"], found["quarantine"]), (9, 2, 1))
        self.assertEqual(found["difference"], 0)

    def test_goods_in_our_own_places_are_listed_by_place(self):
        self.a_returned(self.rosas, (self.boiler, 1, self.lot))
        order = self.an_order((self.boiler, 2))
        order.picking_ids.action_assign()

        recall = self.a_recall()
        recall.action_submit()

        places = {row.kind: (row.quantity, row.reserved_qty) for row in recall.stock_ids}
        self.assertEqual(places, {"stock": (4.0, 2.0), "quarantine": (1.0, 0.0)})

    def test_other_lots_and_companies_are_not_concerned(self):
        self.shipped((self.sound, 2))

        recall = self.a_recall()
        recall.action_submit()

        self.assertEqual(recall.line_ids.lot_id, self.lot)

    def test_goods_without_lots_are_found_by_the_days_of_their_delivery(self):
        valve, early = self.a_delivered_sale(10, 4)
        with freeze_time("2026-03-05"):
            self.delivered(self.an_order((valve, 2), partner=self.bakery))

        recall = self.a_recall({"product_id": valve.id, "delivered_from": "2026-03-01", "delivered_to": "2026-03-04"})
        recall.action_submit()

        self.assertEqual((recall.line_ids.order_id, recall.line_ids.kept_qty), (early, 4.0))
        self.assertEqual(self.balance_of(recall), {"delivered": 4, "back": 0, "customers": 4, "difference": 0})
        self.assertFalse(recall.item_ids.is_held)

    def test_the_present_owner_of_a_serial_number_is_called(self):
        """ADR 0051: the buyer sold his pump to somebody else"""
        pump = self.a_product(name="Pump", tracking="serial")
        serial = self.a_lot(pump, "P-1")
        self.bought(pump, 1, 10.0, lot=serial)
        order = self.an_order((pump, 1))
        self.delivered(order, lots={pump: [(serial, 1)]})
        vals = {"lot_id": serial.id, "to_partner_id": self.bakery.id, "passed_on": "2026-03-02", "evidence": "Contract"}
        self.env["after_sales.ownership"].with_user(self.sales).create(vals)

        recall = self.a_recall({"product_id": pump.id, "lot_id": serial.id})
        recall.action_submit()

        line = recall.line_ids
        self.assertEqual((line.partner_id, line.buyer_id), (self.bakery, self.customer))
        self.assertEqual(recall.customer_ids.partner_id, self.bakery)

    def test_what_is_delivered_after_the_list_is_found_and_added_in_one_click(self):
        recall = self.a_running_recall({"product_id": self.boiler.id, "lot_id": self.lot.id, "is_held": False})
        self.shipped((self.lot, 2))

        self.assertEqual(recall.new_count, 1)
        recall.action_add_new()

        self.assertEqual(recall.new_count, 0)
        later = recall.line_ids.filtered("is_later")
        self.assertEqual((later.kept_qty, later.customer_id.partner_id), (2.0, self.customer))

    def test_what_left_between_asking_and_the_yes_is_on_the_list(self):
        recall = self.a_recall()
        recall.action_submit()
        self.shipped((self.lot, 1))
        self.assertEqual(recall.new_count, 1)

        recall.with_user(self.approver_gm).action_approve()

        self.assertEqual(sum(recall.line_ids.mapped("kept_qty")), 9.0)

    def test_a_list_is_made_anew_when_it_is_asked_for_again(self):
        recall = self.a_recall()
        recall.action_submit()
        recall.action_recall()
        self.shipped((self.lot, 1))

        recall.action_submit()

        self.assertEqual((len(recall.line_ids), recall.kept_qty), (3, 9.0))

    def test_everything_that_is_missing_is_told_at_once(self):
        recall = self.a_recall({"product_id": self.boiler.id}, problem=" ", answer_until="2026-03-01", reason_id=False)

        self.assertRefused(
            recall.action_submit,
            "choose the lot",
            "has no reason",
            "what is wrong",
            "until when",
        )

    def test_days_in_the_wrong_order_are_refused(self):
        days = {"delivered_from": "2026-03-02", "delivered_to": "2026-03-01"}
        recall = self.a_recall({"product_id": self.boiler.id, **days})

        self.assertRefused(recall.action_submit, "before the first")

    def test_the_list_is_written_by_nobody(self):
        recall = self.a_running_recall()
        line, row = recall.line_ids[0], recall.customer_ids[0]

        for values in ({"delivered_qty": 1.0}, {"back_qty": 9.0}, {"partner_id": self.bakery.id}):
            self.assertRefused(lambda values=values: line.with_user(self.quality).write(values), error=AccessError)
        self.assertRefused(lambda: row.with_user(self.quality).write({"told_on": "2026-03-02"}), error=AccessError)
        self.assertRefused(lambda: recall.write({"difference_qty": 0.0}), error=AccessError)
        with self.assertRaises(AccessError):
            self.env["after_sales.recall.line"].with_user(self.quality).create({"recall_id": recall.id})
        self.assertRefused(lambda: recall.write({"item_ids": [(5,)]}), "cannot change")

    def test_the_queries_do_not_grow_with_the_deliveries(self):
        few = self.a_recall()
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(200) as _limit:
            start = self.env.cr.sql_log_count
            few.sudo()._deliveries()
            needed = self.env.cr.sql_log_count - start
        self.bought(self.boiler, 20, 10.0, lot=self.lot)
        for _each in range(6):
            self.shipped((self.lot, 1))
        self.env.flush_all()
        self.env.invalidate_all()

        start = self.env.cr.sql_log_count
        found = few.sudo()._deliveries()

        self.assertEqual(len(found), 8)
        self.assertLessEqual(self.env.cr.sql_log_count - start, needed)
