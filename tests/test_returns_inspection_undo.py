# Part of after_sales. LGPL-3.
from odoo import fields
from odoo.tests import tagged

from .inspections import InspectionCase


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsInspectionUndo(InspectionCase):
    """A wrong finding is taken back as a whole, while its effects can still be undone (checklist B50)."""

    def set_stage(self):
        super().set_stage()
        self.loss = self.company_data["default_account_expense"].copy({"code": "650100", "name": "Loss on returns"})
        self.reason.with_company(self.company).scrap_account_id = self.loss

    def test_everything_comes_back_to_quarantine_with_its_value(self):
        vendor = self.env["res.partner"].create({"name": "Pump Works"})
        self.product.seller_ids = [fields.Command.create({"partner_id": vendor.id})]
        cheap = self.a_product(name="Second choice", cost=0.0)
        document = self.a_waiting(5)
        inspection = self.inspected(
            document,
            ("restock", 1),
            ("scrap", 1),
            ("rework", 1),
            ("vendor", 1),
            ("downgrade", 1, {"target_product_id": cheap.id, "target_cost": 6.0}),
        )

        inspection.action_take_back()

        self.assertEqual((inspection.state, document.inspection_status), ("cancelled", "waiting"))
        self.assertStock(self.product, on_hand=20.0, quarantine=5.0, value=250.0)
        self.assertStock(cheap, on_hand=0.0, value=0.0)
        self.assertEqual(self.balance(self.loss), 0.0)
        self.assertEqual(self.entries_of(inspection, "rework").state, "cancel")
        self.assertEqual(self.entries_of(inspection, "to_vendor").state, "cancel")
        claim = self.env["after_sales.vendor.claim"].search([("finding_id", "in", inspection.line_ids.ids)])
        self.assertEqual(claim.state, "withdrawn")
        self.assertTrue(
            all(posting.reversed_by_id for posting in inspection.posting_ids if posting.kind != "taken_back")
        )
        self.assertEqual(self.inspection_of(document).quantity, 5.0)

    def test_what_was_taken_back_is_inspected_anew(self):
        document = self.a_waiting(4)
        self.inspected(document, ("scrap", 4)).action_take_back()

        self.inspected(document, ("restock", 4))

        self.assertStock(self.product, on_hand=24.0, quarantine=0.0, value=240.0)
        self.assertEqual(self.balance(self.loss), 0.0)

    def test_goods_that_were_sold_on_are_not_taken_back(self):
        document = self.a_waiting(4)
        inspection = self.inspected(document, ("restock", 4))
        self.delivered(self.an_order((self.product, 24)))

        self.assertRefused(inspection.action_take_back, "not free in")

        self.assertEqual(inspection.state, "done")

    def test_a_repair_that_has_begun_is_not_taken_back(self):
        inspection = self.inspected(self.a_waiting(4), ("rework", 4))
        self.entries_of(inspection, "rework").action_repair_start()

        self.assertRefused(inspection.action_take_back, "has begun")

    def test_goods_that_left_are_not_taken_back(self):
        self.company.after_sales_credit_moment = "inspection"
        inspection = self.inspected(self.a_waiting(4), ("customer", 4))
        self.validated(self.entries_of(inspection, "to_customer"))

        self.assertRefused(inspection.action_take_back, "the goods left with")

    def test_what_was_credited_because_of_it_is_not_taken_back(self):
        self.company.after_sales_credit_moment = "inspection"
        inspection = self.inspected(self.a_waiting(4), ("restock", 4))

        self.assertRefused(inspection.action_take_back, "the customer was credited")
