# Part of after_sales. LGPL-3.
from odoo.fields import Command
from odoo.tests import tagged

from .allowances import Allowances
from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestAllowancePosting(Allowances, AfterSalesCommon):
    """What an allowance writes into the books, and on which accounts (R6.05, R6.06; checklist B15 to B24)."""

    def set_stage(self):
        super().set_stage()
        self.revenue = self.company_data["default_account_revenue"]
        self.receivable = self.company_data["default_account_receivable"]
        self.tax_account = self.company_data["default_account_tax_sale"]
        self.product = self.a_product(taxes_id=self.tax_sale_a.ids)
        self.bought(self.product, 100, 10.0)

    def test_cost_of_goods_and_the_order_stay_as_they_are(self):
        invoice = self.a_sale()

        document = self.an_approved_allowance((invoice.invoice_line_ids, {"unit_amount": 20.0}))

        credit_note = document.sudo().credit_note_ids
        self.assertNotIn(self.cogs_account, credit_note.line_ids.account_id)
        self.assertFalse(credit_note.invoice_line_ids.sale_line_ids)
        line = self.order.order_line
        self.assertEqual((line.qty_invoiced, line.qty_to_invoice, line.invoice_status), (10.0, 0.0, "invoiced"))

    def test_the_account_is_that_of_reason_else_category_else_company_else_invoice_line(self):
        of_company, of_parent, of_reason = (self.an_income(name) for name in ("Company", "Category", "Reason"))
        parent = self.env["product.category"].create({"name": "All heating"})
        self.product.categ_id.parent_id = parent
        found = []
        for record, name, account in (
            (self.company, None, None),
            (self.company, "after_sales_allowance_account_id", of_company),
            (parent.with_company(self.company), "after_sales_allowance_account_id", of_parent),
            (self.reason.with_company(self.company), "allowance_account_id", of_reason),
        ):
            if name:
                record[name] = account
            document = self.an_approved_allowance((self.a_sale(1).invoice_line_ids, {"unit_amount": 1.0}))
            found.append(document.sudo().credit_note_ids.invoice_line_ids.account_id)

        self.assertEqual(found, [self.revenue, of_company, of_parent, of_reason])

    def test_goods_that_come_back_bring_what_the_allowance_left(self):
        invoice = self.a_sale()
        document = self.an_approved_allowance((invoice.invoice_line_ids, {"unit_amount": 20.0}))

        returned = self.a_returned(self.order, (self.product, 4))

        self.assertEqual((returned.amount_untaxed, returned.amount_total), (320.0, 368.0))
        credit_note = returned.sudo().credit_note_ids
        self.assertEqual((credit_note.amount_untaxed, credit_note.amount_total), (320.0, 368.0))
        self.a_returned(self.order, (self.product, 6))
        self.assertEqual(invoice.amount_residual, 0.0)
        self.assertEqual(invoice.payment_state, "reversed")
        self.assertEqual(document.line_ids.open_amount, 0.0)

    def test_goods_that_come_back_respect_what_is_promised(self):
        self.company.after_sales_allowance_proof_required = True
        invoice = self.a_sale()
        document = self.an_approved_allowance((invoice.invoice_line_ids, {"unit_amount": 20.0}))
        self.assertEqual((document.state, document.credit_status), ("approved", "proof"))

        returned = self.a_returned(self.order, (self.product, 10))
        self.assertEqual(returned.sudo().credit_note_ids.amount_untaxed, 800.0)

        self.company.after_sales_allowance_proof_required = False
        document.sudo()._advance()
        self.assertEqual((document.state, document.sudo().credit_note_ids.amount_untaxed), ("done", 200.0))
        self.assertEqual(invoice.amount_residual, 0.0)

    def test_tax_included_prices_are_lowered_with_their_tax(self):
        included = self.tax_sale_a.copy({"name": "15 % incl.", "price_include_override": "tax_included"})
        invoice = self.a_sale(tax_ids=[Command.set(included.ids)], price_unit=115.0)

        document = self.an_approved_allowance((invoice.invoice_line_ids, {"basis": "percent", "percent": 10.0}))

        self.assertEqual((document.line_ids.amount, document.amount_total, document.amount_untaxed), (115.0, 115.0, 100.0))
        self.assertLedger(
            document.sudo().credit_note_ids, {self.revenue: 100.0, self.tax_account: 15.0, self.receivable: -115.0}
        )

    def test_tax_grids_are_those_of_a_refund(self):
        tag = self.env["account.account.tag"].create({"name": "+refund", "applicability": "taxes"})
        self.tax_sale_a.refund_repartition_line_ids.tag_ids = [Command.set(tag.ids)]

        document = self.an_approved_allowance((self.a_sale().invoice_line_ids, {"unit_amount": 1.0}))

        lines = document.sudo().credit_note_ids.line_ids
        self.assertEqual({line.account_id: line.balance for line in lines.filtered(lambda line: tag in line.tax_tag_ids)},
                         {self.revenue: 10.0, self.tax_account: 1.5})

    def test_an_amount_per_piece_is_no_part_of_the_price(self):
        per_piece = self.env["account.tax"].create({"name": "Eco", "amount_type": "fixed", "amount": 3.0})
        invoice = self.a_sale(tax_ids=[Command.set((self.tax_sale_a + per_piece).ids)])

        document = self.an_approved_allowance((invoice.invoice_line_ids, {"unit_amount": 10.0}))

        self.assertEqual((document.amount_untaxed, document.amount_total), (100.0, 115.0))
        self.assertEqual(document.sudo().credit_note_ids.amount_total, 115.0)

    def test_all_of_an_odd_line_in_parts_leaves_nothing(self):
        invoice = self.a_sale(quantity=3, price_unit=33.33, discount=7.0)
        line = invoice.invoice_line_ids

        for part in (10.01, 20.02, 30.03):
            self.an_approved_allowance((line, {"basis": "amount", "given_amount": part}))
        left = self.an_allowance((line, {})).line_ids.open_amount
        self.an_approved_allowance((line, {"basis": "amount", "given_amount": left}))

        self.assertEqual((invoice.amount_residual, invoice.payment_state), (0.0, "reversed"))
        self.assertEqual(sum(invoice.reversal_move_ids.mapped("amount_tax")), invoice.amount_tax)

    def test_a_foreign_invoice_is_credited_at_its_rate(self):
        euro = self.setup_other_currency("EUR", rates=[("2026-01-01", 2.0), ("2026-03-02", 4.0)])
        pricelist = self.env["product.pricelist"].create({"name": "EUR", "currency_id": euro.id})
        self.order = self.an_order((self.product, 10, {"price_unit": 100.0}), pricelist_id=pricelist.id)
        self.delivered(self.order)
        invoice = self.invoiced(self.order, date="2026-02-01")

        document = self.an_approved_allowance((invoice.invoice_line_ids, {"unit_amount": 10.0}))

        credit_note = document.sudo().credit_note_ids
        self.assertEqual((document.currency_id, document.amount_total), (euro, 115.0))
        self.assertLedger(credit_note, {self.revenue: 50.0, self.tax_account: 7.5, self.receivable: -57.5})
        self.assertFalse(credit_note.line_ids.matched_debit_ids.exchange_move_id)

    def test_a_paid_invoice_leaves_open_credit(self):
        invoice = self.paid(self.a_sale())

        document = self.an_approved_allowance((invoice.invoice_line_ids, {"unit_amount": 10.0}))

        self.assertEqual(document.sudo().credit_note_ids.amount_residual, 115.0)
        self.assertEqual(document.state, "done")

    def test_people_and_analytic_are_those_of_the_invoice(self):
        plan = self.env["account.analytic.plan"].create({"name": "Region"})
        region = self.env["account.analytic.account"].create({"name": "North", "plan_id": plan.id})
        team = self.env["crm.team"].create({"name": "North"})
        invoice = self.a_sale()
        invoice.invoice_line_ids.analytic_distribution = {str(region.id): 100.0}
        invoice.write({"invoice_user_id": self.clerk.id, "team_id": team.id})

        document = self.an_approved_allowance((invoice.invoice_line_ids, {"unit_amount": 10.0}))

        credit_note = document.sudo().credit_note_ids
        self.assertEqual(credit_note.invoice_line_ids.analytic_distribution, {str(region.id): 100.0})
        self.assertEqual((credit_note.invoice_user_id, credit_note.team_id), (self.clerk, team))

    def test_closed_books_are_told_before_and_leave_it_open_for_the_accountant(self):
        invoice = self.a_sale()
        document = self.a_submitted_allowance((invoice.invoice_line_ids, {"unit_amount": 10.0}))
        document.with_user(self.approver_manager).action_approve()
        self.company.sale_lock_date = "2026-03-02"
        self.assertRefused(document.with_user(self.approver_gm).action_approve, "The books of")

        self.company.sale_lock_date = False
        self.revenue.active = False
        document.with_user(self.approver_gm).action_approve()
        self.assertEqual((document.state, document.credit_status), ("approved", "problem"))
        self.assertTrue(document.credit_problem)

        self.revenue.active = True
        document.with_user(self.accountant).action_retry_credit()
        self.assertEqual((document.state, document.credit_status), ("done", "credited"))

    def test_two_approvals_whatever_the_amount(self):
        invoice = self.a_sale()
        for amount, asked in ((0.01, "Deputy General Manager"), (600.0, "Deputy General Manager")):
            document = self.a_submitted_allowance((invoice.invoice_line_ids, {"basis": "amount", "given_amount": amount}))
            self.assertEqual(document.approval_step_ids.role_id.mapped("name"), ["Sales Manager", asked])
            document.action_recall()
        dear = self.a_sale(quantity=60, price_unit=100.0)
        document = self.a_submitted_allowance((dear.invoice_line_ids, {"unit_amount": 99.0}))
        self.assertEqual(document.approval_step_ids.role_id.mapped("name"), ["Sales Manager", "General Manager"])

    def a_sale(self, quantity=10, **line):
        self.order = self.an_order((self.product, quantity, {"price_unit": 100.0, **line}))
        self.delivered(self.order)
        return self.invoiced(self.order)

    def an_income(self, name):
        return self.env["account.account"].create({"name": name, "code": f"4999{len(name):02}", "account_type": "income"})
