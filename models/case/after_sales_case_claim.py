# Part of after_sales. LGPL-3.
from odoo import api, models

from ..exact import exact
from .after_sales_case import AfterSalesCase as Case

#: Handlings that answer a claim with money.
MONEY = ("allowance", "compensation")


class AfterSalesCase(models.Model):
    """What the customer claims in a case: paid as far as its shares of responsibility say (R6.07, R6.10, R6.12)."""

    _name = "after_sales.case"
    _inherit = ["after_sales.case", "after_sales.claimed"]
    _frozen_fields = Case._frozen_fields | {"claimed_amount", "is_disputed"}

    @api.depends("share_ids.party", "share_ids.percent", "company_id")
    def _compute_liable(self):
        super()._compute_liable()

    def _claim_parts(self):
        return [(share.party, exact(share.percent)) for share in self.sudo().share_ids]

    def _needs_negotiation(self):
        return super()._needs_negotiation() or (self.claimed_amount and self._is_check_against())

    def _get_submit_blockers(self):
        yield from super()._get_submit_blockers()
        for case in self:
            yield from case._get_money_blockers()

    def _get_money_blockers(self):
        """What its decisions give for the claim, held against what is known of it."""
        paid = self._decided_amount(("compensation",))
        if paid:
            yield from self._get_liability_blockers(paid)
        if self._decided_amount(MONEY):
            yield from self._get_settled_blockers(self._decided_amount(MONEY))

    def _approval_content(self):
        claim = [f"{self.claimed_amount:.12g}", self.claim_result or "", f"{self.claim_settled_amount:.12g}"]
        return super()._approval_content() | ({"claim": claim} if self.claimed_amount or self.is_disputed else {})

    def _after_claim_cancelled(self, why):
        self._refuse_money(why)

    def _after_post(self):
        super()._after_post()
        for case in self.filtered(lambda case: case.finding == "unfounded" and case.claimed_amount):
            case._refuse_money(self.env._("The complaint is unfounded."))

    def _refuse_money(self, why):
        """Leave what was asked for this claim refused, so that everybody can read why nothing was given (R4.45)."""
        self.env["after_sales.allowance"].sudo()._refuse_claim_of(self, why)
