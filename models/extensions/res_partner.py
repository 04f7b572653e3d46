# Part of after_sales. LGPL-3.
from odoo import fields, models


class ResPartner(models.Model):
    _inherit = "res.partner"

    after_sales_has_tolerance = fields.Boolean(
        "Own Over-Quantity Tolerance", help="The customer stated a ratio of his own."
    )
    after_sales_tolerance_percent = fields.Float("Over-Quantity Tolerance (%)")
    after_sales_return_count = fields.Integer(
        "Returns Count", compute="_compute_after_sales_return_count", groups="after_sales.after_sales_group_user"
    )

    _after_sales_tolerance = models.Constraint(
        "CHECK(after_sales_tolerance_percent BETWEEN 0 AND 100)",
        "The over-quantity tolerance must be between 0 and 100 percent.",
    )

    def _compute_after_sales_return_count(self):
        counts = self.env["after_sales.return"]._read_group(
            [("partner_id", "child_of", self.ids)], ["partner_id"], ["__count"]
        )
        for partner in self:
            partner.after_sales_return_count = sum(
                count
                for customer, count in counts
                if partner in customer | customer.commercial_partner_id | customer.parent_id
            )

    def action_view_after_sales_returns(self):
        """Open the returns of this customer and his contacts."""
        action = self.env["ir.actions.act_window"]._for_xml_id("after_sales.after_sales_return_action")
        return action | {"domain": [("partner_id", "child_of", self.ids)], "context": {"default_partner_id": self.id}}
