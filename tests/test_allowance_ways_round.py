# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from .allowances import Allowances
from .ways_round import WaysRound


@tagged("post_install", "-at_install", "after_sales")
class TestAllowanceWaysRound(Allowances, WaysRound):
    """Who may do what with an allowance, and what nobody gets past (R7.03, R7.18; checklist A40, A54)."""

    def set_stage(self):
        super().set_stage()
        self.line = self.invoice.invoice_line_ids

    def test_its_credit_note_changes_nothing_once_made(self):
        for name, change in {
            "price": lambda entry: entry.invoice_line_ids.write({"price_unit": 90.0}),
            "tax": lambda entry: entry.invoice_line_ids.write({"tax_ids": [Command.set(self.tax_sale_a.ids)]}),
            "another line of the invoice": lambda entry: entry.invoice_line_ids.write(
                {"after_sales_origin_line_id": False}
            ),
            "customer": lambda entry: entry.write({"partner_id": self.partner_a.id}),
            "invoice": lambda entry: entry.write({"reversed_entry_id": False}),
            "allowance": lambda entry: entry.write({"after_sales_allowance_id": False}),
        }.items():
            with self.subTest(name):
                entry = self.an_approved_allowance((self.line, {"unit_amount": 1.0})).sudo().credit_note_ids
                entry.button_draft()
                change(entry)
                self.assertRefused(
                    lambda entry=entry: self.over_rpc(self.accountant, entry, "write", {"state": "posted"})
                )
                self.assertRefused(entry.action_post)

    def test_it_posts_again_as_it_was(self):
        entry = self.an_approved_allowance((self.line, {"unit_amount": 1.0})).sudo().credit_note_ids
        entry.button_draft()

        entry.action_post()

        self.assertEqual((entry.state, entry.amount_total), ("posted", 10.0))

    def test_a_loose_credit_note_that_names_an_allowance_is_refused(self):
        document = self.an_approved_allowance((self.line, {"unit_amount": 1.0}))
        entry = self.an_invoice(("gift", 10.0), move_type="out_refund", after_sales_allowance_id=document.id)

        self.assertRefused(entry.action_post, "is not the one that was made for it")

    def test_nothing_posts_before_both_said_yes(self):
        document = self.a_submitted_allowance((self.line, {"unit_amount": 1.0}))

        for user in (self.approver_gm, self.approver_deputy_gm, self.accountant, self.sales):
            with self.subTest(user.login):
                self.assertRefused(lambda user=user: self.twice(document.with_user(user)))
                self.assertFalse(document.sudo().credit_note_ids)

    def test_what_was_changed_behind_the_approval_does_not_post(self):
        self.company.after_sales_allowance_proof_required = True
        document = self.an_approved_allowance((self.line, {"unit_amount": 1.0}))
        self.env.cr.execute(
            "UPDATE after_sales_allowance_line SET unit_amount = 50, amount = 500 WHERE id = %s", document.line_ids.ids
        )
        document.line_ids.invalidate_recordset()
        self.company.after_sales_allowance_proof_required = False

        document.sudo()._advance()

        self.assertEqual((document.state, document.credit_status), ("approved", "problem"))
        self.assertIn("is not what was approved any more", document.credit_problem)

    def test_roles_do_what_is_theirs_and_nothing_else(self):
        document = self.an_allowance((self.line, {"unit_amount": 1.0}))
        for user in (self.approver_manager, self.warehouse_user, self.auditor, self.administrator):
            with self.subTest(user.login):
                own = document.with_user(user)
                self.assertEqual(own.amount_total, 10.0)
                for call in (own.action_submit, own.action_cancel, own.unlink, lambda own=own: own.write({"note": "x"})):
                    self.assertRefused(call, error=AccessError)
        self.assertRefused(document.action_retry_credit, "only be posted again by", error=AccessError)

    def test_other_companies_do_not_see_it(self):
        document = self.an_allowance((self.line, {"unit_amount": 1.0}))
        other = self.env["res.company"].create({"name": "Elsewhere"})
        stranger = self._a_user("sales", login="elsewhere", company=other)

        self.assertFalse(document.with_user(stranger).search([("id", "=", document.id)]))
        self.assertRefused(lambda: document.with_user(stranger).read(["name"]), error=AccessError)

    def test_a_submitted_one_is_not_deleted_and_a_posted_one_not_cancelled(self):
        document = self.a_submitted_allowance((self.line, {"unit_amount": 1.0}))
        self.assertRefused(document.unlink, "cannot be deleted")
        self.approved(document)

        self.assertRefused(document.action_cancel, "is posted")

    def twice(self, document):
        """A person who may sign once does not sign for both."""
        document.action_approve()
        document.action_approve()
