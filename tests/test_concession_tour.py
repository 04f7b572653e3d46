# Part of after_sales. LGPL-3.
from odoo.tests import HttpCase, tagged

from .concession_common import ConcessionCommon
from .test_tours import HOME

QUOTATIONS = "/odoo/action-sale.action_quotations"


@tagged("post_install", "-at_install", "after_sales", "after_sales_tour")
class TestConcessionTour(ConcessionCommon, HttpCase):
    """What people click when a price is below the list. Without Chromium Odoo skips these tests and says so."""

    freeze_time = None  # a browser has a clock of its own and would find its session over

    def test_a_price_below_the_list_is_asked_for_approved_and_sent(self):
        self.customer.email = "rosa@example.com"
        order = self.a_quotation(2000.0)

        self.start_tour(f"{QUOTATIONS}/{order.id}", "after_sales_ask_concession_tour", login=self.sales.login)
        self.start_tour(HOME, "after_sales_approve_concession_tour", login=self.approver_gm.login)
        self.start_tour(f"{QUOTATIONS}/{order.id}", "after_sales_send_concession_tour", login=self.sales.login)

        concession = order.sudo().after_sales_concession_ids
        self.assertEqual((concession.state, concession.deviation_percent, order.state), ("approved", 11.0, "sent"))
