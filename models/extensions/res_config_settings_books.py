# Part of after_sales. LGPL-3.
from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    after_sales_closed_books = fields.Selection(related="company_id.after_sales_closed_books", readonly=False)
    after_sales_doubtful_invoices = fields.Selection(related="company_id.after_sales_doubtful_invoices", readonly=False)
    after_sales_stale_days = fields.Integer(related="company_id.after_sales_stale_days", readonly=False)
    after_sales_close_days = fields.Integer(related="company_id.after_sales_close_days", readonly=False)
    after_sales_idle_days = fields.Integer(related="company_id.after_sales_idle_days", readonly=False)
