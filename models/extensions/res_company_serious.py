# Part of after_sales. LGPL-3.
from odoo import fields, models

from ...rules.seriousness import Limits
from ..exact import exact


class ResCompany(models.Model):
    """From where on a complaint is serious (R4.54 to R4.56)."""

    _inherit = "res.company"

    after_sales_serious_customers = fields.Integer(
        "Customers with the Same Complaint", default=2,
        help="So many customers with the same product and fault make a complaint serious; zero: never.",
    )  # fmt: skip
    after_sales_serious_customers_months = fields.Integer("Same Complaint Within (months)", default=12)
    after_sales_serious_complaints = fields.Integer(
        "Complaints of One Customer", default=3,
        help="So many complaints of one customer make the next one serious, the latest counted; zero: never.",
    )  # fmt: skip
    after_sales_serious_complaints_months = fields.Integer("Complaints Within (months)", default=12)
    after_sales_serious_claims = fields.Integer(
        "Claims for One Product", default=3,
        help="So many claims for the same product are reported to the general manager; zero: never.",
    )  # fmt: skip
    after_sales_serious_claims_months = fields.Integer("Claims Within (months)", default=12)
    after_sales_serious_amount = fields.Monetary(
        "Large Claim", default=500.0, help="A claim above this is reported to the general manager."
    )
    after_sales_serious_grade = fields.Selection(
        [("3", "Serious or Critical"), ("4", "Critical Only")], "Serious by Grade", default="3", required=True
    )

    def _after_sales_serious_limits(self) -> Limits:
        return Limits(
            customers=self.after_sales_serious_customers,
            customers_months=self.after_sales_serious_customers_months,
            complaints=self.after_sales_serious_complaints,
            complaints_months=self.after_sales_serious_complaints_months,
            claims=self.after_sales_serious_claims,
            claims_months=self.after_sales_serious_claims_months,
            claimed=exact(self.after_sales_serious_amount),
            grade=int(self.after_sales_serious_grade or 3),
        )
