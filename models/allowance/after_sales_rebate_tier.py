# Part of after_sales. LGPL-3.
from odoo import fields, models

from ...rules.rebate import Tier
from ..exact import exact


class AfterSalesRebateTier(models.Model):
    """From how much on how much is given: from ``start``, included, to the start of the next tier, not included."""

    _name = "after_sales.rebate.tier"
    _description = "Tier of a Rebate Agreement"
    _inherit = ["after_sales.agreement.term"]
    _order = "agreement_id, start, id"

    agreement_id = fields.Many2one("after_sales.rebate.agreement", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="agreement_id.company_id", store=True, index=True)
    start = fields.Float("From", digits=(16, 2), help="Net value in the company's currency, or quantity; included.")
    rate = fields.Float("Rebate", digits=(16, 4), help="Percent, or net amount per unit in the company's currency.")

    def _tiers(self) -> list[Tier]:
        return [Tier(exact(tier.start), exact(tier.rate)) for tier in self]
