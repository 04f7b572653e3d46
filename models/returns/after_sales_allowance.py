# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesAllowance(models.Model):
    """An allowance for goods that were to come back and that the customer keeps."""

    _inherit = "after_sales.allowance"

    return_id = fields.Many2one(
        "after_sales.return", "Instead of Return", readonly=True, copy=False, index="btree_not_null", check_company=True
    )
