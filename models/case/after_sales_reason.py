# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesReason(models.Model):
    """Why something comes back or is complained about: one list for returns, allowances and cases."""

    _name = "after_sales.reason"
    _description = "After-Sales Reason"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True, help="A short code for lists and statistics.")
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one("res.company", help="Empty: for all companies.")
    is_for_customers = fields.Boolean(
        "In the Portal", default=True, help="Customers may choose it when they ask for a return themselves."
    )
    description = fields.Text(translate=True, help="When to choose this reason.")

    scrap_account_id = fields.Many2one(
        "account.account",
        "Loss Account",
        company_dependent=True,
        check_company=True,
        domain="[('account_type', 'not in', ('asset_receivable', 'liability_payable', 'asset_cash'))]",
        groups="after_sales.after_sales_group_administrator,account.group_account_readonly",
        help="Where the loss of scrapped and downgraded goods goes when inspection finds this reason. Empty: the"
        " account of the company's scrap location.",
    )

    _code_once = models.UniqueIndex(
        "(code, COALESCE(company_id, 0))", "There is already a reason with this code. Choose another code."
    )
