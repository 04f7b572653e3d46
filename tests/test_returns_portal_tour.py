# Part of after_sales. LGPL-3.
from odoo.tests import tagged

from .portal_common import PortalCommon


@tagged("post_install", "-at_install", "after_sales", "after_sales_tour")
class TestReturnsPortalTour(PortalCommon):
    """What a customer clicks, in a real browser."""

    freeze_time = None  # a browser has a clock of its own and would find its session over

    def test_a_customer_asks_for_a_return_and_follows_it(self):
        self.start_tour(f"/my/orders/{self.order.id}", "after_sales_portal_request_tour", login=self.rosa.login)

        document = self.requests()
        self.assertEqual((document.state, document.line_ids.quantity), ("draft", 2.0))
        document.with_user(self.sales).action_submit()
        document.with_user(self.approver_gm).action_approve()

        self.start_tour("/my/returns", "after_sales_portal_follow_tour", login=self.rosa.login)
