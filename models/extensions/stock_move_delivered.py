# Part of after_sales. LGPL-3.
from collections import defaultdict
from decimal import Decimal

from odoo import models
from odoo.tools import SQL

from ...rules.returnable import Delivered
from ..exact import exact


class StockMove(models.Model):
    """What became of delivered goods: how many came back, went out again, or are promised to a return."""

    _inherit = "stock.move"

    def _after_sales_delivered(self, besides):
        """What became of each delivered item of these deliveries, in the product's own unit.

        ``besides``: return lines that do not count as claims (those that are being looked at). The result maps
        (delivery line, lot or False) to ``Delivered``; its size is the number of items, its queries are constant.
        """
        totals = defaultdict(lambda: dict.fromkeys(("delivered", "returned", "reserved"), Decimal(0)))
        tracked = {move.id for move in self if move.product_id.tracking != "none"}
        for move_id, lot_id, name, quantity in self._after_sales_what_became(besides):
            totals[move_id, lot_id or False if move_id in tracked else False][name] += exact(quantity)
        return {item: Delivered(**values) for item, values in totals.items()}

    def _after_sales_what_became(self, besides) -> list[tuple]:
        """(delivery, lot, what, quantity) in the product's own unit: delivered, returned, or reserved for a return.

        What went out again after it came back is returned the less. Receipts of our own returns reserve nothing: their
        lines do, for what did not come yet.
        """
        self._after_sales_flush_deliveries()
        if not self.ids:
            return []
        return self.env.execute_query(
            SQL(
                """
                SELECT found.delivery_id, detail.lot_id, found.what, SUM(found.sign * detail.quantity_product_uom)
                  FROM (SELECT id, id AS delivery_id, 'delivered' AS what, 1 AS sign
                          FROM stock_move WHERE id IN %(ids)s AND state = 'done'
                         UNION ALL
                        SELECT id, origin_returned_move_id, CASE state WHEN 'done' THEN 'returned' ELSE 'reserved' END, 1
                          FROM stock_move
                         WHERE origin_returned_move_id IN %(ids)s AND state <> 'cancel'
                           AND (state = 'done' OR after_sales_return_line_id IS NULL)
                         UNION ALL
                        SELECT again.id, back.origin_returned_move_id, 'returned', -1
                          FROM stock_move back
                          JOIN stock_move again ON again.origin_returned_move_id = back.id AND again.state = 'done'
                         WHERE back.origin_returned_move_id IN %(ids)s AND back.state <> 'cancel') found
                  JOIN stock_move_line detail ON detail.move_id = found.id
                 GROUP BY found.delivery_id, detail.lot_id, found.what
                 UNION ALL
                SELECT move_id, lot_id, 'reserved', SUM(GREATEST(base_qty - COALESCE(received_qty, 0), 0))
                  FROM after_sales_return_line
                 WHERE move_id IN %(ids)s AND state IN ('submitted', 'approved') AND id <> ALL(%(besides)s)
                 GROUP BY move_id, lot_id
                """,
                ids=tuple(self.ids),
                besides=besides._origin.ids,
            )
        )

    def _after_sales_flush_deliveries(self):
        """Write what is pending of all that the statement above reads."""
        self.env["stock.move"].flush_model(["state", "origin_returned_move_id", "after_sales_return_line_id"])
        self.env["stock.move.line"].flush_model(["move_id", "lot_id", "quantity_product_uom"])
        self.env["after_sales.return.line"].flush_model(["move_id", "lot_id", "state", "base_qty", "received_qty"])
