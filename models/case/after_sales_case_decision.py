# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules import settlement
from ...rules.reason import reason
from ..exact import exact
from .after_sales_case_share import PARTIES

DECISION_KINDS = [
    ("allowance", "Allowance"),
    ("compensation", "Compensation"),
    ("return", "Return"),
    ("rework", "Rework"),
    ("exchange", "Exchange"),
    ("repair", "Repair"),
    ("freight", "Freight"),
    ("explanation", "Explanation Only"),
]


class AfterSalesCaseDecision(models.Model):
    """One thing that is done about a complaint: what, how much of it, its amount, who bears it (R4.53, R7.04).

    Amounts are in the currency of the company, with tax.
    """

    _name = "after_sales.case.decision"
    _description = "Decision on a Case"
    _inherit = ["after_sales.document.line"]
    _order = "case_id, sequence, id"
    _document_field = "case_id"

    case_id = fields.Many2one("after_sales.case", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="case_id.company_id", store=True, index=True)
    state = fields.Selection(related="case_id.state", store=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    kind = fields.Selection(DECISION_KINDS, required=True, default="explanation", index=True)
    line_id = fields.Many2one(
        "after_sales.case.line", "Item", domain="[('case_id', '=', case_id)]", ondelete="restrict", index="btree_not_null"
    )
    quantity = fields.Float(digits="Product Unit")
    uom_id = fields.Many2one(related="line_id.uom_id")
    amount = fields.Monetary(help="What it costs us, with tax: the value that must be approved.")
    bearer = fields.Selection([("company", "The Company"), *PARTIES], "Borne By", required=True, default="company")
    note = fields.Char("What Is Done")

    @api.depends("kind", "line_id", "quantity")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for decision in self:
            decision.display_name = " · ".join(
                part for part in (kinds.get(decision.kind), decision.line_id.display_name) if part
            )

    def _handling(self) -> settlement.Handling:
        return settlement.Handling(self.kind, exact(self.amount))

    def _get_blockers(self):
        """What speaks against this handling."""
        if self.kind in settlement.PRICED and not self.amount and self.kind != "rework":
            yield reason("decision_without_amount", decision=self.display_name)
