# Part of after_sales. LGPL-3.
from collections import defaultdict

from odoo import models

from ...rules import trace_balance as sides
from ...rules.trace import Step, movement
from ..customer_place import is_between_companies

#: Type of a location -> the side that it stands for.
SIDES = {
    "internal": sides.OURS,
    "view": sides.OURS,
    "supplier": sides.VENDOR,
    "customer": sides.CUSTOMER,
    "production": sides.PRODUCTION,
}


class AfterSalesTrace(models.TransientModel):
    """What moved: read from the transfers of the companies that the user looks at."""

    _inherit = "after_sales.trace"

    def _moved_lines(self):
        """All that was done with the lots; its reader's rights are asked for each step, not here."""
        return (
            self.env["stock.move.line"]
            .sudo()
            .search(
                [
                    ("lot_id", "in", self.lot_ids.ids),
                    ("state", "=", "done"),
                    ("quantity_product_uom", ">", 0),
                    ("company_id", "in", self.env.companies.ids),
                ],
                order="date, id",
            )
        )

    def _sides(self, line) -> tuple[str, str]:
        """From which side to which a line went."""
        return self._side(line.location_id, line.move_id), self._side(line.location_dest_id, line.move_id)

    def _side(self, location, move):
        if is_between_companies(location):
            return self._side_of_group(move)
        if location.usage == "transit":
            # Goods on the way between warehouses are ours.
            return sides.OURS
        if location.usage == "inventory":
            return sides.SCRAP if move.scrap_id else sides.LOSS
        return SIDES[location.usage]

    def _side_of_group(self, move):
        """Between companies lie goods that one sold to the other (ADR 0053), or that were only sent there."""
        if move.sale_line_id or move.after_sales_return_line_id or move.after_sales_send_back_line_id:
            return sides.CUSTOMER
        bought = "purchase_line_id" in move._fields and move.purchase_line_id
        return sides.VENDOR if bought else sides.GROUP

    def _movements(self, lines):
        """A step for each paper, lot and kind: what lies in two places of one transfer is told once."""
        moved = defaultdict(float)
        for line in lines:
            kinds = movement(*self._sides(line), is_outbound=self._is_outbound(line))
            for kind in kinds:
                moved[kind, line.lot_id.id, line.move_id] += line.quantity_product_uom
        # Moves of one transfer are one step.
        steps, seen = [], defaultdict(float)
        for (kind, lot, move), quantity in moved.items():
            seen[kind, lot, self._paper(kind, move), self._way(kind, move)] += quantity
            if seen[kind, lot, self._paper(kind, move), self._way(kind, move)] == quantity:
                steps.append(self._movement_step(kind, lot, move))
        return [step._replace(quantity=seen[step.kind, step.lot, step.papers[0], step.way]) for step in steps]

    def _movement_step(self, kind, lot, move):
        partner = move.picking_id.partner_id or move.partner_id
        return Step(kind, lot, (self._paper(kind, move),), move.date, partner.id or 0, way=self._way(kind, move))

    def _is_outbound(self, line):
        """Whether goods were picked or packed for somebody."""
        kind = line.picking_id.picking_type_id
        house = kind.warehouse_id
        return bool(kind) and kind in house.pick_type_id | house.pack_type_id | house.out_type_id

    def _paper(self, kind, move) -> tuple[str, int]:
        """What a movement was done with: its transfer, else the document that made it, else itself."""
        if move.picking_id:
            return "stock.picking", move.picking_id.id
        owner = move.scrap_id or move.repair_id or self._production(move)
        return (owner._name, owner.id) if owner else ("stock.move", move.id)

    def _production(self, move):
        """The manufacturing order that made or used it, where Odoo manufactures."""
        if "production_id" not in move._fields:
            return False
        return move.production_id or move.raw_material_production_id

    def _contract(self, move):
        """The order that a movement belongs to, also while goods are picked for it."""
        picking = move.picking_id
        return move.sale_line_id.order_id or picking.sale_id or picking.reference_ids.sale_ids[:1]

    def _way(self, kind, move) -> tuple[str, int]:
        """What the steps of one way have in common: the contract on the way out, the paper on the way in."""
        order = self._contract(move) if kind in ("outbound", "delivery") else False
        return (order._name, order.id) if order else self._paper(kind, move)
