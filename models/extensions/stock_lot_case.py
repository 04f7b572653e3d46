# Part of after_sales. LGPL-3.
from odoo import fields, models


class StockLot(models.Model):
    """Complaints about a lot or serial number (R4.10)."""

    _inherit = "stock.lot"

    after_sales_case_count = fields.Integer("Complaints", compute="_compute_after_sales_case_count", compute_sudo=True)

    def _compute_after_sales_case_count(self):
        groups = self.env["after_sales.case.line"]._read_group(
            [("lot_id", "in", self.ids)], ["lot_id"], ["case_id:count_distinct"]
        )
        counts = dict(groups)
        for lot in self:
            lot.after_sales_case_count = counts.get(lot, 0)

    def action_after_sales_case(self):
        """Begin a complaint about this lot or serial number."""
        self.ensure_one()
        # Whoever hears the complaint need not be allowed to read the warehouse's transfers.
        lines = self.env["stock.move.line"].sudo().search([("lot_id", "=", self.id), ("state", "=", "done")])
        return self.env["after_sales.case.find"]._open(lines.move_id, lot=self)

    def action_view_after_sales_cases(self):
        """Open the complaints about this lot or serial number."""
        return self.env["after_sales.case"].search([("line_ids.lot_id", "in", self.ids)])._view_cases()
