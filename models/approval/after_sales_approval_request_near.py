# Part of after_sales. LGPL-3.
from odoo import fields, models

from ...rules.approval_near import near
from ..exact import exact
from .after_sales_approval_chain import READERS

#: Who may know which requests stand out: auditors and administrators.
WATCHERS = ",".join(READERS)


class AfterSalesApprovalRequest(models.Model):
    """How close under a limit a request stayed (checklist A20), by the table and the policy under which it was asked.

    Kept when it is asked, so that a report over years costs no more than reading. What is compared is the tested
    amount: whoever cuts a credit into pieces fills the same limit with all of them.
    """

    _inherit = "after_sales.approval.request"

    limit_role_id = fields.Many2one(
        "after_sales.approval.role",
        "Under the Limit Of",
        readonly=True,
        groups=WATCHERS,
        index="btree_not_null",
        help="Whose limit is the lowest that the tested amount does not pass. Empty: it passes every limit.",
    )
    limit_amount = fields.Monetary("Limit", readonly=True, groups=WATCHERS, aggregator=None)
    limit_share = fields.Float(
        "Share of the Limit (%)",
        digits=(5, 2),
        readonly=True,
        groups=WATCHERS,
        index=True,
        aggregator="avg",
        help="How much of that limit the tested amount takes.",
    )
    is_near_limit = fields.Boolean(
        "Just Under a Limit",
        readonly=True,
        groups=WATCHERS,
        index=True,
        help="Within the margin that the policy named when it was asked.",
    )
    near_limit_rate = fields.Float(
        "Just Under a Limit (%)",
        digits=(5, 2),
        readonly=True,
        groups=WATCHERS,
        aggregator="avg",
        help="100 for a request just under a limit, else 0: the average is their share among all requests.",
    )

    def _prepare_vals(self, question) -> dict:
        return super()._prepare_vals(question) | self._prepare_near_vals(question)

    def _prepare_near_vals(self, question) -> dict:
        found = near(question.exposure.amount, question.table._rows_for(question.facts))
        if not found:
            return {}
        is_near = found.is_within(exact(question.policy.near_percent))
        return {
            "limit_role_id": found.role,
            "limit_amount": float(found.limit),
            "limit_share": float(found.share),
            "is_near_limit": is_near,
            "near_limit_rate": 100.0 if is_near else 0.0,
        }
