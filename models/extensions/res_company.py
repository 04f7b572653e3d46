# Part of after_sales. LGPL-3.
from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    after_sales_control = fields.Selection(
        [
            ("off", "Off: Odoo as it is"),
            ("monitor", "Monitor: list what went around"),
            ("enforce", "Enforce: refuse what goes around"),
        ],
        string="Control of Returns and Credit Notes",
        default="off",
        required=True,
        help="What happens to a customer return or customer credit note that no approved document stands behind.",
    )
    after_sales_control_since = fields.Datetime("Controlled Since", readonly=True)
    after_sales_tolerance_percent = fields.Float(
        "Over-Quantity Tolerance (%)",
        default=5.0,
        help="How much more than approved may be received, where neither the order nor the customer states a ratio.",
    )

    after_sales_override_review_days = fields.Integer(
        "Days to Review an Override", default=3, help="By then the second person has looked at an emergency override."
    )

    _after_sales_tolerance = models.Constraint(
        "CHECK(after_sales_tolerance_percent BETWEEN 0 AND 100)",
        "The over-quantity tolerance must be between 0 and 100 percent.",
    )

    def write(self, vals):
        if vals.get("after_sales_control", "off") != "off":
            new = self.filtered(lambda company: company.after_sales_control == "off")
            super(ResCompany, new).write({"after_sales_control_since": fields.Datetime.now()})
        return super().write(vals)
