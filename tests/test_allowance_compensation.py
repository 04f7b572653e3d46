# Part of after_sales. LGPL-3.
from odoo.fields import Command
from odoo.tests import tagged

from .allowances import Allowances
from .ways_round import WaysRound


@tagged("post_install", "-at_install", "after_sales")
class TestAllowanceCompensation(Allowances, WaysRound):
    """Damages: on an invoice a credit note, to somebody who owes nothing a payable (R6.01, R6.06)."""

    def set_stage(self):
        super().set_stage()
        self.damages = self.an_expense("Damages")
        self.company.after_sales_compensation_account_id = self.damages

    def test_on_an_invoice_it_is_a_credit_note_outside_sales_tax(self):
        document = self.compensated(200.0, invoice_id=self.invoice.id)

        credit_note = document.sudo().credit_note_ids
        self.assertEqual((credit_note.move_type, credit_note.reversed_entry_id), ("out_refund", self.invoice))
        self.assertLedger(
            credit_note, {self.damages: 200.0, self.company_data["default_account_receivable"]: -200.0}
        )
        self.assertEqual((self.invoice.amount_residual, credit_note.amount_residual), (800.0, 0.0))
        self.assertEqual(document.posting_ids.mapped("kind"), ["credit_note"])

    def test_it_lowers_no_price(self):
        self.compensated(900.0, invoice_id=self.invoice.id)

        self.assertEqual(self.an_allowance((self.invoice.invoice_line_ids, {})).line_ids.open_amount, 1000.0)
        returned = self.a_returned(self.order, (self.product, 10))
        self.assertEqual(returned.sudo().credit_note_ids.amount_total, 1000.0)

    def test_to_somebody_who_owes_nothing_it_is_paid_with_odoos_own_payment(self):
        document = self.compensated(75.0, partner=self.partner_a)

        payable = document.sudo().credit_note_ids
        self.assertEqual((payable.move_type, payable.state, document.state), ("in_receipt", "posted", "done"))
        self.assertLedger(payable, {self.damages: 75.0, self.company_data["default_account_payable"]: -75.0})
        self.assertEqual(document.posting_ids.mapped("kind"), ["payable"])

        self.paid(payable)

        self.assertIn(payable.payment_state, ("paid", "in_payment"))

    def test_tax_only_where_it_is_set(self):
        document = self.compensated(100.0, invoice_id=self.invoice.id, tax_ids=[Command.set(self.tax_sale_a.ids)])

        self.assertEqual((document.amount_untaxed, document.amount_total), (100.0, 115.0))
        self.assertLedger(
            document.sudo().credit_note_ids,
            {
                self.damages: 100.0,
                self.company_data["default_account_tax_sale"]: 15.0,
                self.company_data["default_account_receivable"]: -115.0,
            },
        )

    def test_the_reason_says_the_account_before_the_company(self):
        own = self.an_expense("Late delivery")
        self.reason.with_company(self.company).compensation_account_id = own

        document = self.compensated(10.0, partner=self.partner_a)

        self.assertEqual(document.sudo().credit_note_ids.invoice_line_ids.account_id, own)

    def test_without_an_account_or_a_journal_it_is_refused(self):
        self.company.after_sales_compensation_account_id = False
        self.env["account.journal"].search(
            [("type", "=", "purchase"), ("company_id", "=", self.company.id)]
        ).action_archive()

        self.assertRefused(
            self.a_compensation(10.0, partner=self.partner_a).action_submit,
            "there is no account to book it on",
            "has no purchase journal",
        )

    def test_a_payable_changes_nothing_once_made(self):
        document = self.compensated(75.0, partner=self.partner_a)
        payable = document.sudo().credit_note_ids
        payable.button_draft()
        payable.invoice_line_ids.price_unit = 750.0

        self.assertNoWay(
            {
                "button": payable.action_post,
                "state": lambda: self.over_rpc(self.accountant, payable, "write", {"state": "posted"}),
            },
            "does not say what",
        )

    def test_its_effect_is_seen_before(self):
        document = self.a_compensation(75.0, partner=self.partner_a)

        action = document.action_foresee()

        effect = self.env[action["res_model"]].with_user(self.sales).browse(action["res_id"]).effect
        self.assertIn("To be paid", effect)
        self.assertIn("75.00", effect)

    def test_what_was_posted_by_mistake_is_undone_and_owed_again(self):
        line = self.invoice.invoice_line_ids
        allowed = self.an_approved_allowance((line, {"unit_amount": 30.0}))
        paid_out = self.compensated(75.0, partner=self.partner_a)

        for document in (allowed, paid_out):
            document.with_user(self.undo)._undo("The wrong customer")

        self.assertEqual((allowed.state, allowed.credit_status, self.invoice.amount_residual), ("undone", "undone", 1000.0))
        self.assertEqual(self.an_allowance((line, {})).line_ids.open_amount, 1000.0)
        entries = self.env["account.move.line"].search([("account_id", "=", self.damages.id)])
        self.assertEqual(sum(entries.mapped("balance")), 0.0)
        self.assertEqual(paid_out.sudo().credit_note_ids.amount_residual, 0.0)

    def an_expense(self, name):
        return self.env["account.account"].create(
            {"name": name, "code": f"6999{len(name):02}", "account_type": "expense_other"}
        )

    def a_compensation(self, amount, partner=None, **line):
        return self.an_allowance((None, {"name": "Damage", "given_amount": amount, **line}), kind="compensation", partner=partner)

    def compensated(self, amount, partner=None, **line):
        document = self.a_compensation(amount, partner=partner, **line)
        document.action_submit()
        return self.approved(document)
