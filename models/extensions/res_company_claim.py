# Part of after_sales. LGPL-3.
from odoo import fields, models


class ResCompany(models.Model):
    """Which claims the market specialist checks at the customer's place before they are accepted (R6.09)."""

    _inherit = "res.company"

    after_sales_claim_check = fields.Boolean(
        "Check Claims on Site", default=True, help="Unannounced, before a claim is accepted."
    )
    after_sales_claim_check_amount = fields.Monetary(
        "Claims to Check Above", help="Claims up to this amount are accepted unseen, unless their fault says otherwise."
    )
