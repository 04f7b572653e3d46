# Part of after_sales. LGPL-3.
from odoo.fields import Command
from odoo.tests import tagged

from .inspections import InspectionCase


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsInspectionQuarantine(InspectionCase):
    """Goods leave quarantine by inspection, and by no other transfer (R5.16, checklist B44)."""

    def set_stage(self):
        super().set_stage()
        self.company.after_sales_control = "enforce"
        self.document = self.a_waiting(4)
        self.quarantine = self.warehouse.after_sales_quarantine_id

    def test_a_transfer_by_hand_is_refused(self):
        picking = self.a_transfer(self.warehouse.lot_stock_id)

        self.assertRefused(lambda: self.validated(picking), "leaves it by inspection only")

        self.assertStock(self.product, quarantine=4.0, on_hand=20.0)

    def test_a_scrap_order_by_hand_is_refused(self):
        scrap = self.env["stock.scrap"].create(
            {
                "product_id": self.product.id,
                "scrap_qty": 1,
                "location_id": self.quarantine.id,
                "company_id": self.company.id,
            }
        )

        self.assertRefused(scrap.action_validate, "leaves it by inspection only")

    def test_shelves_of_quarantine_may_be_changed(self):
        shelf = self.env["stock.location"].create(
            {"name": "Shelf 1", "location_id": self.quarantine.id, "company_id": self.company.id}
        )

        self.validated(self.a_transfer(shelf))

        self.assertStock(self.product, quarantine=4.0)

    def test_goods_on_a_shelf_of_quarantine_are_inspected_from_there(self):
        shelf = self.env["stock.location"].create(
            {"name": "Shelf 1", "location_id": self.quarantine.id, "company_id": self.company.id}
        )
        self.validated(self.a_transfer(shelf))

        self.inspected(self.document, ("restock", 2), ("scrap", 2))

        self.assertStock(self.product, quarantine=0.0, on_hand=22.0)

    def test_a_count_corrects_quarantine_as_any_place(self):
        quant = self.env["stock.quant"].search(
            [("product_id", "=", self.product.id), ("location_id", "=", self.quarantine.id)]
        )
        quant.with_context(inventory_mode=True).inventory_quantity = 3.0

        quant.action_apply_inventory()

        self.assertStock(self.product, quarantine=3.0)

    def test_where_control_only_watches_people_do_as_before(self):
        self.company.after_sales_control = "monitor"

        self.validated(self.a_transfer(self.warehouse.lot_stock_id))

        self.assertStock(self.product, quarantine=0.0, on_hand=24.0)

    def test_every_disposition_leaves_quarantine_under_control(self):
        vendor = self.env["res.partner"].create({"name": "Pump Works"})
        self.product.seller_ids = [Command.create({"partner_id": vendor.id})]
        cheap = self.a_product(name="Second choice", cost=1.0)

        inspection = self.inspected(
            self.document,
            ("restock", 1),
            ("vendor", 1),
            ("rework", 1),
            ("downgrade", 1, {"target_product_id": cheap.id}),
        )
        self.validated(self.entries_of(inspection, "to_vendor"))
        repair = self.entries_of(inspection, "rework")
        repair.action_repair_start()
        repair.action_repair_end()

        self.assertStock(self.product, quarantine=0.0, on_hand=22.0)

    def test_the_self_check_names_goods_that_went_away(self):
        self.company.after_sales_control = "monitor"
        self.validated(self.a_transfer(self.warehouse.lot_stock_id))
        self.env.flush_all()

        with self.assertLogs("odoo.addons.after_sales.models.lifecycle.after_sales_breach", "ERROR"):
            found = self.env["after_sales.breach"]._check()

        self.assertIn("4 of Boiler wait in quarantine", found.sentence)
        self.assertEqual(found.res_id, self.document.inspection_ids.id)

    def test_the_self_check_is_content_with_every_disposition(self):
        self.company.after_sales_credit_moment = "inspection"
        document = self.a_waiting(5)
        inspection = self.inspected(document, ("restock", 1), ("scrap", 1), ("rework", 1), ("customer", 1))

        self.validated(self.entries_of(inspection, "to_customer"))
        self.env.flush_all()

        self.assertFalse(self.env["after_sales.breach"]._check())

    def a_transfer(self, destination):
        picking = self.env["stock.picking"].create(
            {
                "picking_type_id": self.warehouse.int_type_id.id,
                "location_id": self.quarantine.id,
                "location_dest_id": destination.id,
                "move_ids": [
                    Command.create(
                        {
                            "product_id": self.product.id,
                            "product_uom_qty": 4,
                            "product_uom": self.product.uom_id.id,
                            "location_id": self.quarantine.id,
                            "location_dest_id": destination.id,
                        }
                    )
                ],
            }
        )
        picking.action_confirm()
        picking.action_assign()
        return picking
