# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules.remedies import CREDITING
from .after_sales_disposition import CREDIT_MOMENTS

REMEDIES = [
    ("credit", "Credit"),
    ("replacement", "Replacement"),
    ("exchange", "Exchange"),
    ("repair", "Repair and Send Back"),
    ("keep", "Keep with Allowance"),
    ("none", "None"),
]


class AfterSalesReturnLine(models.Model):
    """What the customer is promised for a line, and how much of it is due to be credited by now."""

    _inherit = "after_sales.return.line"

    remedy = fields.Selection(REMEDIES, required=True, default="credit", help="What the customer gets for these goods.")
    disposition_id = fields.Many2one(
        "after_sales.disposition",
        "Planned Disposition",
        ondelete="restrict",
        check_company=True,
        index="btree_not_null",
        domain="[('company_id', 'in', (company_id, False))]",
        help="What is meant to become of the goods. Inspection has the last word.",
    )
    credit_moment = fields.Selection(CREDIT_MOMENTS, "Moment of the Credit", compute="_compute_credit_moment", store=True)
    due_qty = fields.Float(
        "Due", compute="_compute_due_qty", store=True, digits="Product Unit", help="How much is to be credited by now."
    )

    @api.depends("disposition_id", "company_id")
    def _compute_credit_moment(self):
        for line in self:
            line.credit_moment = line.disposition_id.credit_moment or line.company_id.after_sales_credit_moment

    @api.depends("remedy", "credit_moment", "base_qty", "received_qty", "state")
    def _compute_due_qty(self):
        for line in self:
            line.due_qty = line._due_quantity() if line.remedy in CREDITING else 0.0

    def _due_quantity(self):
        """Money and goods are decoupled in time: what is due by now, in the product's own unit."""
        if self.credit_moment == "approval" and self.state in ("approved", "done"):
            return max(self.base_qty, self.received_qty)
        return self.received_qty

    def _stays_the_customers(self):
        """Whether the goods are only with us, and neither our stock nor off the sales order."""
        return self.remedy == "repair"

    def _brings_goods(self):
        """Whether the customer sends these goods back."""
        return self.remedy != "keep"
