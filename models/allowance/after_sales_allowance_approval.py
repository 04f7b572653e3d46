# Part of after_sales. LGPL-3.
from odoo import models


class AfterSalesAllowance(models.Model):
    """What a signature under an allowance stands for: to whom, why, on which invoice line, how much (R6.05, R7.05)."""

    _inherit = "after_sales.allowance"

    def _approval_content(self) -> dict:
        return {
            "kind": self._name,
            "document": self.id,
            "company": self.company_id.id,
            "customer": self.partner_id.id,
            "what": self.kind,
            "reason": self.reason_id.id,
            "currency": self.currency_id.name,
            "entry": [self.entry_id.id, self.entry_id._after_sales_digest()] if self.entry_id else [],
            "lines": [line._approval_content() for line in self.line_ids.sorted("id")],
        }

    def _approval_subject(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        return " · ".join(part for part in (kinds[self.kind], super()._approval_subject()) if part)
