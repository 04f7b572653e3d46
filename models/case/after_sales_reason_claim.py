# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesReason(models.Model):
    _inherit = "after_sales.reason"

    is_claim_checked = fields.Boolean(
        "Always Check Claims on Site", help="Claims of this fault are checked on site whatever their amount."
    )
