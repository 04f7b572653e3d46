# Part of after_sales. LGPL-3.
from odoo.fields import Command
from odoo.tests import tagged

from .common import AfterSalesCommon
from .returns_cents import ReturnsCents


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsCents(ReturnsCents, AfterSalesCommon):
    """Credits that add up to an invoice leave nothing: net, each tax, both currencies (checklist B16, B17; R5.09)."""

    def test_parts_of_a_price_without_tax_included(self):
        for rounding in ("round_per_line", "round_globally"):
            self.company.tax_calculation_rounding_method = rounding
            invoice = self.credited_one_by_one(7, 1.07, self.a_tax(7.7))

            self.assertNothingLeft(invoice)

    def test_parts_of_a_price_with_tax_included(self):
        for rounding in ("round_per_line", "round_globally"):
            self.company.tax_calculation_rounding_method = rounding
            invoice = self.credited_one_by_one(3, 33.33, self.a_tax(21, price_include_override="tax_included"))

            self.assertNothingLeft(invoice)

    def test_parts_of_five_cents_with_several_taxes(self):
        taxes = self.a_tax(5) | self.a_tax(9.975) | self.a_tax(0.333, include_base_amount=True)
        for rounding in ("round_per_line", "round_globally"):
            self.company.tax_calculation_rounding_method = rounding
            invoice = self.credited_one_by_one(3, 0.05, taxes, discount=33.33)

            self.assertNothingLeft(invoice)

    def test_parts_of_a_foreign_invoice(self):
        currency = self.setup_other_currency("EUR", rates=[("2026-01-01", 1.3337), ("2026-03-01", 4.0)])
        pricelist = self.env["product.pricelist"].create({"name": "EUR", "currency_id": currency.id})
        invoice = self.credited_one_by_one(7, 33.33, self.a_tax(7.7), pricelist_id=pricelist.id, date="2026-02-02")

        self.assertNothingLeft(invoice)
        # Odoo balances the cents of the last part between the two documents, if at all.
        exchange = invoice.line_ids.matched_credit_ids.exchange_move_id
        self.assertLessEqual(exchange, invoice.reversal_move_ids.sorted("id")[-1].line_ids.matched_debit_ids.exchange_move_id)
        self.assertEqual(sum(exchange.line_ids.filtered(lambda line: line.account_id.reconcile).mapped("balance")), 0.0)

    def test_parts_of_a_price_without_any_tax(self):
        self.assertNothingLeft(self.credited_one_by_one(3, 33.335, self.env["account.tax"]))

    def test_parts_of_several_lines_credited_out_of_step(self):
        self.company.tax_calculation_rounding_method = "round_globally"
        tax = self.a_tax(19)
        products = [self.a_product(name=name, taxes_id=tax.ids) for name in ("Boiler", "Pump", "Valve")]
        for product in products:
            self.bought(product, 3, 10.0)
        order = self.an_order(*[(product, 3, {"price_unit": 0.35, "discount": 5.0}) for product in products])
        self.delivered(order)
        invoice = self.invoiced(order)

        for first, second, third in ((1, 2, 1), (2, 0, 1), (0, 1, 1)):
            wanted = zip(products, (first, second, third), strict=True)
            self.a_returned(order, *[(product, quantity) for product, quantity in wanted if quantity])

        self.assertNothingLeft(invoice)

    def test_serial_numbers_returned_together_come_to_the_whole_line(self):
        product = self.a_product(tracking="serial", taxes_id=self.a_tax(21).ids)
        lots = [self.a_lot(product, f"S{number}") for number in range(6)]
        for lot in lots:
            self.bought(product, 1, 10.0, lot=lot)
        order = self.an_order((product, 6, {"price_unit": 0.555}))
        self.delivered(order, lots={product: [(lot, 1) for lot in lots]})
        invoice = self.invoiced(order)

        document = self.a_returned(order, *[(product, 1, lot) for lot in lots])

        self.assertEqual(document.amount_total, invoice.amount_total)
        self.assertNothingLeft(invoice)

    def test_a_tax_that_was_changed_by_hand_is_credited_as_it_was_posted(self):
        order, product = self.a_sale_of(3, 10.0, self.a_tax(10))
        invoice = order._create_invoices()
        invoice.invoice_date = "2026-03-02"
        invoice.line_ids.filtered("tax_line_id").amount_currency = -3.02
        invoice.action_post()
        self.assertEqual(invoice.amount_tax, 3.02)

        for _each in range(3):
            self.a_returned(order, (product, 1))

        self.assertNothingLeft(invoice)

    def test_a_rate_that_changed_since_changes_nothing(self):
        tax = self.a_tax(10)
        order, product = self.a_sale_of(3, 33.33, tax)
        invoice = self.invoiced(order)
        tax.sudo().amount = 25.0

        self.a_returned(order, (product, 1))
        self.a_returned(order, (product, 2))

        self.assertNothingLeft(invoice)

    def test_what_others_credited_is_taken_off_in_money_too(self):
        order, product = self.a_sale_of(3, 33.33, self.a_tax(7.7))
        invoice = self.invoiced(order)
        by_hand = invoice._reverse_moves([{"invoice_date": "2026-03-02"}])
        by_hand.invoice_line_ids.quantity = 1
        by_hand.action_post()

        self.a_returned(order, (product, 2), invoice_id=invoice.id)

        self.assertNothingLeft(invoice)

    def test_cash_rounding_is_credited_in_parts_and_wholly(self):
        """Checklist B23: each credit note is a rounded amount, and together they are the invoice's."""
        rounding = self.env["account.cash.rounding"].create(
            {
                "name": "Five cents",
                "rounding": 0.05,
                "strategy": "add_invoice_line",
                "profit_account_id": self.company_data["default_account_revenue"].copy().id,
                "loss_account_id": self.company_data["default_account_expense"].copy().id,
            }
        )
        order, product = self.a_sale_of(3, 11.11, self.a_tax(0))
        invoice = order._create_invoices()
        invoice.write({"invoice_date": "2026-03-02", "invoice_cash_rounding_id": rounding.id})
        invoice.action_post()
        self.assertEqual(invoice.amount_total, 33.35)

        documents = [self.a_returned(order, (product, 1)) for _each in range(3)]

        notes = [document.sudo().credit_note_ids.amount_total for document in documents]
        self.assertEqual(notes, [11.10, 11.10, 11.15])
        self.assertEqual((invoice.amount_residual, invoice.payment_state), (0.0, "reversed"))

    def test_what_is_foreseen_is_posted_to_the_cent(self):
        order, product = self.a_sale_of(3, 33.33, self.a_tax(7.7))
        self.invoiced(order)
        self.a_returned(order, (product, 1))
        document = self.a_submitted_return(order, (product, 2))

        [(_invoice, items, left)] = document.sudo()._foreseen_entries()
        document.with_user(self.approver_gm).action_approve()
        entry = self.received(document).sudo().credit_note_ids

        self.assertEqual(
            sorted((item.account.code, round(item.balance, 2)) for item in items),
            sorted((line.account_id.code, round(line.balance, 2)) for line in entry.line_ids),
        )
        self.assertEqual(left, 0.0)

    def test_more_than_rounding_above_what_was_approved_is_refused(self):
        order, product = self.a_sale_of(3, 33.33, self.env["account.tax"])
        self.invoiced(order)
        document = self.an_approved_return(order, (product, 3))
        line = self.env["after_sales.return.line"]
        prepare = type(line)._prepare_credit_line_vals

        def dearer(line, share):
            values = prepare(line, share)
            return values | {"price_unit": 34.0, "extra_tax_data": False}

        self.patch(type(line), "_prepare_credit_line_vals", dearer)
        self.received(document)

        self.assertIn("99.99", document.credit_problem)
        self.assertEqual(document.credit_status, "problem")

    def test_a_tax_that_is_due_on_payment_is_due_for_what_was_paid_and_not_credited(self):
        """Checklist B19: of three at 100 one is paid and two come back; the tax of one is due, and of none is waiting."""
        waiting = self.company_data["default_account_tax_sale"].copy({"name": "Tax not due yet", "reconcile": True})
        self.company.tax_exigibility = True
        self.company.tax_cash_basis_journal_id = self.company_data["default_journal_misc"]
        tax = self.a_tax(10, tax_exigibility="on_payment", cash_basis_transition_account_id=waiting.id)
        order, product = self.a_sale_of(3, 100.0, tax)
        invoice = self.paid(self.invoiced(order), 110.0)

        for _each in range(2):
            self.a_returned(order, (product, 1))

        due = self.env["account.move.line"].search([("tax_line_id", "=", tax.id), ("account_id", "!=", waiting.id)])
        left = self.env["account.move.line"].search([("account_id", "=", waiting.id)])
        self.assertEqual(invoice.amount_residual, 0.0)
        self.assertEqual(round(sum(due.mapped("balance")), 2), -10.0)
        self.assertEqual(round(sum(left.mapped("balance")), 2), 0.0)

    def test_taxes_of_a_group_and_a_reverse_charge(self):
        group = self.env["account.tax"].create(
            {
                "name": "Group",
                "amount_type": "group",
                "type_tax_use": "sale",
                "children_tax_ids": [Command.set((self.a_tax(5, type_tax_use="none") | self.a_tax(9.975, type_tax_use="none")).ids)],
            }
        )
        reverse = self.a_tax(
            21,
            invoice_repartition_line_ids=self.a_repartition(100, -100),
            refund_repartition_line_ids=self.a_repartition(100, -100),
        )
        for tax in (group, reverse):
            self.assertNothingLeft(self.credited_one_by_one(3, 33.33, tax))
