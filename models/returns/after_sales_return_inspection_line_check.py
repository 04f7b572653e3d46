# Part of after_sales. LGPL-3.
from odoo import models

from ...rules import inspection as rules
from ...rules.reason import reason
from ..exact import exact


class AfterSalesReturnInspectionLine(models.Model):
    """What speaks against one finding, and against undoing it."""

    _inherit = "after_sales.return.inspection.line"

    def _parts(self):
        return [
            rules.Part(
                quantity=exact(line.quantity),
                effect=line.disposition_id.stock_effect or "",
                vendor=line.vendor_id.display_name or "",
                becomes=line.target_product_id.display_name or "",
                cost=exact(line._unit_cost()),
                new_cost=exact(line._target_unit_cost()),
            )
            for line in self
        ]

    def _unit_cost(self):
        """What one piece is worth now, in the currency of the company."""
        product = self.product_id.with_company(self.company_id)
        by_lot = product.lot_valuated and self.lot_id
        return self.lot_id.with_company(self.company_id).standard_price if by_lot else product.standard_price

    def _target_unit_cost(self):
        """What one piece is worth as the other product: with standard cost nobody chooses that."""
        target = self.target_product_id.with_company(self.company_id)
        return target.standard_price if target.cost_method == "standard" else self.target_cost

    def _get_undo_blockers(self):
        """Goods that left, were sold on or are being worked on do not come back by a click."""
        for repair in self._repairs().filtered(lambda repair: repair.state in ("under_repair", "done")):
            yield reason("undo_repair_begun", goods=self.display_name, repair=repair.name)
        done = self.move_ids.filtered(lambda move: move.state == "done")
        outside = ("after_sales_is_with_customer", "after_sales_is_with_vendor")
        for move in done.filtered(lambda move: any(move.location_dest_id[place] for place in outside)):
            yield reason("undo_goods_left", goods=self.display_name, transfer=move.reference)
        for move in done._after_sales_to_reverse():
            if not move._after_sales_is_still_there():
                yield reason(
                    "undo_goods_moved_on", goods=self.display_name, location=move.location_dest_id.display_name
                )
