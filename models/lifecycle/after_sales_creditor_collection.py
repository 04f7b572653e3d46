# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules.reason import reason
from .engine import unlocked


class AfterSalesCreditor(models.AbstractModel):
    """Invoices that are written off, sold or in collection are not credited as if nothing were (checklist B29).

    By the company's rule the document is refused; or it is credited only once accounting has said so.
    """

    _inherit = "after_sales.creditor"

    doubtful_invoices = fields.Char(
        "Invoices That Accounting Looks At", compute="_compute_doubtful_invoices", compute_sudo=True
    )
    released_on = fields.Datetime(readonly=True, copy=False, help="When accounting said: credit them all the same.")
    released_by_id = fields.Many2one("res.users", readonly=True, copy=False)

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"released_on", "released_by_id"}

    @api.depends("state", "released_on")
    def _compute_doubtful_invoices(self):
        for document in self:
            is_open = document.state in ("draft", "submitted", "approved") and not document.released_on
            invoices = document._doubtful_invoices() if is_open else ()
            document.doubtful_invoices = ", ".join(
                f"{invoice.name} ({invoice._after_sales_collection_label()})" for invoice in invoices
            )

    def _doubtful_invoices(self):
        """The invoices to credit that are written off, sold or in collection."""
        return self._credited_invoices().filtered(lambda invoice: invoice._after_sales_collection() != "none")

    def action_release(self):
        """Credit these invoices all the same: accounting has looked at them."""
        self._refuse_without_right("retry")
        self._lock()
        self._raise_all(
            reason("nothing_to_release", document=document.name)
            for document in self
            if document.state != "approved" or not document.doubtful_invoices
        )
        for document in self.sudo():
            invoices = document.doubtful_invoices
            unlocked(document).write({"released_on": fields.Datetime.now(), "released_by_id": self.env.uid})
            document.message_post(body=self.env._("Credited all the same: %s", invoices))
        self.sudo()._advance()

    def _get_books_blockers(self):
        yield from super()._get_books_blockers()
        for document in self.sudo():
            refuses = document.company_id.after_sales_doubtful_invoices == "refuse" and not document.released_on
            for invoice in document._doubtful_invoices() if refuses else ():
                standing = invoice._after_sales_collection_label()
                yield reason("invoice_doubtful", document=document.name, invoice=invoice.name, standing=standing)

    def _get_posting_blockers(self):
        yield from super()._get_posting_blockers()
        for document in self.filtered(lambda document: not document.released_on):
            for invoice in document._doubtful_invoices():
                standing = invoice._after_sales_collection_label()
                yield reason("invoice_for_accounting", document=document.name, invoice=invoice.name, standing=standing)
