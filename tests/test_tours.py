# Part of after_sales. LGPL-3.
from odoo.tests import HttpCase, tagged

from .common import AfterSalesCommon

HOME = "/odoo/action-after_sales.after_sales_home_action"
ORDERS = "/odoo/action-sale.action_orders"
TO_APPROVE = "/odoo/action-after_sales.after_sales_return_action_to_decide"
CREDIT_NOTES = "/odoo/action-after_sales.after_sales_return_credit_note_action"
WHO_MUST_APPROVE = "/odoo/action-after_sales.after_sales_approval_simulate_action"


@tagged("post_install", "-at_install", "after_sales", "after_sales_tour")
class TestTours(AfterSalesCommon, HttpCase):
    """What people click, in a real browser. Without Chromium Odoo skips these tests and says so."""

    freeze_time = None  # a browser has a clock of its own and would find its session over

    def set_stage(self):
        super().set_stage()
        self.boiler = self.a_product(taxes_id=self.tax_sale_a.ids)
        self.bought(self.boiler, 10, 10.0)
        self.order = self.an_order((self.boiler, 4))
        self.delivered(self.order)

    def test_a_return_goes_from_the_order_to_the_books(self):
        invoice = self.invoiced(self.order)

        self.start_tour(f"{ORDERS}/{self.order.id}", "after_sales_propose_return_tour", login=self.sales.login)
        self.start_tour(HOME, "after_sales_approve_return_tour", login=self.approver_manager.login)
        self.start_tour(HOME, "after_sales_receive_return_tour", login=self.warehouse_user.login)
        self.start_tour(CREDIT_NOTES, "after_sales_credit_note_tour", login=self.accountant.login)

        document = self.env["after_sales.return"].search([("company_id", "=", self.company.id)])
        credit_note = document.credit_note_ids
        self.assertEqual((document.state, document.credit_status, credit_note.state), ("done", "credited", "posted"))
        self.assertEqual((credit_note.reversed_entry_id, credit_note.amount_residual), (invoice, 0.0))
        self.assertEqual(invoice.amount_residual, invoice.amount_total / 2)
        cost = credit_note.line_ids.filtered(lambda line: line.account_id == self.cogs_account)
        self.assertEqual(sum(cost.mapped("balance")), -20.0)
        self.assertStock(self.boiler, on_hand=6.0, quarantine=2.0, value=80.0)

    def test_a_refused_return_comes_back_with_the_reason(self):
        document = self.a_submitted_return(self.order, (self.boiler, 1))

        self.start_tour(TO_APPROVE, "after_sales_refuse_return_tour", login=self.approver_manager.login)

        self.assertEqual((document.state, document.refusal), ("draft", "Too late"))

    def test_an_administrator_sees_who_must_approve(self):
        self.start_tour(WHO_MUST_APPROVE, "after_sales_simulate_approval_tour", login=self.administrator.login)

        self.assertFalse(self.env["after_sales.approval.request"].search([("company_id", "=", self.company.id)]))

    def test_quality_finds_goods_in_quarantine_and_says_what_becomes_of_them(self):
        document = self.a_returned(self.order, (self.boiler, 2))

        self.start_tour(HOME, "after_sales_inspect_goods_tour", login=self.quality.login)

        done = document.inspection_ids.filtered(lambda inspection: inspection.state == "done")
        self.assertEqual((done.quantity, done.inspected_by_id), (1.0, self.quality))
        self.assertStock(self.boiler, on_hand=6.0, quarantine=1.0)
