# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import AfterSalesCommon
from .returns_cents import ReturnsCents


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsFee(ReturnsCents, AfterSalesCommon):
    """What is kept back for taking goods in again: shown, approved, posted, undone; to the cent (R5.09)."""

    def set_stage(self):
        super().set_stage()
        self.receivable = self.company_data["default_account_receivable"]
        self.income = self.company_data["default_account_revenue"]
        self.fees = self.env["account.account"].create(
            {"name": "Restocking", "code": "RESTOCK", "account_type": "income_other", "company_ids": self.company.ids}
        )
        self.fee = self.env.ref("after_sales.product_restocking_fee").with_company(self.company)
        self.fee.property_account_income_id = self.fees
        self.reason = self.env.ref("after_sales.after_sales_reason_not_needed").copy({"code": "OWN"})
        self.reason.fee_percent = 15.0
        self.product, self.order = self.a_delivered_sale(bought=10, sold=4)
        self.invoice = self.invoiced(self.order)

    def test_the_credit_note_keeps_it_back_on_an_account_of_its_own(self):
        document = self.a_returned(self.order, (self.product, 2))

        note = document.sudo().credit_note_ids
        self.assertEqual((document.fee_amount, document.amount_total, note.amount_total), (30.0, 170.0, 170.0))
        self.assertLedger(
            note,
            {self.receivable: -170.0, self.income: 200.0, self.fees: -30.0, self.stock_account: 20.0, self.cogs_account: -20.0},
        )
        self.assertEqual(self.invoice.amount_residual, 230.0)
        self.assertIn("15 %", note.invoice_line_ids.filtered("after_sales_fee_line_id").name)

    def test_what_is_foreseen_is_what_is_posted(self):
        document = self.a_submitted_return(self.order, (self.product, 2))

        effect = str(document.with_user(self.approver_gm)._render_effect())

        self.assertIn("30.00", effect)
        self.assertIn("<td>Restocking</td>", effect)

    def test_the_fee_of_the_planned_disposition_counts_before_that_of_the_reason(self):
        scrap = self.env.ref("after_sales.after_sales_disposition_scrap").copy({"code": "OWN"})
        scrap.fee_amount = 7.5

        document = self.a_return(self.order, (self.product, 2, {"disposition_id": scrap.id}))

        self.assertEqual((document.fee_amount, document.amount_total), (15.0, 185.0))

    def test_parts_are_charged_what_the_whole_is_charged(self):
        order, product = self.a_sale_of(3, 33.33, self.a_tax(7.7))
        self.invoiced(order)
        document = self.an_approved_return(order, (product, 3))
        asked = document.amount_total

        for _each in range(3):
            self.received(document, {product: 1.0})

        notes = document.sudo().credit_note_ids
        fees = notes.invoice_line_ids.filtered("after_sales_fee_line_id")
        self.assertEqual((len(notes), round(-sum(fees.mapped("price_subtotal")), 2)), (3, 15.0))
        self.assertEqual((document.state, round(sum(notes.mapped("amount_total")), 2)), ("done", asked))

    def test_it_has_taxes_of_its_own(self):
        tax = self.a_tax(10)
        self.fee.taxes_id = tax
        document = self.a_returned(self.order, (self.product, 2))

        note = document.sudo().credit_note_ids
        self.assertEqual((document.fee_amount, document.amount_untaxed, document.amount_total), (33.0, 170.0, 167.0))
        self.assertEqual((note.amount_untaxed, note.amount_tax, note.amount_total), (170.0, -3.0, 167.0))

    def test_a_price_with_tax_included(self):
        taxes = self.a_tax(21, price_include_override="tax_included")
        self.fee.taxes_id = taxes
        order, product = self.a_sale_of(3, 121.0, taxes)
        invoice = self.invoiced(order)

        document = self.a_returned(order, (product, 3))

        # 15 % of 300 net are 45, and its own tax is in it.
        self.assertEqual((document.fee_amount, document.amount_total), (45.0, 318.0))
        note = document.sudo().credit_note_ids
        self.assertEqual((note.amount_total, note.amount_untaxed), (318.0, 262.81))
        self.assertEqual(invoice.amount_residual, 45.0)

    def test_a_foreign_invoice_keeps_it_back_at_its_own_rate(self):
        currency = self.setup_other_currency("EUR", rates=[("2026-01-01", 1.3337), ("2026-03-01", 4.0)])
        pricelist = self.env["product.pricelist"].create({"name": "EUR", "currency_id": currency.id})
        self.reason.fee_amount = 2.0
        order, product = self.a_sale_of(3, 33.33, self.env["account.tax"], pricelist_id=pricelist.id)
        invoice = self.invoiced(order, date="2026-02-02")

        document = self.an_approved_return(order, (product, 3))
        # Two for a piece are eight at the rate of the day on which approval is asked for.
        self.assertEqual((document.fee_amount, document.amount_total), (39.0, 60.99))
        for _each in range(3):
            self.received(document, {product: 1.0})

        notes = document.sudo().credit_note_ids
        self.assertEqual((round(sum(notes.mapped("amount_total")), 2), invoice.amount_residual), (60.99, 39.0))
        self.assertFalse(invoice.line_ids.matched_credit_ids.exchange_move_id)
        for note in notes:
            self.assertAlmostEqual(-note.amount_total_signed, note.amount_total / invoice.invoice_currency_rate, delta=0.005)

    def test_later_returns_of_the_invoice_find_as_much_open_as_without_a_fee(self):
        self.a_returned(self.order, (self.product, 2))
        self.a_returned(self.order, (self.product, 2))

        credited = self.invoice.reversal_move_ids.invoice_line_ids.filtered("after_sales_return_line_id")
        self.assertEqual(sum(credited.mapped("price_total")), 400.0)
        self.assertEqual((self.invoice.amount_residual, self.invoice.payment_state), (60.0, "partial"))

    def test_undoing_gives_it_back(self):
        document = self.a_returned(self.order, (self.product, 2))

        document.with_user(self.undo)._undo("Sent by mistake")

        self.assertEqual(self.invoice.amount_residual, 400.0)
        again = self.a_return(self.order, (self.product, 2))
        self.assertEqual(again.fee_amount, 30.0)

    def test_waiving_raises_what_is_approved_and_is_for_those_the_policy_names(self):
        self.reason.waiver_role_id = self.env.ref("after_sales.after_sales_approval_role_manager")
        document = self.a_return(self.order, (self.product, 2))

        self.assertRefused(
            lambda: document.write({"is_fee_waived": True, "fee_waiver": "Good customer"}), "Sales Manager", error=AccessError
        )
        self.sales.group_ids += self.env.ref("after_sales.after_sales_group_approver_manager")
        document.is_fee_waived = True
        self.assertRefused(document.action_submit, "is waived, and nobody said why")
        document.fee_waiver = "Good customer"
        document.action_submit()

        self.assertEqual((document.fee_amount, document.amount_total), (0.0, 200.0))
        self.assertEqual(document._approval_facts().amount, 200)

    def test_a_policy_that_changes_later_changes_nothing_that_was_approved(self):
        document = self.an_approved_return(self.order, (self.product, 2))
        self.reason.fee_percent = 50.0

        self.received(document)

        self.assertEqual(document.sudo().credit_note_ids.amount_total, 170.0)

    def test_more_than_the_credit_is_never_kept_back(self):
        self.reason.fee_amount = 90.0

        document = self.a_return(self.order, (self.product, 2))

        self.assertRefused(document.action_submit, "is more than what is credited")

    def test_slip_and_portal_say_it(self):
        document = self.an_approved_return(self.order, (self.product, 2))

        self.assertEqual(document._slip_money(), [("Restocking fee", -30.0, -30.0)])

    def test_what_came_within_the_tolerance_is_charged_as_well(self):
        document = self.an_approved_return(self.order, (self.product, 2))
        self.company.after_sales_tolerance_percent = 5.0
        document.line_ids.sudo()
        self.received(document, {self.product: 2.0})

        self.assertFalse(self.env["after_sales.breach"]._check())
