# Part of after_sales. LGPL-3.
from collections import defaultdict
from decimal import Decimal

from odoo import fields, models

from ...rules.reason import reason
from ...rules.returnable import Delivered
from ..claims import claim
from ..exact import exact

#: The fields of a move that lead to the return line it was made for: its receipt, its replacement, its way back.
RETURN_LINES = (
    "after_sales_return_line_id",
    "after_sales_replacement_line_id",
    "after_sales_send_back_line_id",
)


class StockMove(models.Model):
    _inherit = "stock.move"

    after_sales_return_line_id = fields.Many2one(
        "after_sales.return.line", "Return Line", index="btree_not_null", readonly=True
    )
    after_sales_replacement_line_id = fields.Many2one(
        "after_sales.return.line", "Replacement of Return Line", index="btree_not_null", readonly=True
    )
    after_sales_send_back_line_id = fields.Many2one(
        "after_sales.return.line", "Sent Back for Return Line", index="btree_not_null", readonly=True, copy=False
    )
    after_sales_discrepancy_id = fields.Many2one(
        "after_sales.return.discrepancy", "Unexpected Goods", index="btree_not_null", readonly=True, copy=False
    )
    after_sales_approved_qty = fields.Float(
        related="after_sales_return_line_id.quantity", string="Approved", digits="Product Unit"
    )
    after_sales_highest_qty = fields.Float(
        "At Most",
        compute="_compute_after_sales_highest_qty",
        compute_sudo=True,
        digits="Product Unit",
        help="How much may be received in all: what was approved and the tolerance.",
    )
    after_sales_claims = fields.Integer(
        "Claims", copy=False, readonly=True, help="Counts who claimed these goods, so that simultaneous claims collide."
    )

    def _compute_after_sales_highest_qty(self):
        for move in self:
            line = move.after_sales_return_line_id
            move.after_sales_highest_qty = line.quantity * (1 + line.tolerance_percent / 100)

    def _prepare_merge_moves_distinct_fields(self):
        return [*super()._prepare_merge_moves_distinct_fields(), *RETURN_LINES]

    def _action_done(self, cancel_backorder=False):
        self._after_sales_refuse_receipt()
        done = super()._action_done(cancel_backorder=cancel_backorder)
        moves = done.sudo()
        documents = moves._after_sales_any_line().return_id
        if documents:
            documents._advance()
        moves.sale_line_id.order_id._after_sales_invoice_exchange()
        return done

    def _action_cancel(self):
        cancelled = super()._action_cancel()
        moves = self.sudo()
        for documents in (moves.after_sales_replacement_line_id | moves.after_sales_send_back_line_id).return_id:
            documents._give_up_postings(moves.picking_id.filtered(lambda picking: picking.state == "cancel"))
        documents = moves.after_sales_return_line_id.return_id
        # Other apps confirm and cancel nothing at all now and then: that is no news for anybody.
        if documents:
            documents._advance()
        return cancelled

    def _after_sales_any_line(self):
        lines = self.env["after_sales.return.line"]
        return lines.union(*(self[name] for name in RETURN_LINES))

    def _after_sales_is_unexpected(self):
        """Whether a report keeps these goods apart, as the customer's own: that gives nothing away."""
        place = self.sudo().after_sales_discrepancy_id._warehouse().after_sales_unexpected_id
        return bool(place) and all(line.location_dest_id == place and line.owner_id for line in self.move_line_ids)

    def _after_sales_warehouse(self):
        """The warehouse that delivered, or sold what its vendor delivered: its quarantine takes the goods back."""
        self.ensure_one()
        delivered = self.warehouse_id or self.picking_type_id.warehouse_id or self.location_id.warehouse_id
        return delivered or self.sale_line_id.order_id.warehouse_id

    def _after_sales_returnable_moves(self):
        """Those of these moves that brought sold goods to a customer and can be returned."""
        return self.filtered(
            lambda move: (
                move.state == "done"
                and move.sale_line_id
                and move.location_dest_id.after_sales_is_with_customer
                and move._after_sales_left_us()
                and not move.origin_returned_move_id
            )
        )

    def _after_sales_sign(self):
        """1 for goods that come back from the customer, -1 for goods that go to him again."""
        return 1 if self.location_id.after_sales_is_with_customer else -1

    def _after_sales_base_quantity(self):
        """What was moved, in the product's own unit."""
        return self.product_uom._compute_quantity(self.quantity, self.product_id.uom_id, rounding_method="HALF-UP")

    def _after_sales_unit(self):
        """The unit in which these goods come back: serial numbers one by one, the others as they were delivered."""
        return self.product_id.uom_id if self.product_id.tracking == "serial" else self.product_uom

    def _after_sales_fill_lots(self):
        """Expect the very lot or serial number that the return names."""
        moves = self.filtered(lambda move: move.after_sales_return_line_id.lot_id)
        # Odoo proposes the first lot that was delivered, whichever comes back.
        moves.move_line_ids.unlink()
        self.env["stock.move.line"].create(
            [
                move._prepare_move_line_vals(quantity=move.after_sales_return_line_id.base_qty)
                | {"lot_id": move.after_sales_return_line_id.lot_id.id}
                for move in moves
            ]
        )

    # -- what the warehouse may receive ------------------------------------------------------------------------------

    def _after_sales_refuse_receipt(self):
        """Tell everything that forbids these goods to come in, all at once."""
        coming = self.filtered(
            lambda move: move.picked and move.quantity and move.state != "done" and move._after_sales_comes_back()
        )
        if coming:
            blockers = [*coming._after_sales_document_blockers(), *coming._after_sales_control_blockers()]
            self.env["after_sales.message"]._raise_all(blockers)

    def _after_sales_comes_back(self):
        """Whether goods leave a customer for us; those that a return expects, wherever they are said to go."""
        if not self._after_sales_comes_from_customer():
            return False
        to = (self.location_dest_id | self.move_line_ids.location_dest_id).mapped("usage")
        return bool(self.after_sales_return_line_id or {"internal", "transit"}.intersection(to))

    def _after_sales_document_blockers(self):
        ours = self.sudo().filtered("after_sales_return_line_id")
        claim(ours.origin_returned_move_id)
        for line, moves in ours.grouped("after_sales_return_line_id").items():
            counted = sum(move._after_sales_base_quantity() for move in moves)
            yield from line._get_receipt_blockers(counted)
            yield from moves._after_sales_place_blockers(line)
        yield from ours._after_sales_cap_blockers()

    def _after_sales_place_blockers(self, line):
        place = line._destination()
        for move_line in self.move_line_ids.filtered(
            lambda move_line: move_line.picked or not self.move_line_ids.filtered("picked")
        ):
            if not all((move_line.location_id | self.location_id).mapped("after_sales_is_with_customer")):
                yield reason("receipt_not_from_customer", line=line.display_name)
            if not move_line.location_dest_id._child_of(place):
                yield line._elsewhere(place)
            if line.lot_id and move_line.quantity and move_line.lot_id != line.lot_id:
                found = move_line.lot_id.name or move_line.lot_name or "?"
                yield reason("receipt_wrong_lot", line=line.display_name, lot=found, expected=line.lot_id.name)

    def _after_sales_cap_blockers(self):
        """Nothing comes back that was not delivered, whoever counts (tolerance or not)."""
        origins = self.origin_returned_move_id
        items = origins._after_sales_delivered(besides=self.after_sales_return_line_id)
        coming = defaultdict(Decimal)
        # Of what nobody delivered there is no cap but what was approved.
        for move in self.filtered("after_sales_return_line_id.move_id"):
            coming[move.after_sales_return_line_id._item()] += exact(move._after_sales_base_quantity())
        for item, quantity in coming.items():
            known = items.get(item, Delivered())
            if known.returned + quantity > known.delivered:
                move = self.filtered(lambda move, item=item: move.after_sales_return_line_id._item() == item)[:1]
                yield reason(
                    "return_above_delivered",
                    line=move.after_sales_return_line_id.display_name,
                    returned=f"{known.returned + quantity:f}",
                    delivered=f"{known.delivered:f}",
                )

    def _after_sales_control_blockers(self):
        for move in self.filtered(
            lambda move: (
                not move.after_sales_return_line_id
                and move.company_id.after_sales_control == "enforce"
                and not move._after_sales_is_unexpected()
            )
        ):
            yield reason("goods_without_document", line=move.product_id.display_name)
