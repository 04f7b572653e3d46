# Part of after_sales. LGPL-3.
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command
from odoo.tests import tagged

from .common import AfterSalesCommon

OTHERS_REFUSAL = "This action needs to be validated"


@tagged("post_install", "-at_install", "after_sales")
class TestBesideOtherApproval(AfterSalesCommon):
    """Another addon has its own approval for credit notes: both work, and neither opens the door of the other.

    Where OCA's account_move_tier_validation is installed the tests use it; else a stand-in that refuses the same writes.
    """

    def set_stage(self):
        super().set_stage()
        self.product, self.order = self.a_delivered_sale(bought=40, sold=10)
        self.invoice = self.invoiced(self.order)
        self.company.after_sales_control = "enforce"

    def setUp(self):
        super().setUp()
        self.reviewed_ids = set()
        if "tier.definition" in self.env:
            self.begin_tiers()
        else:
            self.begin_stand_in()

    def test_a_return_waits_for_the_other_approval_and_then_posts(self):
        document = self.a_returned(self.order, (self.product, 2))
        credit_note = document.sudo().credit_note_ids
        self.assertEqual((document.state, document.credit_status, credit_note.state), ("approved", "problem", "draft"))
        self.assertIn("another approval for credit notes", document.credit_problem)

        self.reviewed(credit_note)
        document.with_user(self.accountant).action_retry_credit()

        self.assertEqual((credit_note.state, credit_note.amount_total), ("posted", 200.0))
        self.assertEqual((document.state, document.credit_status, document.credit_problem), ("done", "credited", False))
        self.assertEqual(self.invoice.amount_residual, 800.0)

    def test_posting_it_in_accounting_lets_the_return_go_on(self):
        document = self.a_returned(self.order, (self.product, 2))
        credit_note = document.sudo().credit_note_ids
        self.reviewed(credit_note)

        credit_note.action_post()

        self.assertEqual((document.state, document.credit_problem, self.invoice.amount_residual), ("done", False, 800.0))

    def test_trying_again_before_the_review_makes_no_second_credit_note(self):
        document = self.a_returned(self.order, (self.product, 2))
        credit_note = document.sudo().credit_note_ids

        document.with_user(self.accountant).action_retry_credit()

        self.assertEqual((document.sudo().credit_note_ids, credit_note.state), (credit_note, "draft"))
        self.assertRefused(credit_note.action_post, error=ValidationError)

    def test_what_waits_for_its_review_is_not_deleted(self):
        document = self.a_returned(self.order, (self.product, 2))

        self.assertRefused(document.sudo().credit_note_ids.unlink, "waits for its review")

    def test_what_was_changed_while_it_waited_is_not_posted(self):
        document = self.a_returned(self.order, (self.product, 2))
        credit_note = document.sudo().credit_note_ids
        credit_note.invoice_line_ids.price_unit = 500.0
        self.reviewed(credit_note)

        self.assertRefused(credit_note.action_post, "does not say what", error=ValidationError)

    def test_a_review_elsewhere_is_no_approval_of_ours(self):
        credit_note = self.env["account.move"].create(
            {
                "move_type": "out_refund",
                "partner_id": self.customer.id,
                "invoice_date": "2026-03-02",
                "date": "2026-03-02",
                "invoice_line_ids": [Command.create({"name": "gift", "price_unit": 50.0, "tax_ids": []})],
            }
        )
        self.reviewed(credit_note)

        self.assertRefused(credit_note.action_post, "without an approved return", error=UserError)

    def test_none_of_our_names_is_one_of_theirs(self):
        theirs = {
            "review_ids", "to_validate_message", "validated_message", "need_validation", "rejected_message",
            "validation_status", "reviewer_ids", "can_review", "has_comment", "next_review", "hide_reviews",
            "validate_tier", "reject_tier", "request_validation", "restart_validation", "evaluate_tier",
            "_validate_tier", "_rejected_tier", "_state_field", "_state_from", "_state_to", "_cancel_state",
        }  # fmt: skip
        kind = self.env.registry["account.move"]
        ours = {name for name, field in kind._fields.items() if field._modules[:1] == ("after_sales",)}
        ours |= {name for base in kind.mro() if "after_sales" in base.__module__ for name in vars(base)}

        self.assertFalse(ours & theirs)

    # -- the other approval --------------------------------------------------------------------------------------------

    def begin_tiers(self):
        self.env["tier.definition"].create(
            {
                "model_id": self.env["ir.model"]._get_id("account.move"),
                "review_type": "individual",
                "reviewer_id": self.a_reviewer().id,
                "definition_domain": "[('move_type', '=', 'out_refund')]",
            }
        )

    def a_reviewer(self):
        known = self.env["res.users"].search([("login", "=", "reviewer")])
        return known or self._a_user("accountant", login="reviewer")

    def begin_stand_in(self):
        """Refuse to post a credit note that nobody reviewed, where base_tier_validation does: in ``write``."""
        entries = self.env.registry["account.move"]
        write, reviewed_ids = entries.write, self.reviewed_ids
        refusal = ValidationError(OTHERS_REFUSAL)

        def waiting(records):
            return records.filtered(lambda entry: entry.move_type == "out_refund" and entry.id not in reviewed_ids)

        def guarded(records, vals):
            if vals.get("state") == "posted" and waiting(records):
                raise refusal
            return write(records, vals)

        self.patch(entries, "write", guarded)
        self.patch(entries, "_after_sales_held_elsewhere", waiting)

    def reviewed(self, credit_note):
        if "tier.definition" in self.env:
            credit_note.request_validation()
            credit_note.with_user(self.a_reviewer()).validate_tier()
            credit_note.invalidate_recordset()
        self.reviewed_ids.add(credit_note.id)
