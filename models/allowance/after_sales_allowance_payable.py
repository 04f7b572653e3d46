# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.fields import Command


class AfterSalesAllowance(models.Model):
    """A compensation without an invoice becomes a payable that accounting pays with Odoo's own payment (R6.06)."""

    _inherit = "after_sales.allowance"

    def _prepare_credit_note_vals(self, invoice, shares) -> dict:
        if invoice:
            return super()._prepare_credit_note_vals(invoice, shares)
        return self._prepare_payable_vals(shares)

    def _prepare_payable_vals(self, shares) -> dict:
        """A purchase receipt: it stands among the bills to pay and claims no bill of the customer's."""
        return {
            "move_type": "in_receipt",
            self._entry_field: self.id,
            "company_id": self.company_id.id,
            "journal_id": self._payable_journal().id,
            "partner_id": self.partner_id.id,
            "currency_id": self.currency_id.id,
            "fiscal_position_id": False,
            "invoice_payment_term_id": False,
            "invoice_user_id": self.user_id.id,
            "invoice_date": fields.Date.context_today(self),
            "ref": self._payable_reference(),
            "invoice_line_ids": [Command.create(share.line._prepare_credit_line_vals(share)) for share in shares],
        }

    def _payable_journal(self):
        return (
            self.env["account.journal"]
            .sudo()
            .search([("type", "=", "purchase"), ("company_id", "parent_of", self.company_id.id)], limit=1)
        )

    def _payable_reference(self):
        return self.env._("%(allowance)s: compensation, %(reason)s", allowance=self.name, reason=self.reason_id.name)
