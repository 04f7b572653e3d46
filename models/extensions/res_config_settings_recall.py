# Part of after_sales. LGPL-3.
from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    after_sales_recall_reminder_days = fields.Integer(
        related="company_id.after_sales_recall_reminder_days", readonly=False
    )
    after_sales_recall_target_hours = fields.Float(related="company_id.after_sales_recall_target_hours", readonly=False)
