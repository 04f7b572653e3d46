# Part of after_sales. LGPL-3.
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsLaterCost(AfterSalesCommon):
    """A delivery whose cost is changed after its goods came back is reported, and nothing changes in silence (B34)."""

    def set_stage(self):
        super().set_stage()
        self.product, self.order = self.a_delivered_sale(bought=20, sold=10)
        self.invoiced(self.order)
        self.document = self.a_returned(self.order, (self.product, 2))
        self.delivery, self.receipt = self.order.order_line.move_ids.sorted("id")[:2]

    @mute_logger("odoo.addons.after_sales.models.lifecycle.after_sales_breach")
    def reported(self):
        self.env["after_sales.breach"]._check()
        return self.env["after_sales.breach"].search([("kind", "=", "return_cost_moved"), ("is_open", "=", True)])

    def test_costs_that_stay_report_nothing(self):
        self.assertFalse(self.reported())

    def test_a_cost_that_changed_is_reported_with_both_values(self):
        self.delivery.sudo().value = 150.0

        breach = self.reported()

        self.assertEqual((breach.res_model, breach.res_id), ("stock.move", self.receipt.id))
        self.assertIn(f"{self.document.name}: Boiler came back at", breach.sentence)
        self.assertIn("20.00", breach.sentence)
        self.assertIn("30.00", breach.sentence)
        self.assertEqual(self.receipt.value, 20.0)

    def test_a_value_given_to_the_receipt_by_hand_settles_it(self):
        self.delivery.sudo().value = 150.0
        breach = self.reported()

        self.receipt.value_manual = 30.0

        self.assertFalse(self.reported())
        self.assertTrue(breach.gone_on)

    def test_rounding_is_no_change(self):
        self.delivery.sudo().value = 100.01

        self.assertFalse(self.reported())
