# Part of after_sales. LGPL-3.
from odoo import models


class AfterSalesReturnLine(models.Model):
    """What the printed forms say about one line; quantities in the line's own unit."""

    _inherit = "after_sales.return.line"

    def _printed_most(self) -> str:
        """The most that the warehouse may accept: what is approved and the tolerance on top of it (R5.07)."""
        return self.return_id._printed_quantity(self.uom_id.round(self.quantity * (1 + self.tolerance_percent / 100), "DOWN"))

    def _printed_counted(self) -> str:
        """What came in so far; empty, to be filled in by hand, while nothing has."""
        if not self.received_qty:
            return ""
        counted = self.product_id.uom_id._compute_quantity(self.received_qty, self.uom_id, rounding_method="HALF-UP")
        return self.return_id._printed_quantity(counted)

    def _printed_received_on(self):
        """The day when the first goods of this line came in."""
        done = self.sudo().receipt_move_ids.filtered(lambda move: move.state == "done")
        return min(done.mapped("date"), default=False)
