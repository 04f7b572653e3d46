# Part of after_sales. LGPL-3.
from odoo import fields, models

from ...rules import refund
from ...rules.reason import reason
from ..exact import exact


class AfterSalesReturnLine(models.Model):
    """What the customer gets for goods that he keeps."""

    _inherit = "after_sales.return.line"

    keep_percent = fields.Float("Allowance (%)", digits=(5, 2), help="Off the price, for goods that the customer keeps.")

    def _get_keep_blockers(self):
        if not 0 < self.keep_percent <= 100:
            yield reason("keep_without_percent", line=self.display_name)
        if sum((share.quantity for share in self._kept_shares()), exact(0.0)) < exact(self.base_qty):
            yield reason("keep_not_invoiced", line=self.display_name)

    def _kept_shares(self):
        """Spread what is kept over the invoice lines it was sold with, the invoice returned against first."""
        open_lines = self.sale_line_id.invoice_lines._after_sales_open_to_credit()
        return refund.spread(exact(self.base_qty), self._creditable(open_lines))

    def _prepare_allowance_line_vals(self):
        for share in self._kept_shares():
            origin = self.env["account.move.line"].browse(share.line)
            quantity = self.product_id.uom_id._compute_quantity(
                float(share.quantity), origin.product_uom_id, round=False
            )
            yield {
                "origin_line_id": origin.id,
                "basis": "percent",
                "quantity": quantity,
                "percent": self.keep_percent,
            }
