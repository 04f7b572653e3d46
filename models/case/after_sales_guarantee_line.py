# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules.guarantee import Line
from ..exact import exact


class AfterSalesGuaranteeLine(models.Model):
    """How one class of failures is shared between customer, company and supplier (R1.26)."""

    _name = "after_sales.guarantee.line"
    _description = "Share of a Class of Failures"
    _inherit = ["after_sales.agreement.term"]
    _order = "agreement_id, sequence, id"

    agreement_id = fields.Many2one("after_sales.guarantee", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="agreement_id.company_id", store=True, index=True)
    sequence = fields.Integer(default=10)
    reason_id = fields.Many2one(
        "after_sales.reason", "Fault", index="btree_not_null",
        domain="[('company_id', 'in', (company_id, False))]", help="Fault and cause empty: all other failures.",
    )  # fmt: skip
    cause_id = fields.Many2one(
        "after_sales.cause", "Cause", index="btree_not_null", domain="[('company_id', 'in', (company_id, False))]"
    )
    customer_percent = fields.Float("Customer (%)", digits=(5, 2))
    company_percent = fields.Float("Company (%)", digits=(5, 2), default=100.0)
    supplier_percent = fields.Float("Supplier (%)", digits=(5, 2))
    total_percent = fields.Float("Total (%)", digits=(5, 2), compute="_compute_total_percent")

    @api.depends("customer_percent", "company_percent", "supplier_percent")
    def _compute_total_percent(self):
        for line in self:
            line.total_percent = line.customer_percent + line.company_percent + line.supplier_percent

    @api.depends("reason_id", "cause_id")
    def _compute_display_name(self):
        for line in self:
            names = filter(None, (line.reason_id.name, line.cause_id.name))
            line.display_name = " · ".join(names) or self.env._("All other failures")

    def _lines(self) -> list[Line]:
        return [
            Line(
                line.reason_id.id or None,
                line.cause_id.id or None,
                exact(line.customer_percent),
                exact(line.company_percent),
                exact(line.supplier_percent),
                line.display_name,
            )
            for line in self
        ]
