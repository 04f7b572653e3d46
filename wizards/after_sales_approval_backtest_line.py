# Part of after_sales. LGPL-3.
from odoo import fields, models

from ..models.approval.after_sales_approval_limit import DOCUMENT_KINDS
from .after_sales_approval_simulate import OUTCOMES


class AfterSalesApprovalBacktestLine(models.TransientModel):
    """One request of the period: who was asked then, and who would be asked under the version tested."""

    _name = "after_sales.approval.backtest.line"
    _description = "Back-Tested Request"
    _order = "asked_on desc, id"
    _rec_name = "request_id"

    backtest_id = fields.Many2one("after_sales.approval.backtest", required=True, ondelete="cascade", index=True)
    request_id = fields.Many2one("after_sales.approval.request", "Document", required=True, ondelete="cascade")
    document_kind = fields.Selection(DOCUMENT_KINDS, "Kind", required=True)
    company_id = fields.Many2one("res.company", required=True, ondelete="cascade")
    currency_id = fields.Many2one(related="company_id.currency_id")
    partner_id = fields.Many2one("res.partner", "Customer", ondelete="cascade")
    requester_id = fields.Many2one("res.users", ondelete="cascade")
    asked_on = fields.Datetime("Asked On", required=True)
    amount = fields.Monetary()
    exposure = fields.Monetary("Tested Amount", help="What the amount comes to under the version tested.")
    then_role_id = fields.Many2one("after_sales.approval.role", "Highest Then", ondelete="cascade")
    then_asked = fields.Char("Asked Then")
    now_role_id = fields.Many2one("after_sales.approval.role", "Highest Now", ondelete="cascade")
    now_asked = fields.Char("Would Be Asked")
    outcome = fields.Selection(OUTCOMES, required=True)
