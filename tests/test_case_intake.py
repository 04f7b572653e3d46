# Part of after_sales. LGPL-3.
from odoo.tests import tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestCaseIntake(AfterSalesCommon):
    """From the first call to the register (R4.04 to R4.10)."""

    def setUp(self):
        super().setUp()
        self.product, self.order = self.a_delivered_sale(bought=40, sold=10)
        self.coordinator = self._a_user("coordinator")

    def test_a_case_gets_its_number_when_the_coordinator_accepts_it(self):
        """R4.05"""
        case = self.a_reported_case(self.order)
        self.assertTrue(case.name.startswith("CC/2026/"))

        case.with_user(self.coordinator).action_accept()

        self.assertEqual((case.name, case.state), ("260301", "running"))
