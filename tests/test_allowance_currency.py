# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .allowances import Allowances
from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestAllowanceCurrency(Allowances, AfterSalesCommon):
    """Damages in the currency that was agreed, and documents over invoices of several currencies (R6.06, R7.04)."""

    def set_stage(self):
        super().set_stage()
        self.damages = self.company.after_sales_compensation_account_id = self.env["account.account"].create(
            {"name": "Damages", "code": "699909", "account_type": "expense_other"}
        )
        self.euro = self.setup_other_currency("EUR", rates=[("2026-01-01", 2.0), ("2026-03-05", 4.0)])

    def a_claim(self, amount=80.0, **values):
        lines = (None, {"name": "Floor", "given_amount": amount})
        return self.an_allowance(lines, kind="compensation", payable_currency_id=self.euro.id, **values)

    def test_damages_are_owed_in_the_currency_agreed_and_approved_at_the_rate_of_the_day(self):
        document = self.a_claim()
        document.action_submit()
        request = document.sudo()._latest_request()
        self.assertEqual((document.currency_id, document.amount_total, request.amount), (self.euro, 80, 40))
        self.approved(document)

        payable = document.sudo().credit_note_ids

        self.assertEqual((payable.move_type, payable.currency_id, payable.amount_total), ("in_receipt", self.euro, 80))
        self.assertLedger(payable, {self.damages: 40.0, self.company_data["default_account_payable"]: -40.0})

    def test_later_it_is_booked_at_the_rate_of_the_day_it_posts(self):
        document = self.a_claim()
        document.action_submit()
        with freeze_time("2026-03-05"):
            self.approved(document)

        self.assertEqual(document.sudo().credit_note_ids.amount_total_signed, -20.0)

    def test_without_a_rate_nothing_is_asked(self):
        self.euro.rate_ids.unlink()

        self.assertRefused(self.a_claim().action_submit, "EUR", "rate")

    def test_the_currency_stays_once_it_is_asked_for(self):
        document = self.a_claim()
        document.action_submit()

        self.assertRefused(lambda: document.write({"payable_currency_id": False}), "cannot change any more")

    def test_a_document_over_several_currencies_is_split_by_one_button(self):
        own, foreign = self.an_invoice(), self.an_invoice(self.euro)
        document = self.an_allowance(
            (own.invoice_line_ids, {"unit_amount": 1.0}), (foreign.invoice_line_ids, {"unit_amount": 2.0})
        )
        self.assertRefused(document.action_submit, "Split by Currency")
        self.assertRefused(document.with_user(self.warehouse_user).action_split_currencies, error=AccessError)

        action = document.action_split_currencies()

        both = document.search(action["domain"]).sorted("id")
        self.assertEqual(both.currency_id, self.company.currency_id | self.euro)
        self.assertEqual(both.mapped("amount_total"), [10.0, 20.0])
        self.assertFalse(document.has_several_currencies)
        both.action_submit()
        self.approved(both)
        self.assertEqual(set(both.mapped("state")), {"done"})
        self.assertEqual(both.sudo().credit_note_ids.reversed_entry_id, own | foreign)

    def an_invoice(self, currency=None):
        product = self.a_product()
        self.bought(product, 10, 10.0)
        values = {}
        if currency:
            pricelist = self.env["product.pricelist"].create({"name": currency.name, "currency_id": currency.id})
            values["pricelist_id"] = pricelist.id
        order = self.an_order((product, 10), **values)
        order.order_line.price_unit = 100.0
        self.delivered(order)
        return self.invoiced(order)
