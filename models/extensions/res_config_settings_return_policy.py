# Part of after_sales. LGPL-3.
from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    after_sales_return_days = fields.Integer(related="company_id.after_sales_return_days", readonly=False)
    after_sales_batch_percent = fields.Float(related="company_id.after_sales_batch_percent", readonly=False)
    after_sales_batch_least = fields.Float(related="company_id.after_sales_batch_least", readonly=False)
    after_sales_counted_by = fields.Selection(related="company_id.after_sales_counted_by", readonly=False)
    after_sales_superior_instructs = fields.Boolean(related="company_id.after_sales_superior_instructs", readonly=False)
    after_sales_customers_ask_freight = fields.Boolean(
        related="company_id.after_sales_customers_ask_freight", readonly=False
    )
    after_sales_peer_user_id = fields.Many2one(related="company_id.after_sales_peer_user_id", readonly=False)
    after_sales_refunds_freight = fields.Boolean(related="company_id.after_sales_refunds_freight", readonly=False)
