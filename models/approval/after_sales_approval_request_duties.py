# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.fields import Command

from ...rules.reason import reason
from ..exact import exact


class AfterSalesApprovalRequest(models.Model):
    """The customer's own salesperson, who does not sign above the amount of the policy (R7.18; checklist A33)."""

    _inherit = "after_sales.approval.request"

    seller_ids = fields.Many2many(
        "res.users",
        "after_sales_approval_request_seller_rel",
        string="Salespeople Who May Not Sign",
        readonly=True,
        help="They hold a role, but they sell to this customer, and the tested amount is above what the policy lets them sign.",
    )

    def _prepare_vals(self, question) -> dict:
        # Whoever holds no role would not sign anyway: naming him would only puzzle.
        holders = frozenset().union(*question.people.values())
        return super()._prepare_vals(question) | {"seller_ids": [Command.set(sorted(question.sellers & holders))]}

    def _seller_sentences(self, roles=None):
        """Why salespeople do not sign, in words: of those who hold one of ``roles``, or of all."""
        self.ensure_one()
        sellers = self.sudo().seller_ids
        if roles is not None:
            sellers &= roles.sudo().holder_ids
        above = self.currency_id.format(self._policy().seller_amount)
        return [self._in_words(reason("seller_never_signs", person=seller.name, above=above)) for seller in sellers]

    def _policy(self):
        return self.sudo().table_id._policy_for(self.res_model)

    def _blocked_sentence(self):
        return " ".join([super()._blocked_sentence(), *self._seller_sentences()])

    def _sellers_now(self):
        """Who sells to the customer at this moment and may not sign; a customer may have changed hands since."""
        out = frozenset()
        for request in self.sudo().filtered(lambda request: request._policy().is_seller_excluded):
            sellers = frozenset(request._documents()._approval_sellers().ids)
            out |= request._policy()._sellers_out(sellers, exact(request.exposure))
        return self.env["res.users"].browse(sorted(out))
