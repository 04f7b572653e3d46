# Part of after_sales. LGPL-3.
from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    after_sales_notice_automatic = fields.Boolean(related="company_id.after_sales_notice_automatic", readonly=False)
    after_sales_notice_pause_days = fields.Integer(related="company_id.after_sales_notice_pause_days", readonly=False)
    after_sales_notice_reply_days = fields.Integer(related="company_id.after_sales_notice_reply_days", readonly=False)
    after_sales_reply_hours = fields.Float(related="company_id.after_sales_reply_hours", readonly=False)
    after_sales_reply_clock = fields.Selection(related="company_id.after_sales_reply_clock", readonly=False)
    after_sales_reply_warning_hours = fields.Float(related="company_id.after_sales_reply_warning_hours", readonly=False)
    after_sales_follow_up_days = fields.Integer(related="company_id.after_sales_follow_up_days", readonly=False)
