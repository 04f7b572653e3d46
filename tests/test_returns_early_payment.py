# Part of after_sales. LGPL-3.
from odoo.fields import Command
from odoo.tests import tagged

from .common import AfterSalesCommon
from .returns_cents import ReturnsCents


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsEarlyPayment(ReturnsCents, AfterSalesCommon):
    """A discount for early payment is given on what is left after the credit, and not on what was credited (B28).

    Ten at 100 with 15 % tax, 2 % within ten days; four come back, so six are left: 600 and 90 of tax.
    """

    def an_invoice(self, computation):
        terms = self.env["account.payment.term"].create(
            {
                "name": f"2 % within 10 days, {computation}",
                "early_discount": True,
                "discount_percentage": 2.0,
                "discount_days": 10,
                "early_pay_discount_computation": computation,
                "line_ids": [Command.create({"value": "percent", "value_amount": 100.0, "nb_days": 30})],
            }
        )
        taxes = self.a_tax(15.0)
        self.order, self.product = self.a_sale_of(10, 100.0, taxes, payment_term_id=terms.id)
        invoice = self.invoiced(self.order)
        self.assertEqual(invoice.invoice_payment_term_id, terms)
        return invoice

    def paid_early(self, invoice, day="2026-03-05"):
        """Pay what the screen proposes; returns what the money and the discount came to."""
        wizard = (
            self.env["account.payment.register"]
            .with_context(active_model="account.move", active_ids=invoice.ids)
            .create({"payment_date": day})
        )
        wizard._create_payments()
        payment = invoice.matched_payment_ids.move_id
        given = payment.line_ids.filtered(
            lambda line: line.account_id == self.company.account_journal_early_pay_discount_loss_account_id
        )
        return wizard.amount, sum(given.mapped("balance")), payment

    def test_with_the_tax_lowered_upon_payment(self):
        invoice = self.an_invoice("included")
        self.a_returned(self.order, (self.product, 4))

        amount, discount, payment = self.paid_early(invoice)

        # 690 less 2 %; the discount is 12 and 1.80 of tax.
        self.assertEqual((amount, discount, invoice.payment_state), (676.2, 12.0, "paid"))
        tax = payment.line_ids.filtered("tax_repartition_line_id")
        self.assertEqual((sum(tax.mapped("balance")), invoice.amount_residual), (1.8, 0.0))

    def test_with_the_tax_never_lowered(self):
        invoice = self.an_invoice("excluded")
        self.a_returned(self.order, (self.product, 4))

        amount, discount, _payment = self.paid_early(invoice)

        self.assertEqual((amount, discount, invoice.amount_residual), (678.0, 12.0, 0.0))

    def test_with_the_tax_always_lowered_upon_the_invoice(self):
        invoice = self.an_invoice("mixed")
        self.assertEqual(invoice.amount_total, 1147.0)  # 15 % of 980
        document = self.a_returned(self.order, (self.product, 4))

        credit = document.sudo().credit_note_ids
        self.assertEqual((credit.amount_untaxed, credit.amount_tax, credit.amount_total), (400.0, 58.8, 458.8))
        amount, discount, _payment = self.paid_early(invoice)
        self.assertEqual((amount, discount, invoice.amount_residual), (676.2, 12.0, 0.0))

    def test_parts_that_add_up_to_the_whole_leave_nothing_when_the_tax_is_always_lowered(self):
        invoice = self.an_invoice("mixed")
        for quantity in (3, 3, 4):
            self.a_returned(self.order, (self.product, quantity))

        self.assertNothingLeft(invoice)

    def test_after_the_days_of_the_discount_all_that_is_left_is_due(self):
        invoice = self.an_invoice("included")
        self.a_returned(self.order, (self.product, 4))

        amount, discount, _payment = self.paid_early(invoice, day="2026-03-20")

        self.assertEqual((amount, discount, invoice.amount_residual), (690.0, 0.0, 0.0))

    def test_what_was_paid_in_part_loses_the_discount_as_in_odoo(self):
        invoice = self.an_invoice("included")
        self.a_returned(self.order, (self.product, 4))
        self.paid(invoice, amount=100.0)

        amount, discount, _payment = self.paid_early(invoice)

        self.assertEqual((amount, discount, invoice.amount_residual), (590.0, 0.0, 0.0))

    def test_an_invoice_without_a_credit_is_discounted_as_in_odoo(self):
        invoice = self.an_invoice("included")

        amount, discount, _payment = self.paid_early(invoice)

        self.assertEqual((amount, discount, invoice.amount_residual), (1127.0, 20.0, 0.0))
