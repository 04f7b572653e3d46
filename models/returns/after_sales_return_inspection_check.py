# Part of after_sales. LGPL-3.
from collections import defaultdict

from odoo import models

from ...rules import inspection as rules
from ...rules.reason import reason
from ..exact import exact


class AfterSalesReturnInspection(models.Model):
    """What speaks against an inspection, and against taking it back: everything is told at once."""

    _inherit = "after_sales.return.inspection"

    def _get_inspect_blockers(self):
        taken = defaultdict(float)
        for inspection in self.sudo():
            goods, parts = inspection._goods(taken[inspection._heap()]), inspection.line_ids._parts()
            yield from rules.check(goods, parts)
            # What this inspection takes is gone for the next one of the same batch.
            taken[inspection._heap()] += inspection.quantity

    def _goods(self, taken) -> rules.Goods:
        """The facts, ``taken`` being what others of the same batch take of the same heap."""
        line = self.return_line_id
        return rules.Goods(
            name=line.display_name,
            unit=self.uom_id.name,
            waiting=exact(line.waiting_qty),
            there=exact(max(self._free_in_quarantine() - taken, 0.0)),
            uncredited=exact(line._uncredited_qty()),
        )

    def _heap(self):
        """Goods that cannot be told apart in quarantine."""
        return self.product_id, self.lot_id, self.warehouse_id

    def _free_in_quarantine(self):
        return self.env["stock.quant"]._get_available_quantity(
            self.product_id,
            self.warehouse_id._after_sales_quarantine(),
            lot_id=self.lot_id or None,
            strict=True,
        )

    def _get_take_back_blockers(self):
        for inspection in self.sudo():
            yield from inspection._get_credited_blockers()
            for line in inspection.line_ids:
                yield from line._get_undo_blockers()

    def _get_credited_blockers(self):
        """What was credited because of it stays credited, so it cannot be taken back."""
        line = self.return_line_id
        if line.credit_moment != "inspection" or line.remedy != "credit":
            return
        mine = sum(self.line_ids.filtered("disposition_id.is_credited").mapped("quantity"))
        if self.uom_id.compare(line.due_qty - mine, line.settled_qty) < 0:
            yield reason("inspection_settled", document=self.name, goods=line.display_name)
