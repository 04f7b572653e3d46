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
    _progress_fields = frozenset({"executed_on", "executed_by_id", "res_model", "res_id"})

    case_id = fields.Many2one("after_sales.case", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="case_id.company_id", store=True, index=True)
    state = fields.Selection(related="case_id.state", store=True, index=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    kind = fields.Selection(DECISION_KINDS, required=True, default="explanation", index=True)
    line_id = fields.Many2one(
        "after_sales.case.line",
        "Item",
        domain="[('case_id', '=', case_id)]",
        ondelete="restrict",
        index="btree_not_null",
    )
    quantity = fields.Float(digits="Product Unit")
    uom_id = fields.Many2one(related="line_id.uom_id")
    amount = fields.Monetary(
        compute="_compute_amount", store=True, readonly=False, precompute=True,
        help="What it costs us, with tax: the value that must be approved.",
    )  # fmt: skip
    bearer = fields.Selection([("company", "The Company"), *PARTIES], "Borne By", required=True, default="company")
    note = fields.Char("What Is Done")
    executed_on = fields.Datetime("Carried Out", readonly=True, copy=False)
    executed_by_id = fields.Many2one("res.users", "Carried Out By", readonly=True, copy=False)
    res_model = fields.Char("Document Model", readonly=True, copy=False)
    res_id = fields.Many2oneReference("Document ID", model_field="res_model", readonly=True, copy=False)
    is_by_document = fields.Boolean(compute="_compute_is_by_document", help="A return carries it out.")
    document_name = fields.Char("Document", compute="_compute_document_name")

    @api.depends("kind", "line_id", "quantity")
    def _compute_amount(self):
        """Goods that come back are worth what they were sold for; what the others cost is told by a person."""
        for decision in self:
            if decision.kind in ("return", "exchange") and decision.line_id.sale_line_id:
                decision.amount = decision.line_id._credit_value(decision.quantity)
            elif decision.kind == "explanation":
                decision.amount = 0.0
            else:
                decision.amount = decision.amount

    @api.depends("kind", "line_id.move_id")
    def _compute_is_by_document(self):
        for decision in self:
            decision.is_by_document = decision._is_by_document()

    @api.depends("res_model", "res_id")
    def _compute_document_name(self):
        for model, decisions in self.grouped("res_model").items():
            names = {}
            if model:
                # Whoever may read the case may know what became of its decision.
                documents = self.env[model].sudo().browse(decisions.mapped("res_id")).exists()
                names = dict(zip(documents.ids, documents.mapped("display_name"), strict=True))
            for decision in decisions:
                decision.document_name = names.get(decision.res_id, False)

    @api.depends("kind", "line_id")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for decision in self:
            decision.display_name = " · ".join(
                part for part in (kinds.get(decision.kind), decision.line_id.display_name) if part
            )

    @api.model_create_multi
    def create(self, vals_list):
        decisions = super().create(vals_list)
        decisions.case_id._look_at_facts()
        return decisions

    def write(self, vals):
        written = super().write(vals)
        if {"kind", "amount", "quantity", "line_id"}.intersection(vals):
            self.case_id._look_at_facts()
        return written

    def _handling(self) -> settlement.Handling:
        return settlement.Handling(self.kind, exact(self.amount))

    def _get_blockers(self):
        """What speaks against this handling: nothing is decided above what was delivered."""
        line = self.line_id
        if self.kind in settlement.PRICED and self.kind != "rework" and not self.amount:
            yield reason("decision_without_amount", decision=self.display_name)
        if self.kind in ("return", "exchange") and (not line or self.quantity <= 0):
            yield reason("decision_without_goods", decision=self.display_name)
        if line.move_id and self.quantity > 0:
            delivered = line._delivered_qty()
            if line.uom_id.compare(self.quantity, delivered) > 0:
                yield reason(
                    "decision_above_delivered",
                    decision=self.display_name,
                    asked=f"{self.quantity:g}",
                    unit=line.uom_id.name,
                    delivered=f"{delivered:g}",
                )
        if self.kind == "return" and line and not line.move_id:
            yield reason("decision_without_delivery", decision=self.display_name)
