# Part of after_sales. LGPL-3.
from odoo import models


class AccountMove(models.Model):
    """A customer hears of the credit notes of his return once they are posted."""

    _inherit = "account.move"

    def _post(self, soft=True):
        posted = super()._post(soft=soft)
        credits = posted.filtered(lambda entry: entry.move_type == "out_refund" and entry.after_sales_return_id)
        for document, entries in credits.grouped("after_sales_return_id").items():
            document._tell("credited", ",".join(map(str, sorted(entries.ids))))
            # The approval of the return replaces the right over loyalty cards.
            document.sudo()._settle_points()
        return posted

    def _invoice_paid_hook(self):
        """A credit note that is set off was not paid, and its document tells of it: no message on the sales order."""
        ours = self.filtered(lambda entry: entry.move_type == "out_refund" and entry._after_sales_document())
        return super(AccountMove, self - ours)._invoice_paid_hook()

    def _after_sales_legal_print(self) -> tuple[str, bytes]:
        """The file that the customer gets: the one that was sent to him before, else the entry as it prints now."""
        self.ensure_one()
        if self.invoice_pdf_report_id:
            return self.invoice_pdf_report_id.name, self.invoice_pdf_report_id.raw
        pdf, _kind = self.env["ir.actions.report"].sudo()._render_qweb_pdf("account.account_invoices", self.ids)
        return self._get_invoice_report_filename(), pdf
