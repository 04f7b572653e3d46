# Part of after_sales. LGPL-3.
from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    after_sales_case_domestic_days = fields.Integer(related="company_id.after_sales_case_domestic_days", readonly=False)
    after_sales_case_foreign_days = fields.Integer(related="company_id.after_sales_case_foreign_days", readonly=False)
    after_sales_case_calendar_id = fields.Many2one(related="company_id.after_sales_case_calendar_id", readonly=False)
