# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.fields import Command


class AfterSalesCreditor(models.AbstractModel):
    """What a credit note takes from the invoice it credits."""

    _inherit = "after_sales.creditor"

    def _prepare_credit_note_vals(self, invoice, shares) -> dict:
        """A credit note of ``invoice`` that takes its terms: currency and rate, fiscal position, journal, people."""
        return {
            "move_type": "out_refund",
            self._entry_field: self.id,
            "reversed_entry_id": invoice.id,
            "company_id": invoice.company_id.id,
            "journal_id": invoice.journal_id.id,
            "partner_id": invoice.partner_id.id,
            "partner_shipping_id": invoice.partner_shipping_id.id,
            "currency_id": invoice.currency_id.id,
            "invoice_currency_rate": invoice.invoice_currency_rate,
            "fiscal_position_id": invoice.fiscal_position_id.id,
            "invoice_payment_term_id": invoice._after_sales_credit_terms().id,
            # What the invoice was rounded by is credited in parts, like the rest of it.
            "invoice_cash_rounding_id": False,
            "invoice_user_id": invoice.invoice_user_id.id,
            "team_id": invoice.team_id.id,
            "campaign_id": invoice.campaign_id.id,
            "medium_id": invoice.medium_id.id,
            "source_id": invoice.source_id.id,
            "invoice_date": fields.Date.context_today(self),
            "invoice_origin": invoice.invoice_origin,
            "ref": self._coded(self._credit_note_reference(invoice)),
            "after_sales_reason_code": self.reason_id.legal_code,
            "invoice_line_ids": [Command.create(share.line._prepare_credit_line_vals(share)) for share in shares],
        }

    def _coded(self, reference):
        """The reference with the code that stands for the reason in electronic invoices, where it has one."""
        code = self.reason_id.legal_code
        return f"{reference} [{code}]" if code else reference
