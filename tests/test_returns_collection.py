# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from .allowances import Allowances
from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestReturnsCollection(Allowances, AfterSalesCommon):
    """Invoices that are written off, sold or in collection are credited by accounting's own yes, or not at all (B29)."""

    def set_stage(self):
        super().set_stage()
        self.product, self.order = self.a_delivered_sale(bought=20, sold=10)
        self.invoice = self.invoiced(self.order)

    def written_off(self):
        """Accounting takes the receivable to an expense."""
        receivable = self.invoice.line_ids.filtered(lambda line: line.account_type == "asset_receivable")
        entry = self.env["account.move"].create({"move_type": "entry", "line_ids": [
            Command.create({"account_id": receivable.account_id.id, "partner_id": self.customer.id, "credit": 1000.0}),
            Command.create({"account_id": self.company_data["default_account_expense"].id, "debit": 1000.0}),
        ]})  # fmt: skip
        entry.action_post()
        (receivable | entry.line_ids.filtered(lambda line: line.account_id == receivable.account_id)).reconcile()
        return entry

    def test_it_waits_for_accounting_and_is_credited_when_they_say_so(self):
        self.invoice.after_sales_collection_status = "factored"
        document = self.a_returned(self.order, (self.product, 2))
        self.assertEqual((document.state, document.credit_status), ("approved", "problem"))
        self.assertIn("“Sold to a Factor”. Accounting looks at it", document.credit_problem)
        self.assertEqual(document.doubtful_invoices, f"{self.invoice.name} (Sold to a Factor)")
        self.assertFalse(document.sudo().credit_note_ids)

        document.with_user(self.accountant).action_release()

        self.assertEqual((document.state, document.credit_status), ("done", "credited"))
        self.assertEqual((document.released_by_id, document.doubtful_invoices), (self.accountant, ""))
        self.assertEqual(document.sudo().credit_note_ids.amount_total, 200.0)

    def test_trying_again_is_not_saying_yes(self):
        self.invoice.after_sales_collection_status = "collection"
        document = self.a_returned(self.order, (self.product, 2))

        document.with_user(self.accountant).action_retry_credit()

        self.assertEqual(document.credit_status, "problem")

    def test_an_invoice_that_is_with_us_again_posts_on_retry(self):
        self.invoice.after_sales_collection_status = "collection"
        document = self.a_returned(self.order, (self.product, 2))
        self.invoice.after_sales_collection_status = "none"

        document.with_user(self.accountant).action_retry_credit()

        self.assertEqual(document.credit_status, "credited")

    def test_what_an_entry_wrote_off_counts_as_written_off(self):
        self.written_off()

        document = self.a_returned(self.order, (self.product, 2))

        self.assertIn("“Written Off”", document.credit_problem)

    def test_what_was_paid_is_not_written_off(self):
        self.paid(self.invoice)

        document = self.a_returned(self.order, (self.product, 2))

        self.assertEqual(document.credit_status, "credited")

    def test_a_company_may_refuse_it_before_anything_is_written(self):
        self.company.after_sales_doubtful_invoices = "refuse"
        self.invoice.after_sales_collection_status = "written_off"
        document = self.a_return(self.order, (self.product, 2))

        self.assertRefused(document.action_submit, "which is “Written Off”. The company does not credit such invoices")

    def test_an_invoice_that_stands_so_since_the_approval_is_refused_too(self):
        self.company.after_sales_doubtful_invoices = "refuse"
        document = self.a_submitted_return(self.order, (self.product, 2))
        self.invoice.after_sales_collection_status = "collection"

        self.assertRefused(document.with_user(self.approver_gm).action_approve, "which is “In Collection”")

    def test_only_accounting_says_yes_and_only_where_it_is_asked(self):
        self.invoice.after_sales_collection_status = "factored"
        document = self.a_returned(self.order, (self.product, 2))
        for user in (self.sales, self.clerk, self.warehouse_user, self.approver_gm, self.administrator, self.auditor):
            self.assertRefused(document.with_user(user).action_release, error=AccessError)
        document.with_user(self.accountant).action_release()

        self.assertRefused(document.with_user(self.accountant).action_release, "does not wait for a word")

    def test_nobody_says_yes_by_writing_it(self):
        document = self.a_submitted_return(self.order, (self.product, 2))

        self.assertRefused(lambda: document.write({"released_on": "2026-03-02"}), error=AccessError)

    def test_an_allowance_waits_for_the_same_word(self):
        self.invoice.after_sales_collection_status = "factored"
        line = self.invoice.invoice_line_ids
        allowance = self.an_approved_allowance((line, {"basis": "amount", "given_amount": 50.0}))

        self.assertEqual(allowance.credit_status, "problem")
        allowance.with_user(self.accountant).action_release()
        self.assertEqual(allowance.credit_status, "credited")
