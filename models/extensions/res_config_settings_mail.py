# Part of after_sales. LGPL-3.
from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    after_sales_return_mails = fields.Boolean(related="company_id.after_sales_return_mails", readonly=False)
    after_sales_allowance_mails = fields.Boolean(related="company_id.after_sales_allowance_mails", readonly=False)
