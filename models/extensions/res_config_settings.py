# Part of after_sales. LGPL-3.
from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    after_sales_control = fields.Selection(related="company_id.after_sales_control", readonly=False)
    after_sales_override_review_days = fields.Integer(
        related="company_id.after_sales_override_review_days", readonly=False
    )
    after_sales_credit_moment = fields.Selection(related="company_id.after_sales_credit_moment", readonly=False)
    after_sales_is_inspected = fields.Boolean(related="company_id.after_sales_is_inspected", readonly=False)
    after_sales_tolerance_percent = fields.Float(related="company_id.after_sales_tolerance_percent", readonly=False)
    after_sales_allowance_account_id = fields.Many2one(
        related="company_id.after_sales_allowance_account_id", readonly=False
    )
    after_sales_compensation_account_id = fields.Many2one(
        related="company_id.after_sales_compensation_account_id", readonly=False
    )
