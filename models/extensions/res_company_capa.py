# Part of after_sales. LGPL-3.
from odoo import fields, models


class ResCompany(models.Model):
    """How fast improvements are made, and how their effect is measured (R4.27, R4.58, R4.67)."""

    _inherit = "res.company"

    after_sales_capa_days = fields.Integer(
        "Days to Improve", default=30, help="What a responsible department is given, unless the sheet says otherwise."
    )
    after_sales_capa_window_days = fields.Integer(
        "Days to Show an Effect", default=90, help="How long complaints are counted before and after an improvement."
    )
    after_sales_capa_target_percent = fields.Float(
        "Target of Improvements (%)",
        default=50.0,
        help="Complaints for each delivered piece must fall below this part of what they were.",
    )
    after_sales_capa_reminder_days = fields.Integer(
        "Days Between Reminders of Improvements", default=7, help="Zero: nobody is reminded."
    )

    _after_sales_capa_window = models.Constraint(
        "CHECK(after_sales_capa_window_days > 0)", "An effect needs some days to show: enter one at least."
    )
    _after_sales_capa_target = models.Constraint(
        "CHECK(after_sales_capa_target_percent BETWEEN 0 AND 100)",
        "The target of improvements is a part of what it was: from 0 to 100 percent.",
    )
