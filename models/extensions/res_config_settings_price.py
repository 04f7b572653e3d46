# Part of after_sales. LGPL-3.
from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    """Settings of prices that are kept to a list."""

    _inherit = "res.config.settings"

    after_sales_price_control = fields.Selection(related="company_id.after_sales_price_control", readonly=False)
    after_sales_service_pricelist_id = fields.Many2one(
        related="company_id.after_sales_service_pricelist_id", readonly=False
    )
