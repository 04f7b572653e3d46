# Part of after_sales. LGPL-3.
from odoo import models

from ...rules.reason import reason


class AfterSalesReturn(models.Model):
    """Goods that went straight to their vendor: he has them, and nobody hands them back by a click (checklist B45)."""

    _inherit = "after_sales.return"

    def _get_effect_blockers(self):
        yield from super()._get_effect_blockers()
        for move in self._received_moves().filtered(lambda move: move._is_dropshipped_returned()):
            line = move.after_sales_return_line_id
            yield reason(
                "undo_goods_at_vendor", document=self.name, line=line.display_name, vendor=line.vendor_id.display_name
            )
