# Part of after_sales. LGPL-3.
from collections import defaultdict
from decimal import Decimal

from odoo import models

from ...rules.invoice_amounts import NET
from ...rules.money import split


class AccountMoveLine(models.Model):
    """The discount for early payment on invoices that were credited in part (checklist B28)."""

    _inherit = "account.move.line"

    def _get_installments_data(self, *args, **kwargs):
        """What is to pay within the discount's days: what is left of the invoice, less the discount on that."""
        installments = super()._get_installments_data(*args, **kwargs)
        for installment in installments:
            if installment["type"] == "early_payment_discount":
                line = installment["line"]
                if line.move_id._after_sales_credits_alone():
                    installment.update(line._prepare_after_sales_discounted_vals())
        return installments

    def _prepare_after_sales_discounted_vals(self) -> dict:
        discount, company_discount = self.move_id._after_sales_discount_left()
        sign = -self.move_id.direction_sign
        due, company_due = self.amount_residual_currency - discount, self.amount_residual - company_discount
        return {
            "amount_residual_currency": due,
            "amount_residual": company_due,
            "amount_residual_currency_unsigned": sign * due,
            "amount_residual_unsigned": sign * company_due,
            "discount_amount_currency": discount,
            "discount_amount": company_discount,
        }

    def _after_sales_amounts(self):
        """Taxes as they were posted: some terms lower them on the invoice already, as if it were paid early.

        Odoo does that by lines of their own, which belong to all lines with the same taxes.
        """
        amounts = super()._after_sales_amounts()
        lowered = defaultdict(lambda: defaultdict(Decimal))
        for line, values in amounts.items():
            if line.display_type == "epd" and line.tax_ids:
                for key, amount in values.items():
                    if key.tax:
                        lowered[line.move_id, line.account_id, line.tax_ids][key] += amount
        for (entry, account, taxes), values in lowered.items():
            lines = self.browse().union(*amounts).filtered(
                lambda line, own=(entry, account, taxes): line._after_sales_lowered_by() == own
            )
            lines._after_sales_lower_taxes(amounts, values)
        return amounts

    def _after_sales_lowered_by(self):
        """What lowers the taxes of this line: (invoice, account, taxes); an amount per piece is never lowered."""
        is_goods = self.display_type == "product" and self.price_subtotal > 0
        taxes = self.tax_ids.filtered(lambda tax: tax.amount_type != "fixed")
        return (self.move_id, self.account_id, taxes) if is_goods else None

    def _after_sales_lower_taxes(self, amounts, values):
        weights = [amounts[line][NET] for line in self]
        for key, amount in values.items() if self else ():
            parts = split(amount, weights, self[:1]._after_sales_step(key))
            for line, part in zip(self, parts, strict=True):
                amounts[line][key] = amounts[line].get(key, Decimal(0)) + part
