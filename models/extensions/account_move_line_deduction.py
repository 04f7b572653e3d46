# Part of after_sales. LGPL-3.
from odoo import models


class AccountMoveLine(models.Model):
    """Discounts on a whole order, which stand on the invoice as lines of their own (checklist B21)."""

    _inherit = "account.move.line"

    def _after_sales_deductions(self) -> dict:
        """What is taken off the invoices of these lines as a whole: {line below zero: the lines it is taken off}.

        Odoo writes such a discount once for each set of taxes.
        """
        found = {}
        for entry in self.move_id:
            goods = entry.invoice_line_ids.filtered(
                lambda line: line.display_type == "product" and line.price_subtotal > 0
            )
            for line in entry.invoice_line_ids.filtered(lambda line: line._after_sales_is_deduction()):
                found[line] = line._after_sales_deduction_goods(goods)
        return found

    def _after_sales_deduction_goods(self, goods):
        """What of ``goods`` this was taken off: those with the same taxes, or all."""
        self.ensure_one()
        return goods.filtered(lambda each: each.tax_ids == self.tax_ids) or goods

    def _after_sales_is_deduction(self):
        """A discount; neither a down payment, which was paid, nor goods that were traded in."""
        return (
            self.display_type == "product"
            and self.price_subtotal < 0
            and self.quantity > 0
            and self.product_id.type != "consu"
            and not any(self.sale_line_ids.mapped("is_downpayment"))
        )
