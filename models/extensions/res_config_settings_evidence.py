# Part of after_sales. LGPL-3.
from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    after_sales_return_proof_required = fields.Boolean(
        related="company_id.after_sales_return_proof_required", readonly=False
    )
    after_sales_allowance_proof_required = fields.Boolean(
        related="company_id.after_sales_allowance_proof_required", readonly=False
    )
    after_sales_proof_four_eyes = fields.Boolean(related="company_id.after_sales_proof_four_eyes", readonly=False)
    after_sales_proof_reminder_days = fields.Integer(
        related="company_id.after_sales_proof_reminder_days", readonly=False
    )
