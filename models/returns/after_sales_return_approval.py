# Part of after_sales. LGPL-3.
from odoo import models

from ...rules.approval_matching import Facts


class AfterSalesReturn(models.Model):
    """What a return asks its approvers: the credit at the price of the sale, and what it is drawn on (R7.01, R7.04)."""

    _inherit = "after_sales.return"

    def _approval_facts(self) -> Facts:
        return super()._approval_facts()._replace(dispositions=frozenset(self.sudo().line_ids.disposition_id.ids))

    def _approval_draws_on(self, invoices):
        return super()._approval_draws_on(invoices) | {("lot", lot_id) for lot_id in self.line_ids.lot_id.ids}

    def _approval_content(self) -> dict:
        return {
            "kind": self._name,
            "document": self.id,
            "company": self.company_id.id,
            "customer": self.partner_id.id,
            "invoice": self.invoice_id.id,
            "reason": self.reason_id.id,
            "currency": self.currency_id.name,
            "lines": [
                [
                    line.move_id.id,
                    line.product_id.id,
                    line.lot_id.id,
                    line.uom_id.id,
                    line.remedy,
                    line.disposition_id.id,
                    line.is_advance,
                    f"{line.keep_percent:.12g}",
                    str(line.due_back_on or ""),
                    line.exchange_product_id.id,
                    f"{line.exchange_price_unit:.12g}",
                    f"{line.quantity:.12g}",
                    f"{line.amount_total:.12g}",
                ]
                for line in self.line_ids.sorted("id")
            ],
        }
