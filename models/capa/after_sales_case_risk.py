# Part of after_sales. LGPL-3.
from odoo import api, fields, models


class AfterSalesCase(models.Model):
    """What is known of the complained products already, while the complaint is written (R4.60)."""

    _inherit = "after_sales.case"

    risk_warning_ids = fields.Many2many(
        "after_sales.risk.warning", compute="_compute_risk_warning_ids", string="Known Risks",
        help="What is known about these products already.",
    )  # fmt: skip

    @api.depends("line_ids.product_id")
    def _compute_risk_warning_ids(self):
        known = self.env["after_sales.risk.warning"]._about(self.line_ids.product_id)
        for case in self:
            warnings = self.env["after_sales.risk.warning"]
            for product in case.line_ids.product_id:
                warnings |= known[product].with_env(self.env)
            case.risk_warning_ids = warnings
