# Part of after_sales. LGPL-3.
from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    after_sales_currency_id = fields.Many2one(related="company_id.currency_id", string="Company Currency")
    after_sales_claim_check = fields.Boolean(related="company_id.after_sales_claim_check", readonly=False)
    after_sales_claim_check_amount = fields.Monetary(
        related="company_id.after_sales_claim_check_amount", readonly=False, currency_field="after_sales_currency_id"
    )
