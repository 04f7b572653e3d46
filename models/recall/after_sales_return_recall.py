# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesReturn(models.Model):
    """A return that brings back what was called back."""

    _inherit = "after_sales.return"

    recall_id = fields.Many2one(
        "after_sales.recall", "Product Recall", readonly=True, copy=False, index="btree_not_null"
    )

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"recall_id"}
