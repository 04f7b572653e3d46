# Part of after_sales. LGPL-3.
from odoo import models


class StockMove(models.Model):
    """What the warehouse waits for before it receives: who counts, and who says what to do with a difference."""

    _inherit = "stock.move"

    def _after_sales_document_blockers(self):
        yield from super()._after_sales_document_blockers()
        receipts = self.sudo().filtered(lambda move: move.after_sales_return_line_id).picking_id
        yield from receipts._after_sales_count_blockers()
        yield from self.env["after_sales.return.discrepancy"]._get_waiting_blockers(receipts)
