# Part of after_sales. LGPL-3.
from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    after_sales_warned_ids = fields.Many2many(related="company_id.after_sales_warned_ids", readonly=False)
    after_sales_chart_months = fields.Integer(related="company_id.after_sales_chart_months", readonly=False)
