# Part of after_sales. LGPL-3.
from odoo import fields, models


class StockLot(models.Model):
    """Improvements that complaints about a lot or serial number led to (R4.58)."""

    _inherit = "stock.lot"

    after_sales_capa_count = fields.Integer(
        "Improvements", compute="_compute_after_sales_capa_count", compute_sudo=True
    )

    def _compute_after_sales_capa_count(self):
        pairs = self.env["after_sales.case.line"]._read_group(
            [("lot_id", "in", self.ids), ("case_id.capa_ids", "!=", False)], ["lot_id"], ["case_id:recordset"]
        )
        cases = dict(pairs)
        for lot in self:
            capas = cases[lot].capa_ids if lot in cases else self.env["after_sales.capa"]
            lot.after_sales_capa_count = len(capas.filtered(lambda capa: capa.state != "cancelled"))

    def action_view_after_sales_capas(self):
        """Open the improvements that complaints about this lot or serial number led to."""
        capas = self.env["after_sales.capa"]
        found = capas.search([("case_ids.line_ids.lot_id", "in", self.ids), ("state", "!=", "cancelled")])
        return capas._view_records(found, self.env._("Improvements"))
