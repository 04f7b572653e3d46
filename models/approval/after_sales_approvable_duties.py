# Part of after_sales. LGPL-3.
from odoo import models

from ...rules.reason import reason


class AfterSalesApprovable(models.AbstractModel):
    """Whoever sells to the customer does not sign above the amount of the policy, for himself or for another (A33).

    It is asked twice: when the route is made, and again when somebody signs, because a customer may change hands.
    """

    _inherit = "after_sales.approvable"

    def _why_not_mine(self, ready):
        requests = self._open_requests()
        sellers = requests.seller_ids | requests._sellers_now()
        if sellers and self._signs_as() & sellers:
            yield reason("seller_may_not_decide", document=self.name)
        else:
            yield from super()._why_not_mine(ready)

    def _signs_as(self):
        """The user, and whom he would sign for."""
        own = self.env["after_sales.approval.role"]._held_by(self.env.user)
        lent = self._waiting_steps().filtered(lambda step: not step.signer_role_ids & own)
        return self.env.user.union(*(step._lender(self.env.user) for step in lent))

    def _never_sign_of_request(self):
        """An emergency lifts signatures, not the segregation of duties."""
        return super()._never_sign_of_request() | self._open_requests()._sellers_now()

    def _prepare_log_vals(self, event) -> dict:
        vals = super()._prepare_log_vals(event)
        sellers = self._latest_request().seller_ids
        if sellers:
            vals["facts"]["sellers"] = sellers.ids
        return vals
