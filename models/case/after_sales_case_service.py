# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesCase(models.Model):
    """A complaint that was raised while we were at the customer's goods (R4.71)."""

    _inherit = "after_sales.case"

    repair_id = fields.Many2one(
        "repair.order", "Raised During", index="btree_not_null", check_company=True, copy=False,
        help="The service job during which the customer said it.",
    )  # fmt: skip
