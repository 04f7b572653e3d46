# Part of after_sales. LGPL-3.
from odoo.fields import Command
from odoo.tests import tagged

from .ways_round import WaysRound


@tagged("post_install", "-at_install", "after_sales")
class TestWaysRoundCredit(WaysRound):
    """The credit note of a return stays what it was made as (checklist A40, A54)."""

    def test_our_own_credit_note_changes_nothing_once_made(self):
        for name, change in {
            "price": {"invoice_line_ids": "price_unit", "value": 999.0},
            "quantity for price": {"invoice_line_ids": "halves"},
            "customer": {"partner_id": self.partner_a.id},
            "currency": {"currency_id": self.setup_other_currency("EUR").id},
            "invoice it credits": {"reversed_entry_id": False},
            "return": {"after_sales_return_id": False},
        }.items():
            with self.subTest(name):
                document = self.a_returned(self.order, (self.product, 1))
                credit_note = document.sudo().credit_note_ids
                credit_note.button_draft()
                if change.get("invoice_line_ids") == "halves":
                    credit_note.invoice_line_ids.write({"quantity": 2.0, "price_unit": 50.0})
                elif "invoice_line_ids" in change:
                    credit_note.invoice_line_ids.price_unit = change["value"]
                else:
                    credit_note.write(change)
                self.assertRefused(lambda credit_note=credit_note: self.over_rpc(
                    self.accountant, credit_note, "write", {"state": "posted"}
                ))
                self.assertRefused(credit_note.action_post)

    def test_our_own_credit_note_posts_again_as_it_was(self):
        credit_note = self.a_returned(self.order, (self.product, 1)).sudo().credit_note_ids
        credit_note.button_draft()

        # The day and the journal are accounting's own: neither changes what the customer gets.
        credit_note.invoice_date = "2026-03-01"
        credit_note.action_post()

        self.assertEqual((credit_note.state, credit_note.amount_total), ("posted", 100.0))

    def test_a_posted_credit_note_is_not_edited_in_place(self):
        credit_note = self.a_returned(self.order, (self.product, 1)).sudo().credit_note_ids
        line = credit_note.invoice_line_ids

        self.assertNoWay(
            {
                "price": lambda: self.over_rpc(self.accountant, line, "write", {"price_unit": 999.0}),
                "line by command": lambda: self.over_rpc(
                    self.accountant,
                    credit_note,
                    "write",
                    {"invoice_line_ids": [Command.update(line.id, {"quantity": 5})]},
                    context={"skip_readonly_check": True},
                ),
                "new line": lambda: self.over_rpc(
                    self.accountant,
                    self.env["account.move.line"],
                    "create",
                    [{"move_id": credit_note.id, "name": "more", "price_unit": 50.0, "tax_ids": []}],
                ),
                "kind": lambda: self.over_rpc(self.accountant, credit_note, "write", {"after_sales_return_id": False}),
            }
        )
        self.assertEqual(credit_note.amount_total, 100.0)

    def test_a_copy_of_our_credit_note_has_no_document(self):
        credit_note = self.a_returned(self.order, (self.product, 1)).sudo().credit_note_ids

        self.assertNoWay(
            {
                "copy": lambda: self.posted(credit_note.copy()),
                "copy that claims the return": lambda: self.posted(
                    credit_note.copy({"after_sales_return_id": credit_note.after_sales_return_id.id})
                ),
            }
        )

    def test_a_credit_note_that_was_given_up_is_not_made_twice(self):
        document = self.a_returned(self.order, (self.product, 1))
        credit_note = document.sudo().credit_note_ids
        credit_note.button_draft()
        credit_note.with_context(force_delete=True).unlink()

        document.with_user(self.accountant).action_retry_credit()

        self.assertFalse(document.sudo().credit_note_ids)
