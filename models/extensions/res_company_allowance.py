# Part of after_sales. LGPL-3.
from odoo import fields, models


class ResCompany(models.Model):
    """Where allowances and compensations are booked, unless a reason or a product category says so (R6.06)."""

    _inherit = "res.company"

    after_sales_allowance_account_id = fields.Many2one(
        "account.account",
        "Sales Allowance Account",
        check_company=True,
        domain="[('account_type', 'in', ('income', 'income_other', 'expense', 'expense_other', 'expense_direct_cost'))]",
        help="Empty: allowances lower the income account of their invoice line.",
    )
    after_sales_compensation_account_id = fields.Many2one(
        "account.account",
        "Compensation Account",
        check_company=True,
        domain="[('account_type', 'in', ('expense', 'expense_other', 'expense_direct_cost'))]",
        help="The expense account of damages. Without one, and without one on the reason, none can be posted.",
    )
