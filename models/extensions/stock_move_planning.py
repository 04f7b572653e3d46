# Part of after_sales. LGPL-3.
from odoo import models


class StockMove(models.Model):
    """Returned goods go from the customer to quarantine, and neither belongs to a warehouse: nobody plans with them.

    Odoo would look for reordering rules and push rules all the same, several times for each receipt.
    """

    _inherit = "stock.move"

    def _update_orderpoints(self):
        return super(StockMove, self - self._after_sales_outside_warehouses())._update_orderpoints()

    def _push_apply(self):
        # What lies in quarantine leaves it because somebody inspected it, never by a rule (checklist B44).
        return super(StockMove, self - self._after_sales_outside_warehouses())._push_apply()

    def _after_sales_outside_warehouses(self):
        """Those of these moves that are for a return and touch no warehouse."""
        return self.filtered(
            lambda move: (
                move.after_sales_return_line_id
                and not move.location_id.warehouse_id
                and not move.location_dest_id.warehouse_id
            )
        )
