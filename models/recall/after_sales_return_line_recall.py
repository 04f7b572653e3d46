# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesReturnLine(models.Model):
    """Which delivery of the recall these goods belong to."""

    _inherit = "after_sales.return.line"

    recall_line_id = fields.Many2one(
        "after_sales.recall.line",
        "Called Back With",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
    )

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"recall_line_id"}
