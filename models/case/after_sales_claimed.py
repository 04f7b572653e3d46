# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.exceptions import AccessError

from ...rules import liability
from ...rules.reason import reason
from ..exact import exact, step_of
from ..lifecycle.engine import unlocked

CLAIM_RESULTS = [("kept", "Claim Stands"), ("adjusted", "Adjusted by Share"), ("cancelled", "Claim Cancelled")]
#: The technical department, which negotiates disputed claims (R6.10).
TECHNICAL = ("after_sales.after_sales_group_rnd",)


class AfterSalesClaimed(models.AbstractModel):
    """A document on what a customer claims: how far we are liable, and what became of a claim in dispute (R6.07, R6.10).

    A concrete document says who bears what (``_claim_parts``), in which currency the claim is (``claim_currency_id``),
    and what it does once a claim is cancelled (``_after_claim_cancelled``).
    """

    _name = "after_sales.claimed"
    _description = "Document on a Claim"
    _inherit = ["after_sales.guarded"]

    company_id = fields.Many2one("res.company")
    company_currency_id = fields.Many2one(related="company_id.currency_id", string="Company Currency")
    claim_currency_id = fields.Many2one("res.currency", compute="_compute_claim_currency_id")
    claimed_amount = fields.Monetary(
        "Claimed Amount", currency_field="claim_currency_id", tracking=True, copy=False,
        help="What the customer claims, with tax. Empty: no figure was named.",
    )  # fmt: skip
    is_disputed = fields.Boolean(
        tracking=True, copy=False, help="The technical department negotiates a disputed claim with the customer."
    )
    liable_percent = fields.Float(
        "Our Part (%)", digits=(5, 2), compute="_compute_liable", help="For what we and those who work for us answer."
    )
    liable_amount = fields.Monetary(
        "Adjusted by Share", currency_field="claim_currency_id", compute="_compute_liable",
        help="The claim times our part of the responsibility.",
    )  # fmt: skip
    is_mainly_third = fields.Boolean("Mainly a Third Party", compute="_compute_liable")
    claim_result = fields.Selection(CLAIM_RESULTS, "Outcome of the Claim", readonly=True, copy=False, tracking=True, index=True)
    claim_settled_amount = fields.Monetary(
        "Settled At", currency_field="claim_currency_id", readonly=True, copy=False, tracking=True
    )
    claim_settled_reason = fields.Text("Why", readonly=True, copy=False)
    claim_settled_on = fields.Datetime("Claim Settled", readonly=True, copy=False)
    claim_settled_by_id = fields.Many2one("res.users", "Negotiated With the Customer By", readonly=True, copy=False)
    can_negotiate = fields.Boolean(compute="_compute_can_negotiate")
    claimed_company_amount = fields.Monetary(
        "Claimed (Company Currency)", currency_field="company_currency_id", compute="_compute_claimed_company_amount",
        store=True,
    )  # fmt: skip

    @api.depends("company_id")
    def _compute_claim_currency_id(self):
        for document in self:
            document.claim_currency_id = document.company_id.currency_id

    @api.depends("claimed_amount")
    def _compute_liable(self):
        for document in self:
            parts = document._claim_parts()
            percent = liability.liable(parts) or exact(0.0)
            step = step_of(document.claim_currency_id or document.env.company.currency_id)
            document.liable_percent = float(percent)
            document.liable_amount = float(liability.adjusted(exact(document.claimed_amount), percent, step))
            document.is_mainly_third = liability.is_mainly_third(parts)

    @api.depends("claimed_amount", "company_id")
    def _compute_claimed_company_amount(self):
        today = fields.Date.context_today(self)
        for document in self:
            currency, own = document.claim_currency_id, document.company_id.currency_id
            document.claimed_company_amount = currency._convert(
                document.claimed_amount, own, document.company_id, today
            )

    @api.depends("is_disputed", "claimed_amount", "claim_result")
    @api.depends_context("uid")
    def _compute_can_negotiate(self):
        may = self.env.user.has_groups(",".join(TECHNICAL))
        for document in self:
            document.can_negotiate = may and not any(document._get_negotiation_blockers())

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {
            *(
                "claim_result",
                "claim_settled_amount",
                "claim_settled_reason",
                "claim_settled_on",
                "claim_settled_by_id",
            ),
        }

    def action_negotiate(self):
        """Record what the technical department agreed with the customer on a claim in dispute."""
        self.ensure_one()
        self._refuse_unless_technical()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Negotiated Claim"),
            "res_model": "after_sales.claim.settle",
            "view_mode": "form",
            "target": "new",
            "context": {"default_res_model": self._name, "default_res_id": self.id},
        }

    def _settle_claim(self, result, why):
        """Keep the result; a cancelled claim leaves what was asked for it refused, with the reason."""
        self.ensure_one()
        self._refuse_unless_technical()
        self._lock()
        self._raise_all(self._get_negotiation_blockers())
        amount = {"kept": self.claimed_amount, "adjusted": self.liable_amount, "cancelled": 0.0}[result]
        # Who negotiates need not be allowed to write the document; the group was checked.
        unlocked(self.sudo()).write(
            {
                "claim_result": result,
                "claim_settled_amount": amount,
                "claim_settled_reason": why,
                "claim_settled_on": fields.Datetime.now(),
                "claim_settled_by_id": self.env.uid,
            }
        )
        if result == "cancelled":
            self.sudo()._after_claim_cancelled(why)

    def _after_claim_cancelled(self, why):
        """Hook: the claim is cancelled."""

    def _claim_parts(self) -> list:
        """Who bears how much: (party, percent) of ``rules/liability``; empty where nobody said."""
        return []

    def _needs_negotiation(self) -> bool:
        """Whether the claim is disputed, or mainly somebody else's doing."""
        return bool(self.is_disputed or self.is_mainly_third)

    def _refuse_unless_technical(self):
        self.check_access("read")
        if not self.env.user.has_groups(",".join(TECHNICAL)):
            names = ", ".join(self.mapped("name"))
            self._raise_all([reason("claim_by_technical", documents=names, groups=TECHNICAL)], AccessError)

    def _get_negotiation_blockers(self):
        for document in self:
            if not document._is_open():
                yield reason("wrong_state", document=document.name, event="negotiate", state=document._state_label())
            elif not document._needs_negotiation():
                yield reason("claim_not_disputed", document=document.name)
            elif document.claimed_amount <= 0:
                yield reason("claim_without_amount", document=document.name)

    def _get_settled_blockers(self, asked):
        """What forbids to give ``asked`` for this claim: it waits for its negotiation, or was settled for less."""
        if self._needs_negotiation() and not self.claim_result:
            yield reason("claim_not_negotiated", document=self.name)
        elif self.claim_result == "cancelled":
            yield reason("claim_cancelled", document=self.name, why=self.claim_settled_reason or "")
        elif self.claim_result and self.claim_currency_id.compare_amounts(asked, self.claim_settled_amount) > 0:
            currency = self.claim_currency_id
            yield reason(
                "claim_above_settled",
                document=self.name,
                asked=currency.format(asked),
                settled=currency.format(self.claim_settled_amount),
            )

    def _get_liability_blockers(self, asked):
        """What forbids to pay ``asked`` as damages (R6.07)."""
        percent = liability.liable(self._claim_parts())
        demand = liability.Demand(self.name, exact(asked), exact(self.claimed_amount), percent)
        return liability.check(demand, step_of(self.claim_currency_id))
