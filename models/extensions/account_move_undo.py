# Part of after_sales. LGPL-3.
from odoo import fields, models

from ...rules.reason import reason
from ..lifecycle.engine import unlocked


class AccountMove(models.Model):
    """A credit note that is undone: a debit takes it back to the cent, and its invoice is owed again."""

    _inherit = "account.move"

    after_sales_undone_by_id = fields.Many2one(
        "account.move", "Undone By", copy=False, readonly=True, index="btree_not_null", help="The debit that took this credit note back."
    )

    def _after_sales_undo_blockers(self, document):
        """A credit that the customer has had, as money or against another invoice, is not taken from him."""
        for entry in self:
            others = entry._after_sales_settled_with() - entry.reversed_entry_id
            # Nobody cancels what a payment provider has given back: that is said elsewhere.
            others = others.filtered(lambda other: not other.origin_payment_id.payment_transaction_id)
            payments = others.filtered(lambda other: other.origin_payment_id or other.statement_line_id)
            if payments:
                yield reason(
                    "undo_refunded",
                    entries=", ".join(payments.mapped("name")),
                    document=document.name,
                    credit_note=entry.name,
                )
            if others - payments:
                yield reason(
                    "undo_set_off",
                    entries=", ".join((others - payments).mapped("name")),
                    document=document.name,
                    credit_note=entry.name,
                )

    def _after_sales_is_debit(self):
        """Whether this invoice only takes a credit note back."""
        undone = self.reversed_entry_id
        return bool(undone) and undone.after_sales_undone_by_id == self

    def _after_sales_settled_with(self):
        """The entries that this one's receivable is reconciled with."""
        receivable = self.line_ids.filtered(lambda line: line.account_type == "asset_receivable")
        partials = receivable.matched_debit_ids | receivable.matched_credit_ids
        lines = partials.debit_move_id | partials.credit_move_id
        return lines.move_id.filtered(lambda entry: not entry.exchange_diff_partial_ids) - self

    def _after_sales_debit(self, why):
        """Take these credit notes back by a debit for each, posted and reconciled with it, cost included.

        Odoo's own cancelling reversal does it: it breaks the reconciliation with the invoice first.
        """
        today = fields.Date.context_today(self)
        debits = self.browse()
        for entry in self:
            debit = entry._reverse_moves(
                [
                    {
                        "date": max(today, entry.date),
                        "invoice_date": max(today, entry.invoice_date),
                        "invoice_date_due": max(today, entry.invoice_date),
                        "invoice_currency_rate": entry.invoice_currency_rate,
                        # Odoo would book the sale to whoever undoes the return.
                        "invoice_user_id": entry.invoice_user_id.id,
                        "team_id": entry.team_id.id,
                        "ref": self.env._("%(entry)s undone: %(why)s", entry=entry.name, why=why),
                    }
                ],
                cancel=True,
            )
            unlocked(entry).write({"after_sales_undone_by_id": debit.id})
            debits |= debit
        return debits
