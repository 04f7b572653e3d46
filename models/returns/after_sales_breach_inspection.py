# Part of after_sales. LGPL-3.
from collections import defaultdict

from odoo import models

from ...rules.reason import reason


class AfterSalesBreach(models.Model):
    """What must always hold of goods in quarantine."""

    _inherit = "after_sales.breach"

    def _find_breaches(self):
        yield from super()._find_breaches()
        yield from self._find_goods_gone_from_quarantine()

    def _find_goods_gone_from_quarantine(self):
        """What waits for inspection or for rework lies in quarantine."""
        inspections = self.env["after_sales.return.inspection"].sudo().search([("state", "=", "draft")])
        free, expected = inspections._free_quants(), defaultdict(float)
        for inspection in inspections:
            expected[inspection._heap()] += inspection.waiting_qty
        for repair in self._open_reworks():
            expected[repair.after_sales_inspection_line_id._heap()] += repair.product_qty
        for heap, waiting in inspections.grouped(lambda inspection: inspection._heap()).items():
            there = sum(free[heap].mapped("available_quantity"))
            if waiting.uom_id.compare(expected[heap], there) > 0:
                yield (
                    "quarantine_short",
                    waiting[0],
                    reason(
                        "breach_quarantine_short",
                        goods=waiting[0].return_line_id.display_name,
                        expected=f"{expected[heap]:g}",
                        there=f"{there:g}",
                    ),
                )

    def _open_reworks(self):
        return (
            self.env["repair.order"]
            .sudo()
            .search([("after_sales_inspection_line_id", "!=", False), ("state", "not in", ("done", "cancel"))])
        )
