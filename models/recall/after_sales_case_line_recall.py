# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesCaseLine(models.Model):
    """What a recall calls back of a complained item: its lot, or what left on its day."""

    _inherit = "after_sales.case.line"

    def _prepare_recall_item_vals(self) -> dict:
        if self.lot_id:
            return {"product_id": self.product_id.id, "lot_id": self.lot_id.id}
        moment = self.move_id.date
        day = fields.Datetime.context_timestamp(self, moment).date() if moment else fields.Date.context_today(self)
        return {"product_id": self.product_id.id, "delivered_from": day, "delivered_to": day}
