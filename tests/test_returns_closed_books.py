# Part of after_sales. LGPL-3.
from datetime import date

from odoo.tests import freeze_time, tagged

from .allowances import Allowances
from .common import AfterSalesCommon
from .returns_cents import ReturnsCents


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsClosedBooks(Allowances, ReturnsCents, AfterSalesCommon):
    """Closed books refuse, or the credit note is dated on the first open day, as the company says (checklist B46)."""

    def set_stage(self):
        super().set_stage()
        self.product, self.order = self.a_delivered_sale(bought=20, sold=10)
        self.invoice = self.invoiced(self.order)

    def moves(self):
        # What the delivery still has to compute, it computes before its year is closed.
        self.env.flush_all()
        self.company.after_sales_closed_books = "next_day"

    def test_by_default_closed_books_refuse(self):
        self.company.sale_lock_date = "2026-03-31"
        document = self.a_return(self.order, (self.product, 2))

        self.assertRefused(document.action_submit, "closed up to 2026-03-31")
        self.assertFalse(document.credit_moved_to)

    def test_the_credit_note_is_dated_on_the_first_open_day_and_said_so_beforehand(self):
        self.moves()
        self.company.sale_lock_date = "2026-03-31"
        document = self.a_submitted_return(self.order, (self.product, 2))
        self.assertEqual(document.credit_moved_to, date(2026, 4, 1))
        self.assertIn("Books are closed", document._render_effect())
        self.assertIn("04/01/2026", document._render_effect())
        document.with_user(self.approver_gm).action_approve()

        self.received(document)

        credit = document.sudo().credit_note_ids
        self.assertEqual((credit.state, credit.invoice_date, credit.date), ("posted", date(2026, 4, 1), date(2026, 4, 1)))
        self.assertEqual((document.state, self.invoice.amount_residual), ("done", 800.0))
        self.assertFalse(document.credit_moved_to)

    def test_open_books_move_nothing(self):
        self.moves()

        document = self.a_returned(self.order, (self.product, 2))

        self.assertEqual(document.sudo().credit_note_ids.date, date(2026, 3, 2))

    def test_each_lock_has_its_own_last_day(self):
        self.moves()
        self.company.sale_lock_date = "2026-03-10"
        self.company.fiscalyear_lock_date = "2026-03-20"

        line = self.invoice.invoice_line_ids
        allowance = self.an_approved_allowance((line, {"basis": "amount", "given_amount": 50.0}))

        self.assertEqual(allowance.sudo().credit_note_ids.date, date(2026, 3, 21))

    def test_goods_do_not_move_in_a_closed_year_whatever_the_rule(self):
        self.moves()
        self.company.fiscalyear_lock_date = "2026-03-20"
        document = self.a_return(self.order, (self.product, 2))

        self.assertRefused(document.action_submit, "closed up to 2026-03-20")

    def test_a_closed_tax_return_moves_what_has_taxes_only(self):
        self.moves()
        taxed, product = self.a_sale_of(2, 100.0, self.a_tax(15.0))
        self.invoiced(taxed)
        self.company.tax_lock_date = "2026-03-31"

        with_tax = self.a_returned(taxed, (product, 1))
        without = self.a_returned(self.order, (self.product, 1))

        self.assertEqual(with_tax.sudo().credit_note_ids.date, date(2026, 4, 1))
        self.assertEqual(without.sudo().credit_note_ids.date, date(2026, 3, 2))

    def test_a_closed_tax_return_refuses_what_has_taxes_only(self):
        self.company.tax_lock_date = "2026-03-31"

        self.assertEqual(self.a_returned(self.order, (self.product, 1)).credit_status, "credited")

    def test_a_purchase_lock_is_none_of_ours(self):
        self.company.purchase_lock_date = "2026-03-31"

        self.assertEqual(self.a_returned(self.order, (self.product, 1)).credit_status, "credited")

    def test_no_credit_note_is_dated_before_its_invoice(self):
        later = self.an_order((self.product, 1))
        self.delivered(later)
        with freeze_time("2026-03-09"):
            self.invoiced(later, date="2026-03-09")

        document = self.a_returned(later, (self.product, 1))

        self.assertEqual(document.sudo().credit_note_ids.invoice_date, date(2026, 3, 9))

    def test_undoing_waits_for_open_books_whatever_the_rule(self):
        self.moves()
        document = self.a_returned(self.order, (self.product, 2))
        self.company.sale_lock_date = "2026-03-31"

        self.assertRefused(lambda: document.with_user(self.undo)._undo("mistake"), "closed up to 2026-03-31")
