# Part of after_sales. LGPL-3.
from odoo import fields, models


class ResCompany(models.Model):
    """How long goods that were reworked are watched (R3.22)."""

    _inherit = "res.company"

    after_sales_rework_window_days = fields.Integer(
        "Days to Watch Rework",
        default=90,
        help="Goods without a number that come back for the same reason within so many days count as come back.",
    )

    _after_sales_rework_window = models.Constraint(
        "CHECK(after_sales_rework_window_days > 0)", "Rework needs some days to show: enter one at least."
    )
