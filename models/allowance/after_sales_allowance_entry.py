# Part of after_sales. LGPL-3.
from odoo import models

from ...rules.reason import reason
from ..exact import exact


class AfterSalesAllowance(models.Model):
    """A credit note that accounting wrote: approved as it stands, that very draft posts (R7.03)."""

    _inherit = "after_sales.allowance"

    def _before_submit(self):
        super()._before_submit()
        for document in self.sudo().filtered(lambda document: document.kind == "credit_note"):
            document.entry_id.after_sales_allowance_id = document

    def _create_credit_notes(self, shares):
        drafts = self.filtered(lambda document: document.kind == "credit_note")
        self._record_credits([(document, f"entry:{document.entry_id.id}", document.entry_id) for document in drafts])
        made = super()._create_credit_notes([share for share in shares if share.line._documents() not in drafts])
        return drafts.entry_id | made

    def _foreseen_entries(self):
        if not self.entry_id:
            return super()._foreseen_entries()
        entry, invoice = self.entry_id, self.entry_id.reversed_entry_id
        left = max(invoice.amount_residual - entry.amount_total, 0.0)
        return [(invoice, self._foreseen_items(entry), left)]

    def _after_cancel(self):
        super()._after_cancel()
        self._let_go_of_entries()

    def _let_go_of_entries(self):
        """Who cancelled may ask anew, for this draft or after changing it."""
        # The link is ours; the draft itself stays as it is.
        self.sudo().entry_id.filtered(lambda entry: entry.state != "posted").after_sales_allowance_id = False

    def _get_entry_blockers(self):
        entry = self.entry_id
        if self.kind != "credit_note":
            if entry:
                yield reason("allowance_entry_no_draft", document=self.name)
            return
        if not entry or entry.move_type != "out_refund" or entry.state != "draft":
            yield reason("allowance_entry_no_draft", document=self.name)
        elif entry._after_sales_document() and entry._after_sales_document() != self:
            yield reason("allowance_entry_of_other", document=self.name, entry=entry._after_sales_title())
        elif entry.commercial_partner_id != self.partner_id.commercial_partner_id:
            yield reason("allowance_other_customer", line=self.name, customer=entry.partner_id.display_name)
        elif not self._says_what_its_entry_says():
            yield reason("allowance_entry_differs", document=self.name, entry=entry._after_sales_title())
        yield from self._get_entry_cap_blockers()

    def _says_what_its_entry_says(self):
        """Whether the approvers see the lines of the draft, and all of them."""
        drafted = self.entry_id.invoice_line_ids.filtered(lambda line: line.display_type == "product")
        wanted = [(line.name or line.product_id.display_name, line._after_sales_price_value()) for line in drafted]
        shown = [(line.name, exact(line.given_amount)) for line in self.line_ids]
        same_total = not self.currency_id.compare_amounts(self.entry_id.amount_total, self.amount_total)
        return same_total and sorted(wanted) == sorted(shown) and set(self.line_ids.mapped("basis")) <= {"amount"}

    def _get_entry_cap_blockers(self):
        """The draft counts already; what it credits must not be more than the invoice has."""
        invoice = self.entry_id.reversed_entry_id
        left = invoice._after_sales_open_value()[invoice].left if invoice else 0
        if left < 0:
            yield reason(
                "allowance_entry_above_invoice",
                document=self.name,
                invoice=invoice.name,
                excess=self.currency_id.format(float(-left)),
            )
