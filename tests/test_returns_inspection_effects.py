# Part of after_sales. LGPL-3.
from odoo import fields
from odoo.tests import tagged

from .inspections import InspectionCase


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsInspectionEffects(InspectionCase):
    """Each disposition is a real stock operation out of quarantine (R3.22, R5.16, R5.19, checklist B37 to B43)."""

    def set_stage(self):
        super().set_stage()
        self.loss = self.company_data["default_account_expense"].copy({"code": "650100", "name": "Loss on returns"})
        self.reason.with_company(self.company).scrap_account_id = self.loss

    def test_scrap_leaves_no_stock_and_posts_the_loss_to_the_account_of_the_reason(self):
        inspection = self.inspected(self.a_waiting(4), ("scrap", 4))

        scrap = self.entries_of(inspection, "scrap")
        self.assertEqual((scrap._name, scrap.state, scrap.scrap_qty), ("stock.scrap", "done", 4.0))
        self.assertStock(self.product, on_hand=20.0, quarantine=0.0, value=200.0)
        self.assertLedger(scrap.move_ids.account_move_id, {self.loss: 40.0, self.stock_account: -40.0})

    def test_scrap_without_an_account_of_the_reason_goes_where_odoo_scraps(self):
        self.reason.with_company(self.company).scrap_account_id = False

        inspection = self.inspected(self.a_waiting(4), ("scrap", 4))

        scrap = self.entries_of(inspection, "scrap")
        self.assertEqual(scrap.scrap_location_id, self.company._after_sales_scrap_location())

    def test_two_losses_of_one_account_share_a_location(self):
        first = self.entries_of(self.inspected(self.a_waiting(1), ("scrap", 1)), "scrap")
        second = self.entries_of(self.inspected(self.a_waiting(1), ("scrap", 1)), "scrap")

        self.assertEqual(first.scrap_location_id, second.scrap_location_id)
        self.assertEqual(first.scrap_location_id.valuation_account_id, self.loss)

    def test_rework_makes_a_repair_order_and_its_goods_go_to_stock(self):
        document = self.a_waiting(4)
        document.sudo().required_date = fields.Date.to_date("2026-03-20")

        inspection = self.inspected(document, ("rework", 4))

        repair = self.entries_of(inspection, "rework")
        self.assertEqual((repair._name, repair.state, repair.product_qty), ("repair.order", "confirmed", 4.0))
        self.assertEqual(
            (repair.after_sales_return_id, repair.schedule_date.date()), (document, document.required_date)
        )
        self.assertStock(self.product, on_hand=20.0, quarantine=4.0, value=240.0)
        repair.action_repair_start()
        repair.action_repair_end()
        self.assertStock(self.product, on_hand=24.0, quarantine=0.0, value=240.0)

    def test_a_cancelled_rework_is_inspected_again(self):
        document = self.a_waiting(4)
        repair = self.entries_of(self.inspected(document, ("rework", 4)), "rework")

        repair.action_repair_cancel()

        self.assertEqual((document.inspection_status, self.inspection_of(document).waiting_qty), ("waiting", 4.0))
        self.assertRefused(repair.action_repair_cancel_draft, "wait for a new inspection")

    def test_goods_go_back_to_the_vendor_with_a_claim_over_what_they_are_worth(self):
        vendor = self.env["res.partner"].create({"name": "Pump Works"})
        self.product.seller_ids = [fields.Command.create({"partner_id": vendor.id})]

        inspection = self.inspected(self.a_waiting(4), ("vendor", 3), ("restock", 1))

        picking = self.entries_of(inspection, "to_vendor")
        self.assertEqual((picking.state, picking.partner_id), ("assigned", vendor))
        self.assertEqual(picking.location_dest_id.usage, "supplier")
        claim = self.env["after_sales.vendor.claim"].search([("finding_id", "in", inspection.line_ids.ids)])
        self.assertEqual((claim.vendor_id, claim.quantity, claim.amount, claim.state), (vendor, 3.0, 30.0, "open"))
        self.assertEqual(claim.reason_id, self.reason)
        self.validated(picking)
        self.assertStock(self.product, on_hand=21.0, quarantine=0.0, value=210.0)

    def test_a_downgrade_stocks_another_product_and_posts_the_write_down(self):
        cheap = self.a_product(name="Boiler, second choice", cost=0.0, price=60.0)

        inspection = self.inspected(
            self.a_waiting(4), ("downgrade", 4, {"target_product_id": cheap.id, "target_cost": 6.0})
        )

        out, into = self.entries_of(inspection, "downgrade")
        self.assertLedger(out.account_move_id, {self.loss: 40.0, self.stock_account: -40.0})
        self.assertLedger(into.account_move_id, {self.loss: -24.0, self.stock_account: 24.0})
        self.assertStock(self.product, on_hand=20.0, quarantine=0.0, value=200.0)
        self.assertStock(cheap, on_hand=4.0, value=24.0)
        self.assertEqual(cheap.with_company(self.company).standard_price, 6.0)

    def test_a_downgrade_to_a_standard_cost_takes_that_cost(self):
        cheap = self.a_product(name="Boiler, second choice", cost=5.0, method="standard")

        inspection = self.inspected(
            self.a_waiting(4), ("downgrade", 4, {"target_product_id": cheap.id, "target_cost": 8.0})
        )

        self.assertEqual(self.entries_of(inspection, "downgrade")[1].value, 20.0)
        self.assertStock(cheap, on_hand=4.0, value=20.0)

    def test_a_downgrade_to_something_dearer_is_refused(self):
        dear = self.a_product(name="Boiler de luxe", cost=50.0)
        inspection = self.found(self.inspection_of(self.a_waiting(4)), ("downgrade", 4, {"target_product_id": dear.id}))

        self.assertRefused(inspection.action_inspect, "is worth 10 apiece and cannot become Boiler de luxe at 50")

    def test_a_serial_number_stays_the_same_unit_all_the_way(self):
        product = self.a_product(tracking="serial", method="fifo")
        serials = [self.a_lot(product, name) for name in ("S1", "S2")]
        for serial in serials:
            self.bought(product, 1, 10.0, lot=serial)
        order = self.an_order((product, 2))
        self.delivered(order, lots={product: [(serial, 1) for serial in serials]})
        self.invoiced(order)
        document = self.a_returned(order, (product, 1, serials[1]), (product, 1, serials[0]))
        inspections = self.inspection_of(document)
        for inspection in inspections:
            self.found(inspection, ("restock" if inspection.lot_id == serials[1] else "scrap", 1))

        inspections.action_inspect()

        stock = serials[1].quant_ids.filtered(lambda quant: quant.quantity > 0).location_id
        self.assertEqual(stock, self.warehouse.lot_stock_id)
        lost = serials[0].quant_ids.filtered(lambda quant: quant.quantity > 0).location_id
        self.assertEqual(lost.valuation_account_id, self.loss)

    def test_goods_that_stay_the_customers_wait_for_no_inspection(self):
        document = self.a_waiting(2, remedy="repair")

        self.assertFalse(document.inspection_ids)
        self.assertEqual((document.inspection_status, document.sudo().repair_ids.product_qty), ("none", 2.0))
