# Part of after_sales. LGPL-3.
from odoo import models


class AccountMove(models.Model):
    """What Odoo need not ask of a draft."""

    _inherit = "account.move"

    def _compute_reconciled_payment_ids(self):
        """Only what is posted is reconciled: a draft has the payments that were made from it, and no others.

        Odoo asks the database for each wave of lines that a new entry gets, and writes what is pending first.
        """
        drafts = self.filtered(lambda entry: entry.state == "draft")
        for entry in drafts:
            entry.reconciled_payment_ids = entry.matched_payment_ids
        return super(AccountMove, self - drafts)._compute_reconciled_payment_ids()

    def _compute_payment_state(self):
        """A draft that owes something, and that no payment was made from, is not paid."""
        fresh = self.filtered(
            lambda entry: (
                entry.state == "draft"
                and entry.payment_state in (False, "not_paid")
                and entry.currency_id
                and not entry.matched_payment_ids
                and not entry.currency_id.is_zero(entry.amount_residual)
            )
        )
        fresh.payment_state = "not_paid"
        return super(AccountMove, self - fresh)._compute_payment_state()
