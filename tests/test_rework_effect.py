# Part of after_sales. LGPL-3.
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from ..models.lifecycle.engine import unlocked
from .rework_common import ReworkCase

REWORKED, SOLD, BACK, LATE = "2026-03-10", "2026-03-20", "2026-04-10", "2026-07-30"


@tagged("post_install", "-at_install", "after_sales")
class TestReworkEffect(ReworkCase):
    """Process engineering follows what came of its routings: what was reworked, and what of it came back (R3.22)."""

    def test_a_serial_number_that_comes_back_after_it_was_sold_again_is_counted(self):
        repair, lot = self.a_reworked_pump()
        self.assertEqual(self.effect(repair), (self.env["after_sales.return"], False, 1, 0))

        with freeze_time(SOLD):
            order = self.an_order((repair.product_id, 1))
            self.delivered(order, lots={repair.product_id: [(lot, 1)]})
        self.assertEqual(str(self.row(repair).sent_on.date()), SOLD)
        with freeze_time(BACK):
            document = self.a_submitted_return(order, (repair.product_id, 1, lot))

        row = self.row(repair)
        self.assertEqual(self.effect(repair), (document, True, 1, 1))
        self.assertEqual((str(row.came_back_on.date()), row.came_back_percent), (BACK, 100.0))
        routing = repair.after_sales_routing_id
        self.assertEqual((routing.reworked_count, routing.came_back_count, routing.came_back_percent), (1, 1, 100.0))
        self.assertEqual(routing.action_view_effect()["domain"], [("routing_id", "=", routing.id)])

    def test_a_number_that_went_to_a_company_of_the_group_is_sent(self):
        repair, lot = self.a_reworked_pump()
        transit = self.env.ref("stock.stock_location_inter_company")
        self.customer.with_company(self.company).property_stock_customer = transit

        with freeze_time(SOLD):
            order = self.an_order((repair.product_id, 1))
            self.delivered(order, lots={repair.product_id: [(lot, 1)]})

        self.assertEqual(order.picking_ids.location_dest_id, transit)
        self.assertEqual(str(self.row(repair).sent_on.date()), SOLD)

    def test_a_complaint_about_the_number_counts_unless_it_is_unfounded(self):
        repair, lot = self.a_reworked_pump()
        with freeze_time(SOLD):
            order = self.an_order((repair.product_id, 1))
            self.delivered(order, lots={repair.product_id: [(lot, 1)]})
        with freeze_time(BACK):
            case = self.a_reported_case(order, (repair.product_id, 1, lot))

        self.assertEqual((self.row(repair).came_back_case_id, self.row(repair).is_back), (case, True))
        unlocked(case.sudo()).finding = "unfounded"
        self.assertFalse(self.row(repair).is_back)

    def test_what_was_complained_of_before_it_went_out_again_does_not_count(self):
        repair, lot = self.a_reworked_pump()
        with freeze_time(BACK):
            case = self.a_reported_case(self.pump_order, (repair.product_id, 1, lot))

        self.assertTrue(case)
        self.assertFalse(self.row(repair).is_back)

    def test_goods_without_a_number_count_for_the_same_reason_within_the_window(self):
        repair = self.a_finished_rework()
        other = self.env.ref("after_sales.after_sales_reason_wrong_goods")
        with freeze_time(BACK):
            self.a_submitted_return(self.order, (self.product, 1), reason_id=other.id)
        self.assertFalse(self.row(repair).is_back)

        with freeze_time(LATE):
            self.a_submitted_return(self.order, (self.product, 1))
        self.assertFalse(self.row(repair).is_back)
        self.company.after_sales_rework_window_days = 200
        self.assertTrue(self.row(repair).is_back)

    def test_goods_of_the_customer_are_followed_from_the_day_they_went_back(self):
        document = self.an_approved_return(self.order, (self.product, 1, {"remedy": "repair"}))
        self.received(document)
        repair = document.sudo().repair_ids
        with freeze_time(REWORKED):
            self.worked(repair)
        self.assertFalse(self.row(repair).sent_on)
        with freeze_time(SOLD):
            self.validated(document.sudo().line_ids.send_back_move_ids.picking_id)
        self.assertEqual(str(self.row(repair).sent_on.date()), SOLD)

        with freeze_time(BACK):
            later = self.a_submitted_return(self.order, (self.product, 1))

        self.assertEqual(self.effect(repair), (later, True, 1, 1))

    def test_hours_are_compared_with_the_plan(self):
        row = self.row(self.a_finished_rework())

        self.assertEqual((row.planned_hours, row.actual_hours), (1.75, 1.5))

    def test_another_company_sees_nothing(self):
        self.a_finished_rework()
        other = self.env["res.company"].create({"name": "Other"})
        stranger = self._a_user("process", login="stranger", company=other)

        self.assertFalse(self.env["after_sales.rework.effect"].with_user(stranger).search([]))
        self.assertFalse(self.env["after_sales.rework.operation"].with_user(stranger).search([]))
        self.assertTrue(self.env["after_sales.rework.effect"].with_user(self.engineer).search([]))

    # -- words of these tests ----------------------------------------------------------------------------------------

    def a_finished_rework(self):
        repair = self.a_rework(1)
        with freeze_time(REWORKED):
            return self.worked(repair)

    def a_reworked_pump(self):
        product = self.a_product(name="Pump", tracking="serial")
        lot = self.a_lot(product, "S1")
        self.bought(product, 1, 10.0, lot=lot)
        self.pump_order = self.an_order((product, 1))
        self.delivered(self.pump_order, lots={product: [(lot, 1)]})
        self.invoiced(self.pump_order)
        self.routing.product_ids = [Command.link(product.id)]
        document = self.a_returned(self.pump_order, (product, 1, lot))
        repair = self.entries_of(self.inspected(document, ("rework", 1)), "rework")
        with freeze_time(REWORKED):
            self.worked(repair)
        return repair, lot

    def row(self, repair):
        self.env.flush_all()
        self.env.invalidate_all()
        return self.env["after_sales.rework.effect"].with_user(self.engineer).search([("repair_id", "=", repair.id)])

    def effect(self, repair):
        row = self.row(repair)
        return row.came_back_return_id, row.is_back, row.reworked_count, row.came_back_count
