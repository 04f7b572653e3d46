# Part of after_sales. LGPL-3.
from odoo import fields, models


class StockPicking(models.Model):
    """Complaints about what was delivered (R4.10)."""

    _inherit = "stock.picking"

    after_sales_case_count = fields.Integer("Complaints", compute="_compute_after_sales_case_count", compute_sudo=True)

    def _compute_after_sales_case_count(self):
        groups = self.env["after_sales.case.line"]._read_group(
            [("picking_id", "in", self.ids)], ["picking_id"], ["case_id:count_distinct"]
        )
        counts = dict(groups)
        for picking in self:
            picking.after_sales_case_count = counts.get(picking, 0)

    def action_after_sales_case(self):
        """Begin a complaint about this delivery."""
        return self.env["after_sales.case.find"]._open(self.move_ids)

    def action_view_after_sales_cases(self):
        """Open the complaints about this delivery."""
        return self.env["after_sales.case"].search([("line_ids.picking_id", "in", self.ids)])._view_cases()
