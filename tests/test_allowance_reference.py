# Part of after_sales. LGPL-3.
from odoo.fields import Command
from odoo.tests import tagged

from .allowances import Allowances
from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestAllowanceReference(Allowances, AfterSalesCommon):
    """What a credit note says of its invoice for tax office and e-invoice, and how instalments take it (checklist B54)."""

    def set_stage(self):
        super().set_stage()
        self.product = self.a_product()
        self.bought(self.product, 10, 10.0)

    def a_sale(self, **values):
        order = self.an_order((self.product, 10, {"price_unit": 100.0}), **values)
        self.delivered(order)
        return self.invoiced(order, date="2026-02-01")

    def test_it_names_the_invoice_its_date_and_the_code_of_the_reason(self):
        invoice = self.a_sale()
        self.reason.legal_code = "AE42"

        document = self.an_approved_allowance((invoice.invoice_line_ids, {"unit_amount": 2.0}))

        credit_note = document.sudo().credit_note_ids
        self.assertEqual(credit_note.reversed_entry_id, invoice)
        for part in (document.name, invoice.name, "2026-02-01", "AE42", self.reason.name):
            self.assertIn(part, credit_note.ref)

    def test_of_an_invoice_in_instalments_the_first_is_settled_first(self):
        halves = self.env["account.payment.term"].create({
            "name": "Two halves",
            "line_ids": [
                Command.create({"value": "percent", "value_amount": 50, "nb_days": days}) for days in (10, 60)
            ],
        })  # fmt: skip
        invoice = self.a_sale(payment_term_id=halves.id)
        owed = invoice.line_ids.filtered(lambda line: line.account_type == "asset_receivable").sorted("date_maturity")
        self.assertEqual(owed.mapped("amount_residual"), [500.0, 500.0])

        self.an_approved_allowance((invoice.invoice_line_ids, {"unit_amount": 60.0}))

        self.assertEqual(owed.mapped("amount_residual"), [0.0, 400.0])
