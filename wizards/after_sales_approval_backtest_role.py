# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesApprovalBacktestRole(models.TransientModel):
    """What a role had to sign in the period, and what it would have to sign under the version tested."""

    _name = "after_sales.approval.backtest.role"
    _description = "Load of a Role"
    _order = "sequence, id"

    backtest_id = fields.Many2one("after_sales.approval.backtest", required=True, ondelete="cascade")
    sequence = fields.Integer()
    role_id = fields.Many2one("after_sales.approval.role", required=True, ondelete="cascade")
    company_id = fields.Many2one("res.company", required=True, ondelete="cascade")
    currency_id = fields.Many2one(related="company_id.currency_id")
    then_count = fields.Integer("Asked Then")
    then_amount = fields.Monetary("Amount Then")
    then_weekly = fields.Float("A Week Then", digits=(16, 1))
    now_count = fields.Integer("Would Be Asked")
    now_amount = fields.Monetary("Amount Now")
    now_weekly = fields.Float("A Week Now", digits=(16, 1))
