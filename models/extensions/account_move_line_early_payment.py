# Part of after_sales. LGPL-3.
from odoo import models


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
