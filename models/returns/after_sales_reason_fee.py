# Part of after_sales. LGPL-3.
from odoo import models


class AfterSalesReason(models.Model):
    """A reason may say what is kept back, where the planned disposition says nothing."""

    _name = "after_sales.reason"
    _inherit = ["after_sales.reason", "after_sales.fee.policy"]
