# Part of after_sales. LGPL-3.
from odoo.tests import HttpCase, tagged

from .allowances import Allowances
from .common import AfterSalesCommon

ORDERS = "/odoo/action-sale.action_orders"
ALLOWANCES = "/odoo/action-after_sales.after_sales_allowance_action"
CREDIT_NOTES = "/odoo/action-account.action_move_out_refund_type"


@tagged("post_install", "-at_install", "after_sales", "after_sales_tour")
class TestAllowanceTours(Allowances, AfterSalesCommon, HttpCase):
    """What people click, in a real browser. Without Chromium Odoo skips these tests and says so."""

    freeze_time = None  # a browser has a clock of its own and would find its session over

    def set_stage(self):
        super().set_stage()
        self.boiler = self.a_product(taxes_id=self.tax_sale_a.ids)
        self.bought(self.boiler, 10, 10.0)
        self.order = self.an_order((self.boiler, 4))
        self.delivered(self.order)
        self.invoice = self.invoiced(self.order)

    def test_an_allowance_goes_from_the_order_to_the_books(self):
        self.start_tour(f"{ORDERS}/{self.order.id}", "after_sales_give_allowance_tour", login=self.sales.login)
        document = self.env["after_sales.allowance"].search([("company_id", "=", self.company.id)])
        self.approved(document)
        self.start_tour(ALLOWANCES, "after_sales_allowance_credit_note_tour", login=self.accountant.login)

        self.assertEqual((document.state, document.amount_total, document.credit_status), ("done", 46.0, "credited"))
        self.assertEqual(self.invoice.amount_residual, 414.0)

    def test_accounting_asks_for_a_credit_note_of_its_own(self):
        entry = self.invoice._reverse_moves([{"invoice_date": self.invoice.invoice_date}])
        entry.invoice_line_ids.quantity = 1.0

        self.start_tour(
            f"{CREDIT_NOTES}/{entry.id}", "after_sales_ask_for_credit_note_tour", login=self.accountant.login
        )

        document = entry.after_sales_allowance_id
        self.assertEqual((document.kind, document.state, document.amount_total), ("credit_note", "submitted", 115.0))
