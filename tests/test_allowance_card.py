# Part of after_sales. LGPL-3.
from odoo.tests import tagged

from .allowances import Allowances
from .card_common import CardCommon
from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestAllowanceCard(CardCommon, Allowances, AfterSalesCommon):
    """An allowance on an invoice that was paid by card goes back to the card, as the credit of a return does (B26)."""

    def setUp(self):
        super().setUp()
        _product, order = self.a_delivered_sale(10, 4)
        self.invoice = self.invoiced(order)
        self.paid_by_card(self.invoice)
        line = self.invoice.invoice_line_ids
        self.document = self.an_approved_allowance((line, {"basis": "amount", "given_amount": 80.0}))
        self.credit = self.document.sudo().credit_note_ids.with_user(self.accountant)

    def test_it_goes_back_and_settles_the_credit(self):
        self.refunded_to_card(self.credit)

        self.assertEqual((self.sent, self.credit.amount_residual), ([-80.0], 0.0))

    def test_it_is_not_undone_once_the_money_is_back(self):
        self.refunded_to_card(self.credit)

        undo = self.document.with_user(self.undo)
        self.assertRefused(lambda: undo._undo("Wrong invoice"), "80.00 went back to the customer's card")
