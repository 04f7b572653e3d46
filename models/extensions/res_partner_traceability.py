# Part of after_sales. LGPL-3.
from odoo import fields, models


class ResPartner(models.Model):
    """What a customer got, and what his contracts usually say about protection on the way (R10.04, R10.10)."""

    _inherit = "res.partner"

    after_sales_is_protected = fields.Boolean(
        "Protection to the Destination", help="New orders promise that we protect the goods until they are there."
    )
    after_sales_sold_count = fields.Integer(
        "Deliveries", compute="_compute_after_sales_sold_count", groups="after_sales.after_sales_group_user"
    )

    def _compute_after_sales_sold_count(self):
        own = self.search([("id", "child_of", self.ids)]) if self.ids else self
        counts = self.env["after_sales.sales.record"]._counted_by("partner_id", own)
        for partner in self:
            partner.after_sales_sold_count = sum(
                count
                for customer, count in counts.items()
                if partner in customer | customer.commercial_partner_id | customer.parent_id
            )

    def action_view_after_sales_sold(self):
        """Open the sales record of this customer and his contacts."""
        return self.env["after_sales.sales.record"]._view_of([("partner_id", "child_of", self.ids)])
