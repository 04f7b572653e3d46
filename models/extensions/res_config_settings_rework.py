# Part of after_sales. LGPL-3.
from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    after_sales_rework_window_days = fields.Integer(related="company_id.after_sales_rework_window_days", readonly=False)
