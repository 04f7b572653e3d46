# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules.rebate import Tier
from ..exact import exact
from ..lifecycle.engine import is_unlocked


class AfterSalesRebateTier(models.Model):
    """From how much on how much is given: from ``start``, included, to the start of the next tier, not included."""

    _name = "after_sales.rebate.tier"
    _description = "Tier of a Rebate Agreement"
    _order = "agreement_id, start, id"

    agreement_id = fields.Many2one("after_sales.rebate.agreement", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="agreement_id.company_id", store=True, index=True)
    start = fields.Float("From", digits=(16, 2), help="Net value in the company's currency, or quantity; included.")
    rate = fields.Float("Rebate", digits=(16, 4), help="Percent, or net amount per unit in the company's currency.")

    def _tiers(self) -> list[Tier]:
        return [Tier(exact(tier.start), exact(tier.rate)) for tier in self]

    @api.model_create_multi
    def create(self, vals_list):
        tiers = super().create(vals_list)
        tiers._refuse_unless_draft()
        return tiers

    def write(self, vals):
        self._refuse_unless_draft()
        written = super().write(vals)
        self._refuse_unless_draft()
        return written

    @api.ondelete(at_uninstall=False)
    def _unlink_only_in_drafts(self):
        self._refuse_unless_draft()

    def _refuse_unless_draft(self):
        if not is_unlocked(self):
            self.agreement_id._raise_all(self.agreement_id._get_frozen_blockers())
