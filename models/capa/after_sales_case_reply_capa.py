# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesCaseReply(models.Model):
    """A reply that tells a customer what was improved (R4.50)."""

    _inherit = "after_sales.case.reply"

    capa_id = fields.Many2one(
        "after_sales.capa", "About Improvement", readonly=True, index="btree_not_null", ondelete="restrict"
    )

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"capa_id"}
