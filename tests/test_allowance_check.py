# Part of after_sales. LGPL-3.
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from .allowances import Allowances
from .common import AfterSalesCommon


@tagged("post_install", "-at_install", "after_sales")
class TestAllowanceCheck(Allowances, AfterSalesCommon):
    """What is refused, all at once and before anything is written (R6.05; checklist B3)."""

    def set_stage(self):
        super().set_stage()
        self.boiler = self.a_product()
        self.bought(self.boiler, 100, 10.0)
        self.order = self.an_order((self.boiler, 10))
        self.delivered(self.order)
        self.invoice = self.invoiced(self.order)
        self.line = self.invoice.invoice_line_ids

    def test_everything_that_is_wrong_is_told_at_once(self):
        stranger = self.an_order((self.boiler, 1), partner=self.partner_a)
        self.delivered(stranger)
        draft = stranger._create_invoices()
        document = self.an_allowance(
            (self.line, {"unit_amount": -1.0}),
            (self.line, {"basis": "percent", "percent": 120.0}),
            (self.line, {"unit_amount": 1.0, "quantity": 11.0}),
            (draft.invoice_line_ids, {"unit_amount": 1.0}),
            (None, {"name": "gift", "given_amount": 5.0}),
            reason_id=False,
        )

        message = self.assertRefused(
            document.action_submit,
            "has no reason",
            "must be above zero",
            "120 % is more than all",
            "11 is more than the 10 that were invoiced",
            "is no posted customer invoice",
            "belongs to partner_a",
            "names no invoice line",
            "1200 cannot be allowed, only 1000 is left",
        )
        self.assertEqual((document.state, document.approval_request_ids.ids), ("draft", []), message)

    def test_a_cancelled_invoice_and_one_of_another_company_are_refused(self):
        branch = self.env["res.company"].create({"name": "Branch", "parent_id": self.company.id})
        document = self.an_allowance((self.line, {"unit_amount": 1.0}))
        self.env.cr.execute("UPDATE account_move SET company_id = %s WHERE id = %s", [branch.id, self.invoice.id])
        self.invoice.invalidate_recordset(["company_id"])
        self.invoice.button_draft()
        self.invoice.button_cancel()

        self.assertRefused(document.action_submit, "is no posted customer invoice", "was invoiced by Branch")

    def test_no_lines_and_several_currencies_are_refused(self):
        currency = self.setup_other_currency("EUR")
        foreign = self.invoice.copy({"currency_id": currency.id, "invoice_date": "2026-03-02"})
        foreign.action_post()

        self.assertRefused(self.an_allowance().action_submit, "has no lines")
        mixed = self.an_allowance((self.line, {"unit_amount": 1.0}), (foreign.invoice_line_ids, {"unit_amount": 1.0}))
        self.assertRefused(mixed.action_submit, "mixes the currencies")

    def test_open_allowances_reserve_and_withdrawn_ones_give_back(self):
        first = self.a_submitted_allowance((self.line, {"unit_amount": 60.0}))
        second = self.an_allowance((self.line, {"unit_amount": 50.0}))

        self.assertRefused(second.action_submit, "500 cannot be allowed, only 400 is left", "claimed by open allowances 600")
        first.action_recall()
        second.action_submit()
        self.assertEqual(second.state, "submitted")

    def test_two_of_one_batch_do_not_share_the_last_cent(self):
        both = self.an_allowance((self.line, {"unit_amount": 60.0})) | self.an_allowance((self.line, {"unit_amount": 60.0}))

        self.assertRefused(both.action_submit, "only 400 is left")

    def test_discounts_of_the_invoice_are_nobodys_to_give(self):
        invoice = self.invoice.copy({"invoice_date": "2026-03-02"})
        self.company.after_sales_control = "off"
        invoice.invoice_line_ids = [Command.create({"name": "Discount", "price_unit": -300.0, "tax_ids": []})]
        invoice.action_post()
        document = self.an_allowance((invoice.invoice_line_ids[0], {"unit_amount": 80.0}))

        self.assertRefused(document.action_submit, "800 cannot be allowed on all lines together, only 700 is left")

    def test_what_was_taken_meanwhile_is_missed_at_approval(self):
        document = self.a_submitted_allowance((self.line, {"unit_amount": 50.0}))
        self.a_returned(self.order, (self.boiler, 6))

        self.assertRefused(lambda: self.approved(document), "500 cannot be allowed, only 400 is left")

    def test_what_was_credited_by_hand_counts(self):
        by_hand = self.invoice._reverse_moves([{}])
        by_hand.invoice_line_ids.unlink()
        by_hand.invoice_line_ids = [Command.create({"name": "goodwill", "price_unit": 700.0, "tax_ids": []})]

        document = self.an_allowance((self.line, {"unit_amount": 31.0}))

        self.assertEqual(document.line_ids.open_amount, 300.0)
        self.assertRefused(document.action_submit, "only 300 is left")

    def test_amounts_and_progress_are_written_by_nobody(self):
        document = self.an_allowance((self.line, {"unit_amount": 1.0}))

        for call in (
            lambda: document.write({"amount_total": 1.0}),
            lambda: document.write({"credit_status": "credited"}),
            lambda: document.line_ids.write({"amount": 1.0}),
            lambda: document.write({"state": "approved"}),
        ):
            self.assertRefused(call, "cannot be written directly", error=AccessError)
        document.action_submit()
        self.assertRefused(lambda: document.line_ids.write({"unit_amount": 9.0}), "has been submitted")
        self.assertRefused(lambda: document.write({"kind": "compensation"}), "has been submitted")

    def test_taxes_that_somebody_wrote_on_an_allowance_count_for_nothing(self):
        document = self.an_allowance((self.line, {"unit_amount": 1.0, "tax_ids": [Command.set(self.tax_sale_a.ids)]}))

        self.assertEqual((document.amount_untaxed, document.amount_total), (10.0, 10.0))

    def test_the_requester_never_approves_his_own(self):
        self.sales.group_ids += self.env.ref("after_sales.after_sales_group_approver_manager")
        document = self.a_submitted_allowance((self.line, {"unit_amount": 1.0}))

        self.assertRefused(document.action_approve, "is your own", error=AccessError)

    def test_a_refused_or_cancelled_allowance_leaves_nothing_behind(self):
        refused = self.a_submitted_allowance((self.line, {"unit_amount": 1.0}))
        refused.with_user(self.approver_manager)._refuse("No ground")
        self.assertEqual((refused.state, refused.refusal), ("draft", "No ground"))
        self.assertTrue(refused.with_user(self.approver_manager).action_refuse())

        refused.action_cancel()
        refused.action_reset()

        self.assertEqual(refused.state, "draft")
        self.assertFalse(refused.sudo().credit_note_ids)
