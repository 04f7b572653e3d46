# Part of after_sales. LGPL-3.
from odoo import models

from ...rules import group_chain
from ..exact import exact


class AfterSalesVendorClaim(models.Model):
    """The delivery of the other company that the goods came with: same product, same number, else the order we bought by.

    There is no chain of documents between companies in Odoo's community edition: partners that are companies, and the
    number of an order that stands on the other one, are what links them.
    """

    _inherit = "after_sales.vendor.claim"

    def _peer_items(self) -> list:
        """[(delivery line, lot, quantity)] over there; lots of two companies are the same where their names are."""
        moves = self._peer_moves()._after_sales_returnable_moves()
        items = moves._after_sales_delivered(besides=self.env["after_sales.return.line"])
        lots = {lot.id: lot for lot in self.env["stock.lot"].browse({lot for _move, lot in items if lot})}
        by_id, ours = {move.id: move for move in moves}, self._purchase_numbers()
        ages = {move.id: age for age, move in enumerate(moves.sorted(lambda move: (move.date, move.id), reverse=True))}
        traced = group_chain.trace(
            exact(self.quantity),
            [
                group_chain.Candidate(
                    item=(move_id, lot_id),
                    left=item.returnable,
                    is_the_lot=not self.lot_id or (lot_id in lots and lots[lot_id].name == self.lot_id.name),
                    is_our_order=bool(ours & self._numbers_on(by_id[move_id].sale_line_id.order_id)),
                    age=ages[move_id],
                )
                for (move_id, lot_id), item in items.items()
                if move_id in by_id
            ],
        )
        return [
            (by_id[move_id], lots.get(lot_id, self.env["stock.lot"]), quantity)
            for (move_id, lot_id), quantity in traced
        ]

    def _peer_moves(self):
        """What the other company delivered to us of this product, the newest first."""
        buyer = self.company_id.partner_id.commercial_partner_id
        return self.env["stock.move"].search(
            [
                ("product_id", "=", self.product_id.id),
                ("company_id", "=", self.peer_company_id.id),
                ("state", "=", "done"),
                ("sale_line_id.order_id.partner_id", "child_of", buyer.ids),
            ],
            order="date desc, id desc",
        )

    def _purchase_numbers(self) -> set:
        """The numbers that stand on our receipts of these goods from a vendor, or on their shipment to our customer."""
        domain = [
            ("product_id", "=", self.product_id.id),
            ("company_id", "=", self.company_id.id),
            ("state", "=", "done"),
            ("location_id.after_sales_is_with_vendor", "=", True),
        ]
        if self.lot_id:
            domain.append(("lot_id", "=", self.lot_id.id))
        return set(self.env["stock.move.line"].search(domain).picking_id.mapped("origin")) - {False, ""}

    def _numbers_on(self, order) -> set:
        return {order.client_order_ref, order.origin, order.name} - {False, ""}
