# Part of after_sales. LGPL-3.
from odoo import models


class AfterSalesCase(models.Model):
    """What returns say about the complaints that they belong to (R5.18)."""

    _inherit = "after_sales.case"

    def _with_returns(self):
        """A customer whose goods are repaired gets them back: that is neither a return nor an exchange."""
        domain = [
            ("return_id.case_id", "in", self.ids),
            ("return_id.state", "!=", "cancelled"),
            ("remedy", "!=", "repair"),
        ]
        lines = self.env["after_sales.return.line"].sudo().search_fetch(domain, ["return_id"])
        return super()._with_returns() | lines.return_id.case_id
