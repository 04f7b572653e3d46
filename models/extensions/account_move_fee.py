# Part of after_sales. LGPL-3.
from odoo import models


class AccountMove(models.Model):
    """What a credit note takes off its invoice, before a fee is kept back from it."""

    _inherit = "account.move"

    def _after_sales_before_fee(self):
        """What credit notes come to without their fees."""
        fees = self.invoice_line_ids.filtered("after_sales_fee_line_id")
        return sum(self.mapped("amount_total")) - sum(fees.mapped("price_total"))

    def _after_sales_rounding_room(self):
        fees = self.invoice_line_ids.filtered("after_sales_fee_line_id")
        steps = sum(1 + len(fee.tax_ids.flatten_taxes_hierarchy()) for fee in fees)
        return super()._after_sales_rounding_room() + self.currency_id[:1].rounding * steps
