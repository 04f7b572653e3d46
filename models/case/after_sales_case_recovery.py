# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import AccessError

from ...rules.reason import reason

#: Parties outside the house, from whom a part may be recovered.
OUTSIDE = ("supplier", "carrier")
#: Who claims from them: the GM office together with the units concerned.
CLAIMANTS = (
    "after_sales.after_sales_group_coordinator",
    "after_sales.after_sales_group_quality",
    "after_sales.after_sales_group_accountant",
)


class AfterSalesCase(models.Model):
    """What suppliers and carriers owe for a complaint, and what it costs after that (R4.25, R8.27)."""

    _inherit = "after_sales.case"

    recovery_ids = fields.One2many("after_sales.vendor.claim", "case_id", "Claims on Suppliers", readonly=True)
    recovery_count = fields.Integer(compute="_compute_recovery_count")
    recovered_amount = fields.Monetary(
        "Recovered", compute="_compute_loss_amount", store=True, currency_field="company_currency_id",
        help="What suppliers and carriers have credited: their credit notes are posted.",
    )  # fmt: skip
    loss_amount = fields.Monetary(
        "Loss", compute="_compute_loss_amount", store=True, currency_field="company_currency_id",
        help="The value of the decision, less what was recovered.",
    )  # fmt: skip
    can_claim = fields.Boolean(compute="_compute_can_claim")

    @api.depends("recovery_ids")
    def _compute_recovery_count(self):
        for case in self:
            case.recovery_count = len(case.sudo().recovery_ids)

    @api.depends("amount_total", "recovery_ids.recovered_amount")
    def _compute_loss_amount(self):
        for case in self:
            case.recovered_amount = sum(case.sudo().recovery_ids.mapped("recovered_amount"))
            case.loss_amount = case.amount_total - case.recovered_amount

    @api.depends("state", "share_ids.party", "recovery_ids.state")
    @api.depends_context("uid")
    def _compute_can_claim(self):
        may = self.env.user.has_groups(",".join(CLAIMANTS))
        for case in self:
            case.can_claim = may and not any(case._get_claim_blockers())

    def action_claim(self):
        """Claim from suppliers and carriers what their shares of a decided case come to."""
        self.ensure_one()
        self.check_access("read")
        if not self.env.user.has_groups(",".join(CLAIMANTS)):
            refusal = reason("no_right", event="claim", documents=self.name, groups=CLAIMANTS)
            self._raise_all([refusal], AccessError)
        self._raise_all(self._get_claim_blockers())
        # The right to claim was checked; the claim itself is made by nobody's hand.
        self.env["after_sales.vendor.claim"].sudo()._claim_shares(self._shares_to_claim())
        return self.action_view_recoveries()

    def action_view_recoveries(self):
        """Open the claims on suppliers and carriers."""
        self.ensure_one()
        return self._view_records(self.recovery_ids, self.env._("Claims for %s", self.name))

    def _get_claim_blockers(self):
        if self.state not in ("approved", "done"):
            yield reason("claim_before_decision", case=self.name)
        elif not self._shares_to_claim():
            yield reason("claim_of_nothing", case=self.name)

    def _shares_to_claim(self):
        """Shares of those outside, something to recover, that no claim stands for."""
        claimed = self.sudo().recovery_ids.filtered(lambda claim: claim.state != "withdrawn").share_id
        return (self.sudo().share_ids - claimed).filtered(
            lambda share: share.party in OUTSIDE and share.partner_id and share._amount_to_recover() > 0
        )
