# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules.reason import reason


class AfterSalesCase(models.Model):
    """A claim is verified on site before it is accepted, where the company or the fault asks for it (R6.09)."""

    _inherit = "after_sales.case"

    claim_check_ids = fields.One2many("after_sales.claim.check", "case_id", "On-Site Checks", copy=False)
    is_claim_check_due = fields.Boolean("To Be Checked on Site", compute="_compute_is_claim_check_due")

    @api.depends("claimed_amount", "reason_id", "kind", "claim_check_ids.checked_on")
    def _compute_is_claim_check_due(self):
        for case in self:
            case.is_claim_check_due = case._is_check_due() and not case._last_check()

    def _is_check_due(self):
        company = self.company_id
        if self.kind != "complaint" or self.claimed_amount <= 0 or not company.after_sales_claim_check:
            return False
        is_above = (
            self.claim_currency_id.compare_amounts(self.claimed_amount, company.after_sales_claim_check_amount) > 0
        )
        return is_above or self.reason_id.is_claim_checked

    def _last_check(self):
        return self.sudo().claim_check_ids.filtered("checked_on").sorted("checked_on")[-1:]

    def _is_check_against(self):
        """Whether the specialist found the claim wrong: then it is a matter of negotiation."""
        return self._last_check().result == "not_confirmed"

    def _get_accept_blockers(self):
        yield from super()._get_accept_blockers()
        for case in self:
            if case.is_claim_check_due:
                yield reason("claim_not_checked", case=case.name)
