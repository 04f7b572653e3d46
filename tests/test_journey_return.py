# Part of after_sales. LGPL-3.
from odoo.tests import tagged

from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales", "after_sales_journey")
class TestJourneyReturn(AfterSalesCommon):
    """From a sales order to posted books: nobody types a credit note (R5.01 to R5.06, R5.16, R7.01)."""

    def test_a_return_ends_in_stock_and_ledger_to_the_cent(self):
        boiler = self.a_product(method="average", taxes_id=self.tax_sale_a.ids)
        self.bought(boiler, 10, 10.0)
        order = self.an_order((boiler, 4, {"price_unit": 100.0, "discount": 10.0}))
        self.delivered(order)
        invoice = self.invoiced(order)
        self.bought(boiler, 6, 30.0)

        document = self.an_approved_return(order, (boiler, 2))
        self.assertEqual(document.receipt_status, "expected")
        self.received(document)

        self.assertEqual(
            (document.state, document.receipt_status, document.credit_status), ("done", "received", "credited")
        )
        credit_note = document.sudo().credit_note_ids
        self.assertEqual(credit_note.state, "posted")
        self.assertEqual(credit_note.reversed_entry_id, invoice)
        self.assertEqual(credit_note.amount_untaxed, 180.0)
        self.assertLedger(
            credit_note,
            {
                self.company_data["default_account_revenue"]: 180.0,
                self.company_data["default_account_tax_sale"]: 27.0,
                self.company_data["default_account_receivable"]: -207.0,
                self.stock_account: 20.0,
                self.cogs_account: -20.0,
            },
        )
        self.assertEqual(invoice.amount_residual, 207.0)
        self.assertEqual(credit_note.amount_residual, 0.0)
        self.assertEqual(order.order_line.qty_delivered, 2.0)
        self.assertEqual(order.order_line.qty_invoiced, 2.0)
        self.assertStock(boiler, on_hand=12.0, quarantine=2.0, value=260.0)
