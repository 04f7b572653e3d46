# Part of after_sales. LGPL-3.
from odoo import models


class AfterSalesAllowance(models.Model):
    """The day of an allowance in closed books: accounting dates its own credit notes and payables itself (checklist B46)."""

    _inherit = "after_sales.allowance"

    def _moves_credit(self):
        # A payable stands in a purchase journal, which has a lock of its own.
        has_invoices = all(line.invoice_id for line in self.line_ids)
        return super()._moves_credit() and self.kind != "credit_note" and has_invoices

    def _has_taxes(self):
        return super()._has_taxes() or bool(self.line_ids.tax_ids)
