# Part of after_sales. LGPL-3.
from odoo import models

from ...rules import allowance
from ...rules.reason import reason
from .after_sales_allowance import ISSUERS


class AfterSalesAllowance(models.Model):
    """What speaks against an allowance: everything is found and told at once, before anything is written."""

    _inherit = "after_sales.allowance"

    def _get_submit_blockers(self):
        yield from self._get_issuer_blockers()
        yield from self._get_form_blockers()
        yield from self._get_line_blockers()
        yield from self._get_books_blockers()

    def _get_approve_blockers(self):
        yield from super()._get_approve_blockers()
        # The world may have moved on since submission: goods came back, somebody credited by hand.
        yield from self._get_line_blockers()
        yield from self._get_books_blockers()

    def _get_posting_blockers(self):
        yield from super()._get_posting_blockers()
        yield from self._get_line_blockers()

    def _get_cancel_blockers(self):
        for document in self.sudo():
            posted = document.credit_note_ids.filtered(lambda entry: entry.state == "posted")
            if posted:
                yield reason(
                    "credit_already_posted", document=document.name, credit_notes=", ".join(posted.mapped("name"))
                )

    def _get_reset_blockers(self):
        for document in self:
            if document.sudo().posting_ids:
                yield reason("posted_before", document=document.name)

    def _get_issuer_blockers(self):
        """Accounting asks for its own credit notes; proposing concessions is for those who talk to the customer."""
        if not self.env.user.has_groups(",".join(ISSUERS)):
            for document in self.filtered(lambda document: document.kind != "credit_note"):
                yield reason("allowance_of_accounting", document=document.name, groups=ISSUERS)

    def _get_form_blockers(self):
        for document in self:
            if not document.line_ids:
                yield reason("no_lines", document=document.name)
            if not document.reason_id:
                yield reason("no_reason", document=document.name)
            currencies = document.sudo().line_ids.invoice_id.currency_id
            if len(currencies) > 1:
                yield reason(
                    "several_currencies", document=document.name, currencies=", ".join(currencies.mapped("name"))
                )

    def _get_line_blockers(self):
        documents = self.sudo()
        lines = documents.filtered(lambda document: document.kind == "allowance").line_ids
        values = lines.origin_line_id._after_sales_open_value(besides=lines)
        invoices = lines.origin_line_id.move_id._after_sales_open_value(besides=lines)
        for document in documents:
            for line in document.line_ids:
                yield from line._get_origin_blockers()
                yield from line._get_account_blockers()
            yield from document._get_entry_blockers()
            if document.kind != "credit_note":
                yield from allowance.check([line._claimed() for line in document.line_ids], values, invoices)
            if document.kind == "allowance":
                # What this document takes is gone for the next one of the same batch.
                document.line_ids._take_from(values, invoices)

    def _get_spread_blockers(self):
        if self.kind == "credit_note" or not self.line_ids.filtered(lambda line: line._open_value() > 0):
            yield reason("allowance_nothing_open", document=self.name)
        if self.lump_amount <= 0:
            yield reason("allowance_no_lump_sum", document=self.name)

