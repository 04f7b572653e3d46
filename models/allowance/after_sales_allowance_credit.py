# Part of after_sales. LGPL-3.
from odoo import models


class AfterSalesAllowance(models.Model):
    """The credit notes of an allowance: one for each invoice, posted and reconciled as soon as nothing is missing."""

    _inherit = "after_sales.allowance"

    def _before_submit(self):
        self._claim_invoices()
        self.sudo().line_ids._fix_terms()
        super()._before_submit()

    def _before_approve(self):
        self._claim_invoices()

    def _claim_invoices(self):
        super(AfterSalesAllowance, self.sudo())._claim_invoices()

    def _after_approve(self):
        super()._after_approve()
        # The approval is the right to post; the approver needs none over accounting.
        self.sudo()._advance()

    def _has_credit_due(self):
        return self.state == "approved" and not self._live_postings()

    def _live_postings(self):
        return self.sudo().posting_ids.filtered(lambda posting: not posting.reversed_by_id)

    def _due_shares(self):
        return self.filtered(lambda document: document._has_credit_due()).line_ids._give()

    def _shares_ahead(self):
        return self.line_ids._give()

    def _note_settled(self):
        """All of an allowance is credited at once, so there is no part to remember."""

    def _is_complete(self):
        return self.credit_status == "credited"

    def _approved_credit(self):
        return self.amount_total

    def _credited_invoices(self):
        return self.line_ids.invoice_id | self.entry_id.reversed_entry_id

    def _credit_key(self, invoice):
        return f"invoice:{invoice.id}" if invoice else "payable"

    def _credit_note_reference(self, invoice):
        return self.env._(
            "%(allowance)s: allowance on %(invoice)s of %(date)s, %(reason)s",
            allowance=self.name,
            invoice=invoice.name,
            date=invoice.invoice_date,
            reason=self.reason_id.name,
        )
