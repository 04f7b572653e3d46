# Part of after_sales. LGPL-3.
from odoo import fields, models


class ProductCategory(models.Model):
    """Until when goods of a category may come back (R5.20)."""

    _inherit = "product.category"

    after_sales_return_days = fields.Integer(
        "Return Window (Days)", help="After delivery. 0: as the category above or the company says; -1: without limit."
    )

    _after_sales_return_window = models.Constraint(
        "CHECK(COALESCE(after_sales_return_days, 0) >= -1)",
        "The return window is a number of days, 0 to follow the category above, or -1 for no limit.",
    )

    def _after_sales_windows(self):
        """What this category and those above it say, the nearest first."""
        category, said = self, []
        while category:
            said.append(category.after_sales_return_days)
            category = category.parent_id
        return said
