# Part of after_sales. LGPL-3.
from odoo import models

from ..exact import exact


class AfterSalesReturnInspectionLine(models.Model):
    """Findings that cost money: scrap, and stock as a cheaper product. The loss goes to the account of the reason.

    Odoo books it from the location that the goods go to (checklist B37, B40).
    """

    _inherit = "after_sales.return.inspection.line"

    def _carry_out_scrap(self):
        places = self._places()
        scraps = self.env["stock.scrap"].create([place.line._prepare_scrap_vals(place) for place in places])
        scraps.do_scrap()
        return [(place.line, place.key, scrap) for place, scrap in zip(places, scraps, strict=True)]

    def _prepare_scrap_vals(self, place) -> dict:
        return {
            "after_sales_inspection_line_id": self.id,
            "company_id": self.company_id.id,
            "origin": self.inspection_id.name,
            "product_id": self.product_id.id,
            "product_uom_id": self.uom_id.id,
            "lot_id": self.lot_id.id,
            "owner_id": self.return_line_id._owner().id,
            "location_id": place.location.id,
            "scrap_location_id": self._loss_location().id,
            "scrap_qty": place.quantity,
        }

    def _loss_location(self):
        return self.company_id._after_sales_loss_location(self.reason_id)

    def _carry_out_downgrade(self):
        """Out as what they were, at what they are worth; in as the other product, at its own cost."""
        out = self._confirmed([line._prepare_move_vals(line._loss_location()) for line in self])
        self._carried_out(out, self._prepare_details(out))
        into = self._confirmed([line._prepare_downgraded_vals() for line in self])
        self._state_value(into)
        lots = zip(into, self._target_lots(), strict=True)
        self._carried_out(
            into, [move._prepare_move_line_vals(quantity=move.product_uom_qty) | lot for move, lot in lots]
        )
        return [
            (line, f"line:{line.id}:{side}", move)
            for side, moves in (("out", out), ("in", into))
            for line, move in zip(self, moves, strict=True)
        ]

    def _prepare_downgraded_vals(self) -> dict:
        return self._prepare_move_vals(self.warehouse_id.lot_stock_id) | {
            "product_id": self.target_product_id.id,
            "product_uom": self.target_product_id.uom_id.id,
            "location_id": self._loss_location().id,
        }

    def _target_lots(self):
        """The same number on the other product, where that one is tracked."""
        return [{"lot_id": line._target_lot().id} for line in self]

    def _target_lot(self):
        lots = self.env["stock.lot"]
        if self.target_product_id.tracking == "none":
            return lots
        named = {
            "name": self.lot_id.name or self.inspection_id.name,
            "product_id": self.target_product_id.id,
            "company_id": self.company_id.id,
        }
        return lots.search([(name, "=", value) for name, value in named.items()], limit=1) or lots.create(named)

    def _confirmed(self, moves_vals):
        moves = self.env["stock.move"].create(moves_vals)
        moves._action_confirm(merge=False)
        moves.move_line_ids.unlink()
        return moves

    def _carried_out(self, moves, details):
        self.env["stock.move.line"].create(details)
        moves.picked = True
        moves._action_done()

    def _state_value(self, moves):
        # Odoo takes the value of an incoming move from here before anything else.
        self.env["product.value"].create(
            [
                {
                    "move_id": move.id,
                    "company_id": line.company_id.id,
                    "value": float(exact(line._target_unit_cost()) * exact(move.product_uom_qty)),
                    "description": line.inspection_id.name,
                }
                for line, move in zip(self, moves, strict=True)
            ]
        )
