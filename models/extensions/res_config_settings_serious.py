# Part of after_sales. LGPL-3.
from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    after_sales_serious_customers = fields.Integer(related="company_id.after_sales_serious_customers", readonly=False)
    after_sales_serious_customers_months = fields.Integer(
        related="company_id.after_sales_serious_customers_months", readonly=False
    )
    after_sales_serious_complaints = fields.Integer(related="company_id.after_sales_serious_complaints", readonly=False)
    after_sales_serious_complaints_months = fields.Integer(
        related="company_id.after_sales_serious_complaints_months", readonly=False
    )
    after_sales_serious_claims = fields.Integer(related="company_id.after_sales_serious_claims", readonly=False)
    after_sales_serious_claims_months = fields.Integer(
        related="company_id.after_sales_serious_claims_months", readonly=False
    )
    after_sales_serious_amount = fields.Monetary(
        related="company_id.after_sales_serious_amount", readonly=False, currency_field="after_sales_currency_id"
    )
    after_sales_serious_grade = fields.Selection(related="company_id.after_sales_serious_grade", readonly=False)
