# Part of after_sales. LGPL-3.
from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain

from ...rules import case_similarity

#: How far back, and how many are shown.
DAYS = 365
MOST = 10


class AfterSalesCase(models.Model):
    """What was complained of before: shown while a new complaint is being written, and counted (R4.66)."""

    _inherit = "after_sales.case"

    similar_case_ids = fields.Many2many(
        "after_sales.case", compute="_compute_similar_case_ids", string="Similar Cases", help="The most similar first."
    )
    similar_count = fields.Integer(compute="_compute_similar_case_ids")
    duplicate_id = fields.Many2one(
        "after_sales.case", compute="_compute_similar_case_ids", string="Perhaps the Same As",
        help="Still open, of the same customer, about the same product and fault.",
    )  # fmt: skip
    recurrence = fields.Integer(
        "Times Before",
        compute="_compute_similar_case_ids",
        help="How often this customer complained of the same product or fault in the last twelve months.",
    )

    @api.depends("partner_id", "reason_id", "line_ids.product_id")
    def _compute_similar_case_ids(self):
        for case in self:
            found = case._find_similar()
            ranked = case_similarity.ranked(case._traits(), {each.id: each._traits() for each in found})
            similar = self.browse([match.case for match in ranked[:MOST]])
            case.similar_case_ids = similar
            case.similar_count = len(ranked)
            case.duplicate_id = next((match.case for match in ranked if match.is_duplicate), False)
            case.recurrence = sum(match.is_recurrence for match in ranked)

    def _find_similar(self):
        """Cases of the last year that share two of customer, product and fault with this one."""
        customer, fault = self.commercial_partner_id or self.partner_id.commercial_partner_id, self.reason_id
        products = self.line_ids.product_id
        pairs = []
        if customer and products:
            pairs.append(
                [("line_ids.commercial_partner_id", "=", customer.id), ("line_ids.product_id", "in", products.ids)]
            )
        if products and fault:
            pairs.append([("line_ids.reason_id", "=", fault.id), ("line_ids.product_id", "in", products.ids)])
        if customer and fault:
            pairs.append([("commercial_partner_id", "=", customer.id), ("reason_id", "=", fault.id)])
        if not pairs:
            return self.browse()
        since = fields.Datetime.now() - timedelta(days=DAYS)
        common = Domain(
            [
                ("id", "not in", self._origin.ids),
                ("company_id", "=", self.company_id.id),
                ("received_on", ">=", since),
                ("state", "!=", "cancelled"),
            ]
        )
        return self.search(common & Domain.OR(Domain(pair) for pair in pairs), limit=100, order="id desc")

    def _traits(self) -> case_similarity.Traits:
        return case_similarity.Traits(
            customer=self.partner_id.commercial_partner_id.id,
            products=frozenset(self.line_ids.product_id.ids),
            fault=self.reason_id.id or 0,
            is_open=self.state in ("draft", "reported", "running", "submitted"),
        )

    def action_view_similar(self):
        """Open the similar cases."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Similar to %s", self.name),
            "res_model": self._name,
            "views": [(False, "list"), (False, "form")],
            "domain": [("id", "in", self.similar_case_ids.ids)],
            "context": {"create": False},
        }
