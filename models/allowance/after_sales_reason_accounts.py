# Part of after_sales. LGPL-3.
from odoo import fields, models

EXPENSES = "[('account_type', 'in', ('expense', 'expense_other', 'expense_direct_cost'))]"
INCOME_AND_EXPENSES = (
    "[('account_type', 'in', ('income', 'income_other', 'expense', 'expense_other', 'expense_direct_cost'))]"
)


class AfterSalesReason(models.Model):
    """On which accounts allowances and compensations of this reason are booked, company by company (R6.06)."""

    _inherit = "after_sales.reason"

    allowance_account_id = fields.Many2one(
        "account.account",
        "Allowance Account",
        company_dependent=True,
        domain=INCOME_AND_EXPENSES,
        help="Empty: as the product category or the company says, else the income account of the invoice line.",
    )
    compensation_account_id = fields.Many2one(
        "account.account",
        "Compensation Account",
        company_dependent=True,
        domain=EXPENSES,
        help="Empty: as the company says.",
    )
