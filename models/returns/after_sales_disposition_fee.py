# Part of after_sales. LGPL-3.
from odoo import models


class AfterSalesDisposition(models.Model):
    """A planned disposition may say what is kept back from the credit."""

    _name = "after_sales.disposition"
    _inherit = ["after_sales.disposition", "after_sales.fee.policy"]
