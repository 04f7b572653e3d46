# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules import liability
from ...rules.reason import reason
from ..exact import exact
from ..lifecycle.engine import unlocked
from .after_sales_allowance import AfterSalesAllowance as Allowance

#: Parties of an allowance that no case stands behind.
OURS, OTHERS = "department", "customer"


class AfterSalesAllowance(models.Model):
    """The claim behind money without goods: damages are paid as far as we are liable, and say why (R6.07, R6.10).

    What carries out a case takes the claim and the shares of the case; all else says its own.
    """

    _name = "after_sales.allowance"
    _inherit = ["after_sales.allowance", "after_sales.claimed"]
    _frozen_fields = Allowance._frozen_fields | {
        *("claimed_amount", "is_disputed", "liability_percent", "liability_basis", "is_third_party"),
    }

    liability_percent = fields.Float(
        "Liability (%)", digits=(5, 2), tracking=True, copy=False, help="How far the company answers for the damage."
    )
    liability_basis = fields.Text(copy=False, help="Why, and who found out: an agreement, a report, the law.")
    is_third_party = fields.Boolean(
        "A Third Party Is the Main Cause",
        copy=False,
        help="Then the technical department negotiates with the customer.",
    )

    @api.depends("currency_id")
    def _compute_claim_currency_id(self):
        for document in self:
            document.claim_currency_id = document.currency_id

    @api.depends("liability_percent", "case_id.liable_percent", "is_third_party", "currency_id")
    def _compute_liable(self):
        super()._compute_liable()
        for document in self:
            document.is_mainly_third = document.is_third_party

    def _claim_parts(self):
        if self.case_id:
            return self.sudo().case_id._claim_parts()
        percent = exact(self.liability_percent)
        return [(OURS, percent), (OTHERS, liability.WHOLE - percent)] if percent or self.liability_basis else []

    def _get_form_blockers(self):
        yield from super()._get_form_blockers()
        for document in self:
            yield from document._get_own_claim_blockers()

    def _get_own_claim_blockers(self):
        if self.kind == "credit_note":
            return
        if self.case_id:
            yield from self.sudo().case_id._get_money_blockers()
            return
        if self.kind == "compensation":
            yield from self._get_liability_blockers(self.amount_total)
            if self.liability_percent and not self.liability_basis:
                yield reason("liability_without_basis", document=self.name)
        yield from self._get_settled_blockers(self.amount_total)

    def _get_approve_blockers(self):
        yield from super()._get_approve_blockers()
        for document in self.sudo():
            yield from document._get_own_claim_blockers()

    def _approval_content(self):
        claim = [
            *(f"{self[name]:.12g}" for name in ("claimed_amount", "liability_percent", "claim_settled_amount")),
            *(self[name] or "" for name in ("liability_basis", "claim_result")),
        ]
        said = self.claimed_amount or self.liability_percent or self.claim_result
        return super()._approval_content() | ({"claim": claim} if said else {})

    def _after_claim_cancelled(self, why):
        self._refuse_claim(why)

    def _has_right(self, event):
        """Whoever settled the claim ends what was asked for it; then there is nothing left to give."""
        return super()._has_right(event) or (
            event == "cancel" and bool(self) and all(each._is_claim_over() for each in self)
        )

    def _is_claim_over(self):
        case = self.sudo().case_id
        return "cancelled" in (self.claim_result, case.claim_result) or case.finding == "unfounded"

    def _refuse_claim(self, why):
        """Cancel these allowances with the reason: nothing is given for their claim."""
        going = self.filtered(lambda document: document.state in ("draft", "submitted"))
        going._transition("cancel")
        going._note_refusal(why)

    def _refuse_claim_of(self, case, why):
        """Refuse what was asked for the claim of a case; where nothing was asked yet, leave a refused one for the file."""
        documents = self.search([("case_id", "=", case.id)])
        if not documents:
            documents = unlocked(self).create(self._prepare_refused_vals(case))
        documents._refuse_claim(why)

    def _prepare_refused_vals(self, case) -> dict:
        return {
            "kind": "allowance" if case.demand == "allowance" else "compensation",
            "case_id": case.id,
            "company_id": case.company_id.id,
            "partner_id": case.partner_id.id,
            "reason_id": case.reason_id.id,
            "user_id": case.user_id.id,
            "claimed_amount": case.claimed_amount,
        }
