# Part of after_sales. LGPL-3.
from odoo import fields, models


class ProductCategory(models.Model):
    _inherit = "product.category"

    after_sales_is_paid_service = fields.Boolean(
        "Paid Services", help="All products of this category are sold by the service price list."
    )
    after_sales_allowance_account_id = fields.Many2one(
        "account.account",
        "Sales Allowance Account",
        company_dependent=True,
        domain="[('account_type', 'in', ('income', 'income_other', 'expense', 'expense_other', 'expense_direct_cost'))]",
        help="Where allowances on goods of this category are booked. Empty: as the category above or the company says.",
    )

    def _after_sales_allowance_account(self):
        """The account of this category, else of the nearest one above it that has one."""
        category = self
        while category and not category.after_sales_allowance_account_id:
            category = category.parent_id
        return category.after_sales_allowance_account_id
