# Part of after_sales. LGPL-3.
from odoo import models


class AfterSalesAllowance(models.Model):
    """No allowance or compensation is told to a customer before authority has said yes (R6.14, R7.03)."""

    _name = "after_sales.allowance"
    _inherit = ["after_sales.allowance", "after_sales.untold"]

    def _may_be_told(self):
        return self.state in ("approved", "done", "undone")
