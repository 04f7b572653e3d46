# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesCaseReply(models.Model):
    """A reply that tells a customer of a milestone (R4.59)."""

    _inherit = "after_sales.case.reply"

    milestone_id = fields.Many2one(
        "after_sales.risk.milestone", "About Milestone", readonly=True, index="btree_not_null", ondelete="set null"
    )

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"milestone_id"}
