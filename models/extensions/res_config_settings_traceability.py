# Part of after_sales. LGPL-3.
from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    after_sales_is_maker = fields.Boolean(related="company_id.after_sales_is_maker", readonly=False)
    after_sales_licence_number = fields.Char(related="company_id.after_sales_licence_number", readonly=False)
    after_sales_is_regulated = fields.Boolean(related="company_id.after_sales_is_regulated", readonly=False)
