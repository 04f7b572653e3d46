# Part of after_sales. LGPL-3.
import random

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import tagged

from .allowances import Allowances
from .common import AfterSalesCommon
from .returns_cents import ReturnsCents

#: Each is one invoice on which anything happens in any order.
SEEDS = (7, 42, 1984)


@tagged("post_install", "-at_install", "after_sales")
class TestAllowanceMix(Allowances, ReturnsCents, AfterSalesCommon):
    """Whatever mix of returns, credits by hand and allowances: never more than was invoiced (checklist B3, B16, B51)."""

    def test_no_mix_takes_more_than_the_invoice_has_and_the_last_cent_can_be_given(self):
        for seed in SEEDS:
            with self.subTest(seed=seed):
                self.play(random.Random(seed))

    def play(self, dice):
        self.order, self.product = self.a_sale_of(7, dice.choice((33.33, 14.29, 100.0)), self.tax_sale_a, discount=3.0)
        self.invoice = self.invoiced(self.order)
        for _turn in range(7):
            move = dice.choice((self.give, self.give, self.take_back, self.credit_by_hand))
            try:
                with self.env.cr.savepoint():
                    move(dice)
            except UserError:
                # Refused: more than is left. What stands is looked at all the same.
                self.env.invalidate_all()
            self.assertWithinInvoice()
        left = self.an_allowance((self.line(), {})).line_ids.open_amount
        if left:
            self.an_approved_allowance((self.line(), {"basis": "amount", "given_amount": left}))
        self.assertWithinInvoice()
        self.assertEqual(round(sum(self.credits().mapped("amount_untaxed")), 2), self.invoice.amount_untaxed)

    def line(self):
        return self.invoice.invoice_line_ids

    def give(self, dice):
        amount = round(dice.uniform(0.01, self.invoice.amount_untaxed * 0.4), 2)
        self.an_approved_allowance((self.line(), {"basis": "amount", "given_amount": amount}))

    def take_back(self, dice):
        self.a_returned(self.order, (self.product, dice.randint(1, 3)))

    def credit_by_hand(self, dice):
        entry = self.invoice._reverse_moves([{"invoice_date": "2026-03-02"}])
        entry.invoice_line_ids.unlink()
        amount = round(dice.uniform(0.01, self.invoice.amount_untaxed * 0.2), 2)
        taxes = [Command.set(self.line().tax_ids.ids)]
        entry.invoice_line_ids = [Command.create({"name": "Goodwill", "price_unit": amount, "tax_ids": taxes})]
        action = entry.with_user(self.accountant).action_after_sales_ask()
        document = self.env[action["res_model"]].with_user(self.accountant).browse(action["res_id"])
        document.reason_id = self.reason
        document.action_submit()
        self.approved(document)

    def credits(self):
        return self.invoice.reversal_move_ids.filtered(lambda entry: entry.state == "posted")

    def assertWithinInvoice(self):  # noqa: N802 - named like unittest's own
        for name in ("amount_untaxed", "amount_tax", "amount_total"):
            credited = round(sum(self.credits().mapped(name)), 2)
            self.assertLessEqual(credited, self.invoice[name], name)
