# Part of after_sales. LGPL-3.
from odoo import fields, models


class StockScrap(models.Model):
    _inherit = "stock.scrap"

    after_sales_inspection_line_id = fields.Many2one(
        "after_sales.return.inspection.line", "Finding", readonly=True, copy=False, index="btree_not_null"
    )

    def _prepare_move_values(self):
        vals = super()._prepare_move_values()
        finding = self.after_sales_inspection_line_id
        return vals | {"after_sales_inspection_line_id": finding.id} if finding else vals
