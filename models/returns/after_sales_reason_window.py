# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesReason(models.Model):
    """Some reasons let goods come back whenever they were sold (R5.20)."""

    _inherit = "after_sales.reason"

    is_exempt_from_window = fields.Boolean(
        "Whenever Sold", help="Goods may come back for this reason however long ago they were delivered."
    )
