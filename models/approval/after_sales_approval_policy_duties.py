# Part of after_sales. LGPL-3.
from odoo import models

from ...rules.approval_duties import SellerDuty, sellers_out
from ..exact import exact


class AfterSalesApprovalPolicy(models.Model):
    """Whom a policy keeps from signing because of what else he is to the case (R7.18; checklist A33)."""

    _inherit = "after_sales.approval.policy"

    def _sellers_out(self, sellers, amount) -> frozenset[int]:
        """Those of ``sellers`` (ids of users) who may not sign over ``amount``; nobody without a policy."""
        duty = SellerDuty(self.is_seller_excluded, exact(self.seller_amount)) if self else SellerDuty()
        return sellers_out(sellers, amount, duty)
