# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesAllowance(models.Model):
    """An allowance may be what a rebate agreement gives for a period."""

    _inherit = "after_sales.allowance"

    rebate_run_id = fields.Many2one(
        "after_sales.rebate.run", "Rebate", readonly=True, copy=False, index="btree_not_null", ondelete="restrict"
    )

    def _get_engine_fields(self):
        return super()._get_engine_fields() | {"rebate_run_id"}
