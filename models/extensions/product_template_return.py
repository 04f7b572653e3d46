# Part of after_sales. LGPL-3.
from odoo import fields, models


class ProductTemplate(models.Model):
    """Until when a product may come back (R5.20), and whether it is freight (checklist B22)."""

    _inherit = "product.template"

    after_sales_is_final = fields.Boolean("Not Taken Back", help="Such goods come back only for reasons that are exempt.")
    after_sales_return_days = fields.Integer(
        "Return Window (Days)", help="After delivery. 0: as the category or the company says; -1: without limit."
    )
    after_sales_is_freight = fields.Boolean(
        "Freight or Fixed Charge", help="Returns may credit it besides the goods, by explicit choice."
    )

    _after_sales_return_window = models.Constraint(
        "CHECK(COALESCE(after_sales_return_days, 0) >= -1)",
        "The return window is a number of days, 0 to follow the category, or -1 for no limit.",
    )
