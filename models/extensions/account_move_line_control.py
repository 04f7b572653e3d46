# Part of after_sales. LGPL-3.
from odoo import models

#: What a line comes to.
MONEY = {"price_unit", "quantity", "discount", "balance", "debit", "credit", "amount_currency", "tax_ids"}


class AccountMoveLine(models.Model):
    """Which lines of a customer invoice give something away."""

    _inherit = "account.move.line"

    def write(self, vals):
        """Odoo lets the lines of a posted entry be written: what they come to then is looked at again."""
        posted = MONEY.intersection(vals) and self.move_id.filtered(lambda entry: entry.state == "posted")
        if not posted:
            return super().write(vals)
        posted._after_sales_remember_amount()
        written = super().write(vals)
        posted._check_after_sales_credit()
        return written

    def _after_sales_taken_off(self):
        """Those of these lines that lower an invoice without a sales order that says so, or by more than it says.

        Rounding, discount accounts, early payment and taxes are lines of other types. A shop's orders are their own
        documents.
        """
        return self.filtered(
            lambda line: (
                line.display_type == "product"
                and line.price_subtotal < 0
                and not line._after_sales_is_of_shop()
                and not (line.sale_line_ids and all(sold._after_sales_deducts() for sold in line.sale_line_ids))
            )
        )

    def _after_sales_is_of_shop(self):
        return "pos_order_ids" in self.move_id._fields and bool(self.move_id.pos_order_ids)

    def _after_sales_invoiced_in(self, currency):
        """What this line invoices before tax, in ``currency``; a credit note takes it back."""
        sign = -1 if self.move_type == "out_refund" else 1
        date = self.move_id.invoice_date or self.date
        return sign * self.currency_id._convert(self.price_subtotal, currency, self.company_id, date)
