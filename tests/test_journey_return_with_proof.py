# Part of after_sales. LGPL-3.
from odoo.tests import tagged

from .evidence_common import EvidenceCommon


@tagged("post_install", "-at_install", "after_sales", "after_sales_journey")
class TestJourneyReturnWithProof(EvidenceCommon):
    """From the sales order to the books, with the paper that the customer stamped (R5.10, R5.11)."""

    def test_a_stamped_certificate_brings_the_return_into_the_books_to_the_cent(self):
        document = self.an_approved_return(self.order, (self.product, 2))
        self.received(document)
        self.assertStock(self.product, on_hand=30.0, quarantine=2.0)
        self.assertEqual(self.invoice.amount_residual, 1000.0)

        rejected = self.rejected(self.a_proof(document, is_stamped=False), why="No seal on it.")
        proof = self.a_proof(document, kind="invoice_copy", note="Copy, net quantity 8")
        proof.with_user(self.accountant).action_check()

        self.assertProgress(document, state="done", credit_status="credited", evidence_status="complete")
        credit_note = document.sudo().credit_note_ids
        self.assertLedger(
            credit_note,
            {
                self.company_data["default_account_revenue"]: 200.0,
                self.company_data["default_account_receivable"]: -200.0,
                self.stock_account: 20.0,
                self.cogs_account: -20.0,
            },
        )
        self.assertEqual((self.invoice.amount_residual, credit_note.amount_residual), (800.0, 0.0))
        self.assertEqual((rejected.state, proof.state), ("rejected", "checked"))
