# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.fields import Command


class AfterSalesReturn(models.Model):
    """The credit note of a blind return corrects no invoice: it is a credit of its own, and says so."""

    _inherit = "after_sales.return"

    def _credit_key(self, invoice):
        if invoice or not self.is_blind:
            return super()._credit_key(invoice)
        settled = sum(max(line.due_qty, line.settled_qty) for line in self.line_ids)
        return f"blind:up to:{settled:g}"

    def _prepare_credit_note_vals(self, invoice, shares):
        if invoice or not self.is_blind:
            return super()._prepare_credit_note_vals(invoice, shares)
        addresses = self.partner_id.address_get(["invoice", "delivery"])
        return {
            "move_type": "out_refund",
            self._entry_field: self.id,
            "company_id": self.company_id.id,
            "journal_id": self._sales_journal().id,
            "partner_id": addresses["invoice"],
            "partner_shipping_id": addresses["delivery"],
            "currency_id": self.currency_id.id,
            "fiscal_position_id": self.line_ids[:1]._fiscal_position().id,
            "invoice_payment_term_id": False,
            "invoice_user_id": self.user_id.id,
            "invoice_date": fields.Date.context_today(self),
            "invoice_origin": self.name,
            "ref": self._blind_reference(),
            "invoice_line_ids": [Command.create(share.line._prepare_credit_line_vals(share)) for share in shares],
        }

    def _prepare_blind_vals(self) -> dict:
        """What makes a return of more of the same goods a blind one as well."""
        names = ("is_blind", "blind_reason")
        return {name: self[name] for name in names} | {"warehouse_id": self.warehouse_id.id} if self.is_blind else {}

    def _blind_reference(self):
        return self.env._(
            "%(return)s: goods without a known delivery, %(reason)s",
            **{"return": self.name, "reason": self.reason_id.name},
        )
