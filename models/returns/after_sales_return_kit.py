# Part of after_sales. LGPL-3.
from odoo import models

from .after_sales_return import RECEIVED


class AfterSalesReturn(models.Model):
    """Parts of kits of which none became whole are finished without a credit."""

    _inherit = "after_sales.return"

    def _derived_credit_status(self):
        status = super()._derived_credit_status()
        waits = status == "none" and self.state == "approved" and self.receipt_status in RECEIVED
        if waits and self.inspection_status in ("none", "done"):
            lines = self.line_ids.filtered(lambda line: line.remedy == "credit")
            if lines and all(line._is_of_a_kit() and not line.due_qty for line in lines):
                return "not_due"
        return status
