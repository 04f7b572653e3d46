# Part of after_sales. LGPL-3.
from decimal import Decimal

from odoo import api, fields, models

from ...rules.approval_routing import Level

#: What can be approved, by the model of the document. An area adds its documents with ``selection_add``.
DOCUMENT_KINDS = [("after_sales.return", "Return")]


class AfterSalesApprovalLimit(models.Model):
    """Up to which amount a role may approve one kind of document in one company (R7.01, R7.02).

    No row means no authority; zero means none; any amount must be said outright.
    """

    _name = "after_sales.approval.limit"
    _description = "Approval Limit"
    _order = "document_kind, company_id, rank, id"

    role_id = fields.Many2one("after_sales.approval.role", required=True, ondelete="cascade", index=True)
    rank = fields.Integer(related="role_id.rank", store=True)
    document_kind = fields.Selection(DOCUMENT_KINDS, required=True, default=DOCUMENT_KINDS[0][0])
    company_id = fields.Many2one("res.company", help="Empty: valid in every company that has no row of its own.")
    currency_id = fields.Many2one("res.currency", compute="_compute_currency_id")
    is_unlimited = fields.Boolean("Any Amount")
    amount = fields.Monetary("Up To", help="With tax, in the currency of the company. Zero: no authority.")
    active = fields.Boolean(default=True)

    _one_row = models.UniqueIndex("(role_id, document_kind, COALESCE(company_id, 0)) WHERE active")
    _amount_not_negative = models.Constraint(
        "CHECK(amount >= 0)",
        "An approval limit cannot be negative: enter the highest amount that the role may approve.",
    )

    @api.depends("company_id")
    @api.depends_context("company")
    def _compute_currency_id(self):
        for limit in self:
            limit.currency_id = (limit.company_id or self.env.company).currency_id

    @api.depends("role_id", "document_kind", "amount", "is_unlimited")
    def _compute_display_name(self):
        kinds = dict(self._fields["document_kind"]._description_selection(self.env))
        for limit in self:
            limit.display_name = f"{limit.role_id.display_name} · {kinds.get(limit.document_kind, '')}"

    @api.model
    def _levels(self, document_kind, company):
        """The levels for this kind of document in ``company``; a company's own row replaces the common one."""
        limits = self.sudo().search(
            [
                ("document_kind", "=", document_kind),
                ("company_id", "in", (False, company.id)),
                ("role_id.active", "=", True),
            ]
        )
        chosen = {limit.role_id: limit for limit in limits.sorted(lambda limit: bool(limit.company_id))}
        return [limit._level(company) for limit in chosen.values()]

    def _level(self, company) -> Level:
        return Level(
            role=self.role_id.id,
            rank=self.role_id.rank,
            limit=Decimal(str(company.currency_id.round(self.amount))),
            is_unlimited=self.is_unlimited,
            has_holder=bool(self.role_id._holders_in(company)),
        )
