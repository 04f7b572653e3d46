# Part of after_sales. LGPL-3.
from odoo.tests import tagged

from .allowances import Allowances
from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales", "after_sales_journey")
class TestJourneyAllowance(Allowances, AfterSalesCommon):
    """From an invoice to posted books, without goods (R6.01 to R6.06, R7.05; Appendix C 8)."""

    def set_stage(self):
        super().set_stage()
        self.boiler = self.a_product(taxes_id=self.tax_sale_a.ids)
        self.bought(self.boiler, 1000, 10.0)

    def a_sale(self, quantity=500, **line):
        self.order = self.an_order((self.boiler, quantity, {"price_unit": 20.0, **line}))
        self.delivered(self.order)
        return self.invoiced(self.order)

    def test_two_per_unit_off_five_hundred_at_twenty(self):
        invoice = self.a_sale()

        document = self.a_submitted_allowance((invoice.invoice_line_ids, {"unit_amount": 2.0}))
        self.assertEqual(document.approval_step_ids.role_id.mapped("name"), ["Sales Manager", "Deputy General Manager"])
        self.approved(document)

        self.assertEqual((document.state, document.credit_status), ("done", "credited"))
        credit_note = document.sudo().credit_note_ids
        self.assertEqual((credit_note.amount_untaxed, credit_note.reversed_entry_id), (1000.0, invoice))
        self.assertLedger(
            credit_note,
            {
                self.company_data["default_account_revenue"]: 1000.0,
                self.company_data["default_account_tax_sale"]: 150.0,
                self.company_data["default_account_receivable"]: -1150.0,
            },
        )
        self.assertEqual((document.line_ids.net_unit_price, document.line_ids.net_amount), (18.0, 9000.0))
        self.assertEqual((invoice.amount_residual, credit_note.amount_residual), (10350.0, 0.0))
        self.assertEqual((self.order.order_line.qty_invoiced, self.order.order_line.qty_to_invoice), (500.0, 0.0))
        self.assertStock(self.boiler, on_hand=500.0, value=5000.0)
