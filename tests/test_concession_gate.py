# Part of after_sales. LGPL-3.
from odoo.tests import tagged

from .concession_common import ConcessionCommon


@tagged("post_install", "-at_install", "after_sales")
class TestConcessionGate(ConcessionCommon):
    """No customer is told a price further below the list than is free, before it is approved (R6.14, R7.03, R7.10)."""

    def test_eleven_percent_below_the_list_waits_and_exactly_ten_does_not(self):
        """R7.10: list 2,000, quoted 1,780 is 11 %; quoted 1,800 is exactly 10 %"""
        eleven, ten = self.a_quotation(1780.0), self.a_quotation(1800.0)

        self.assertEqual((eleven.after_sales_deviation_percent, ten.after_sales_deviation_percent), (11.0, 10.0))
        self.assertIn("11.00 % below the price list; only 10 % are free", eleven.after_sales_price_problem)
        self.assertFalse(ten.after_sales_price_problem)
        ten.with_user(self.sales).action_confirm()
        self.assertRefused(eleven.with_user(self.sales).action_confirm, "Ask for Approval")
        self.assertEqual((ten.state, eleven.state), ("sale", "draft"))
