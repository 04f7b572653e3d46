# Part of after_sales. LGPL-3.
from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    after_sales_capa_days = fields.Integer(related="company_id.after_sales_capa_days", readonly=False)
    after_sales_capa_window_days = fields.Integer(related="company_id.after_sales_capa_window_days", readonly=False)
    after_sales_capa_target_percent = fields.Float(related="company_id.after_sales_capa_target_percent", readonly=False)
    after_sales_capa_reminder_days = fields.Integer(related="company_id.after_sales_capa_reminder_days", readonly=False)
