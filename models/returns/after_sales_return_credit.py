# Part of after_sales. LGPL-3.
from odoo import models

from ...rules.remedies import CREDITING
from ..lifecycle.engine import unlocked
from .after_sales_return import RECEIVED


class AfterSalesReturn(models.Model):
    """The credit notes of a return: made from the invoice lines that the goods were sold with, posted, reconciled."""

    _inherit = "after_sales.return"

    def _has_credit_due(self):
        return bool(self.line_ids._to_settle())

    def _due_shares(self):
        return self.line_ids._with_deductions(self.line_ids._allocate_credit())

    def _note_settled(self):
        for line in self.line_ids._to_settle():
            unlocked(line).settled_qty = line.due_qty

    def _is_complete(self):
        return self.receipt_status in RECEIVED and self.credit_status in ("credited", "not_invoiced", "not_due")

    def _approved_credit(self):
        """The most that may be credited: what was approved, and in proportion what came within the tolerance."""
        return sum(
            line.amount_total * max(1.0, line.received_qty / line.base_qty if line.base_qty else 1.0)
            for line in self.line_ids
            if line.remedy in CREDITING
        )

    def _credited_invoices(self):
        return self.invoice_id | self.line_ids.sale_line_id.invoice_lines.move_id.filtered(
            lambda entry: entry.state == "posted" and entry.move_type == "out_invoice"
        )

    def _credit_key(self, invoice):
        """Name the effect: this invoice, credited up to so much of the return. The quantity only ever grows."""
        settled = sum(max(line.due_qty, line.settled_qty) for line in self.line_ids)
        return f"invoice:{invoice.id}:up to:{settled:g}"

    def _credit_note_reference(self, invoice):
        return self.env._(
            "%(return)s: return of %(invoice)s of %(date)s, %(reason)s",
            **{
                "return": self.name,
                "invoice": invoice.name,
                "date": invoice.invoice_date,
                "reason": self.reason_id.name,
            },
        )
