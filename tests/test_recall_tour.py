# Part of after_sales. LGPL-3.
from odoo.tests import HttpCase, tagged

from .recall_common import RecallCommon
from .test_tours import HOME

LOTS = "/odoo/action-stock.action_production_lot_form"
RECALLS = "/odoo/action-after_sales.after_sales_recall_action"


@tagged("post_install", "-at_install", "after_sales", "after_sales_tour")
class TestRecallTour(RecallCommon, HttpCase):
    """What people click when a lot is called back. Without Chromium Odoo skips these tests and says so."""

    freeze_time = None  # a browser has a clock of its own and would find its session over

    def test_a_lot_is_called_back_from_its_form(self):
        # Odoo opens the form of a lot for those of the warehouse alone.
        self.quality.group_ids += self.env.ref("stock.group_stock_user")
        self.start_tour(f"{LOTS}/{self.lot.id}", "after_sales_recall_begin_tour", login=self.quality.login)
        recall = self.env["after_sales.recall"].search([("company_id", "=", self.company.id)])
        self.assertEqual((recall.state, recall.kept_qty), ("submitted", 8.0))

        self.start_tour(HOME, "after_sales_recall_approve_tour", login=self.approver_gm.login)
        self.assertTrue(self.company.after_sales_has_hold)

        self.start_tour(f"{RECALLS}/{recall.id}", "after_sales_recall_tell_tour", login=self.sales.login)
        self.assertEqual(self.row_of(recall, self.customer).told_by_id, self.sales)
        self.assertEqual(recall.return_ids.partner_id, self.customer | self.bakery)
