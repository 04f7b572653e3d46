# Part of after_sales. LGPL-3.
from odoo.tests import tagged

from .concession_common import ConcessionCommon


@tagged("post_install", "-at_install", "after_sales", "after_sales_journey")
class TestJourneyConcession(ConcessionCommon):
    """From a quotation below the list to posted books, past the general manager (R1.33, R6.14, R7.10, R13.17)."""

    def test_a_quotation_below_the_list_is_approved_sent_confirmed_and_invoiced(self):
        order = self.a_quotation(1780.0)
        self.assertRefused(order.action_quotation_send, "11.00 % below the price list")

        concession = self.a_submitted_concession(order)
        self.assertEqual(concession.approval_step_ids.role_id.name, "General Manager")
        self.assertIn("Below the Price List (%): 11", concession.approval_step_ids.why)
        self.assertRefused(order.action_quotation_send, concession.name, "waits for General Manager")

        inbox = self.env["after_sales.approval.request"].with_user(self.approver_gm)
        waiting = inbox.search([("is_for_me", "=", True)])
        self.assertEqual((waiting.document_name, waiting.amount), (concession.name, 220.0))
        waiting.action_approve()
        self.assertEqual(concession.state, "approved")

        self.sent(order)
        self.assertEqual(order.state, "sent")
        order.action_confirm()
        self.assertEqual(order.state, "sale")
        invoice = self.invoiced(order.sudo())
        self.assertLedger(
            invoice,
            {
                self.company_data["default_account_revenue"]: -1780.0,
                self.company_data["default_account_receivable"]: 1780.0,
            },
        )
