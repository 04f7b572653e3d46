# Part of after_sales. LGPL-3.
from typing import NamedTuple

from odoo import models


class CameBack(NamedTuple):
    """What came back of a delivery on one day, in the product's own unit."""

    product: object
    lot: object
    document: str
    day: object
    quantity: float


class StockPicking(models.Model):
    """The slip of a delivery says what of it came back (R5.14)."""

    _inherit = "stock.picking"

    def _after_sales_came_back(self) -> list[CameBack]:
        """What customers sent back of this delivery, by any transfer, the oldest first; what went to them again is out."""
        self.ensure_one()
        moves = self.sudo().move_ids
        if not moves:
            return []
        lines = moves.env["stock.move.line"].search(
            [("move_id.origin_returned_move_id", "in", moves.ids), ("state", "=", "done"),
             ("location_id.after_sales_is_with_customer", "=", True)],
            order="date, id",
        )
        again = moves.env["stock.move"].search(
            [("origin_returned_move_id", "in", lines.move_id.ids), ("state", "=", "done")]
        )
        left = {move: sum(move.mapped("product_qty")) for move in again.origin_returned_move_id}
        for move in again:
            left[move.origin_returned_move_id] -= move._after_sales_base_quantity()
        return [
            CameBack(
                line.product_id,
                line.lot_id,
                line.move_id.after_sales_return_line_id.return_id.name or line.picking_id.name,
                line.date,
                line.quantity_product_uom,
            )
            for line in lines
            if left.get(line.move_id, 1) > 0
        ]
