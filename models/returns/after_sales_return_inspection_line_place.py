# Part of after_sales. LGPL-3.
from collections import defaultdict
from typing import NamedTuple

from odoo import models

from ..exact import exact


class Place(NamedTuple):
    """A part of a finding that lies in one place of quarantine; quantity in the product's own unit."""

    line: object
    location: object
    quantity: float

    @property
    def key(self):
        """Name the effect: this finding, these goods."""
        return f"line:{self.line.id}:from:{self.location.id}"


class AfterSalesReturnInspectionLine(models.Model):
    """Where the found goods lie: in quarantine or on its shelves. Goods of another owner lie apart, and stay his."""

    _inherit = "after_sales.return.inspection.line"

    def _heap(self):
        return self.product_id, self.lot_id, self.warehouse_id, self.return_line_id._owner()

    def _places(self) -> list[Place]:
        """Each finding as parts that lie in one place; findings of the same goods take them in turn."""
        heaps, places = self.inspection_id._free_quants(), []
        free = {quant: exact(quant.available_quantity) for quants in heaps.values() for quant in quants}
        for line in self:
            left = exact(line.quantity)
            for quant in heaps[line._heap()]:
                part = min(left, free[quant])
                if part > 0:
                    places.append(Place(line, quant.location_id, float(part)))
                    free[quant] -= part
                    left -= part
        return places

    def _prepare_details(self, moves) -> list[dict]:
        """Move lines that take the goods of these moves from where they lie, lot by lot."""
        queues = defaultdict(list)
        for place in self._places():
            queues[place.line].append(place)
        details = []
        for move in moves:
            line = move.after_sales_inspection_line_id
            for location, quantity in _taken_from(queues[line], exact(move.product_uom_qty)):
                details.append(
                    move._prepare_move_line_vals(quantity=float(quantity))
                    | {
                        "lot_id": line.lot_id.id,
                        "location_id": location.id,
                        "owner_id": line.return_line_id._owner().id,
                    }
                )
        return details


def _taken_from(queue, quantity):
    """Take ``quantity`` from the front of the queue of places, which it shortens."""
    while quantity > 0 and queue:
        place = queue.pop(0)
        part = min(quantity, exact(place.quantity))
        yield place.location, part
        quantity -= part
        if part < exact(place.quantity):
            queue.insert(0, place._replace(quantity=float(exact(place.quantity) - part)))
