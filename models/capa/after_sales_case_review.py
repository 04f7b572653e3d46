# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesCase(models.Model):
    """The reviews that a case is part of (R4.62)."""

    _inherit = "after_sales.case"

    review_ids = fields.Many2many(
        "after_sales.post.review", "after_sales_post_review_case_rel", "case_id", "review_id", "Reviews", readonly=True,
        copy=False,
    )  # fmt: skip

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"review_ids"}
