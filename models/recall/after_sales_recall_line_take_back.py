# Part of after_sales. LGPL-3.
from odoo import models

from ...rules.reason import reason


class AfterSalesRecallLine(models.Model):
    """How much of a delivery a return asks for, and when none can be made of it."""

    _inherit = "after_sales.recall.line"

    def _get_take_back_blockers(self):
        if not self:
            yield reason("recall_nothing_open")
        for line in self:
            if line.state != "approved" or line.is_exercise:
                recall = line.recall_id
                yield reason("recall_not_running", document=recall.name, state=recall._state_label())
            elif not line.move_id._after_sales_returnable_moves():
                delivery = line.picking_id.name or line.move_id.display_name
                yield reason("recall_line_not_sold", line=line.display_name, delivery=delivery)

    def _prepare_return_line_vals(self) -> dict:
        unit = self.move_id._after_sales_unit()
        return {
            "move_id": self.move_id.id,
            "lot_id": self.lot_id.id,
            "uom_id": unit.id,
            "quantity": self.product_id.uom_id._compute_quantity(self.open_qty, unit, round=False),
            "remedy": self.recall_id.remedy,
            "disposition_id": self.recall_id.disposition_id.id,
            "recall_line_id": self.id,
        }
