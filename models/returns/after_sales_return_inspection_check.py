# Part of after_sales. LGPL-3.
from collections import defaultdict

from odoo import models

from ...rules import inspection as rules
from ...rules.reason import reason
from ...rules.remedies import CREDITING
from ..exact import exact


class AfterSalesReturnInspection(models.Model):
    """What speaks against an inspection, and against taking it back: everything is told at once."""

    _inherit = "after_sales.return.inspection"

    def _get_inspect_blockers(self):
        quants = self.sudo()._free_quants()
        free = {heap: sum(exact(quant.available_quantity) for quant in found) for heap, found in quants.items()}
        for inspection in self.sudo():
            heap = inspection._heap()
            there = max(free.get(heap, exact(0.0)), exact(0.0))
            yield from rules.check(inspection._goods(there), inspection.line_ids._parts())
            yield from inspection.line_ids._get_owner_blockers()
            # What this inspection takes is gone for the next one of the same batch.
            free[heap] = there - exact(inspection.quantity)

    def _free_quants(self):
        """What is free in quarantine, by what cannot be told apart: {(product, lot, warehouse, owner): quants}."""
        warehouses = self.warehouse_id
        quarantines = {warehouse: warehouse._after_sales_quarantine() for warehouse in warehouses}
        quants = self.env["stock.quant"].search(
            [
                ("product_id", "in", self.product_id.ids),
                ("location_id", "child_of", [location.id for location in quarantines.values()]),
            ],
            order="location_id, id",
        )
        heaps = defaultdict(quants.browse)
        for warehouse, quarantine in quarantines.items():
            for quant in quants.filtered(lambda quant, q=quarantine: quant.location_id._child_of(q)):
                heaps[quant.product_id, quant.lot_id, warehouse, quant.owner_id] |= quant
        return heaps

    def _heap(self):
        return self.product_id, self.lot_id, self.warehouse_id, self.return_line_id._owner()

    def _goods(self, there) -> rules.Goods:
        """The facts of one inspection; ``there``: how much of the goods lies free in quarantine."""
        line = self.return_line_id
        return rules.Goods(
            name=line.display_name,
            unit=self.uom_id.name,
            waiting=exact(line.waiting_qty),
            there=there,
            uncredited=exact(line._uncredited_qty()),
        )

    def _get_take_back_blockers(self):
        for inspection in self.sudo():
            yield from inspection._get_credited_blockers()
            for line in inspection.line_ids:
                yield from line._get_undo_blockers()

    def _get_credited_blockers(self):
        """What was credited because of it stays credited, so it cannot be taken back."""
        line = self.return_line_id
        if line.credit_moment != "inspection" or line.remedy not in CREDITING:
            return
        mine = sum(self.line_ids.filtered("disposition_id.is_credited").mapped("quantity"))
        if self.uom_id.compare(line.due_qty - mine, line.settled_qty) < 0:
            yield reason("inspection_settled", document=self.name, goods=line.display_name)
