# Part of after_sales. LGPL-3.
from collections import defaultdict
from datetime import timedelta

from odoo import fields, models
from odoo.fields import Domain

from ..exact import exact
from .after_sales_approval_policy import WINDOWS


class AfterSalesApprovalClaim(models.Model):
    """What a request takes from a customer's, an invoice's, a lot's or a requester's window (R7.04).

    Claims of open and granted requests add up, so that a credit cut into pieces needs the authority of the whole.
    """

    _name = "after_sales.approval.claim"
    _description = "Approval Claim"
    _log_access = False

    request_id = fields.Many2one("after_sales.approval.request", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one("res.company", required=True, index=True)
    scope = fields.Selection([(scope, scope) for scope in WINDOWS], required=True)
    key = fields.Integer(required=True)
    asked_on = fields.Datetime(required=True)
    amount = fields.Float(required=True)
    is_open = fields.Boolean(default=True)

    _window = models.Index("(company_id, scope, key, asked_on) WHERE is_open")

    def _sums(self, company, draws_on, policy):
        """What each (scope, key) of ``draws_on`` got within its window, in the company's currency."""
        keys = defaultdict(list)
        for scope, key in draws_on:
            keys[scope].append(key)
        windows = []
        for scope, ids in keys.items():
            days = policy[WINDOWS[scope]] if policy else 0
            if days:
                since = fields.Datetime.now() - timedelta(days=days)
                windows.append(Domain([("scope", "=", scope), ("key", "in", ids), ("asked_on", ">=", since)]))
        if not windows:
            return {}
        domain = Domain([("company_id", "=", company.id), ("is_open", "=", True)]) & Domain.OR(windows)
        groups = self.sudo()._read_group(domain, ["scope", "key"], ["amount:sum"])
        return {(scope, key): exact(amount) for scope, key, amount in groups}
