# Part of after_sales. LGPL-3.
from collections import defaultdict

from odoo import models

from ...rules.reason import reason


class StockMove(models.Model):
    """Goods under recall do not leave: no move reserves them, and no transfer takes them out (R10.07, R10.12).

    Where no recall runs this costs nothing: the company, which every move knows, says so.
    """

    _inherit = "stock.move"

    def _action_assign(self, force_qty=False):
        held = self._after_sales_held_goods()
        if not held:
            return super()._action_assign(force_qty=force_qty)
        for goods, moves in self.grouped(lambda move: move._after_sales_not_for(held)).items():
            super(StockMove, moves.with_context(after_sales_held=goods))._action_assign(force_qty=force_qty)
        return True

    def _set_quantity_done_prepare_vals(self, qty):
        held = self._after_sales_held_goods()
        goods = self._after_sales_not_for(held) if held else None
        return super(StockMove, self.with_context(after_sales_held=goods))._set_quantity_done_prepare_vals(qty)

    def write(self, vals):
        if vals.get("state") == "done":
            self.filtered(lambda move: move.state != "done")._after_sales_refuse_held()
        return super().write(vals)

    def _after_sales_check_done(self):
        """What is added to a finished transfer leaves with it."""
        super()._after_sales_check_done()
        self.filtered(lambda move: move.state == "done")._after_sales_refuse_held()

    def _after_sales_leaves(self):
        """Whether the goods leave us in the end, or are built into something else."""
        self.ensure_one()
        if self.location_id.usage == "customer":
            return False
        return any(self._after_sales_is_away(place) for place in self.location_dest_id | self.location_final_id)

    def _after_sales_is_away(self, place):
        return place.usage == "production" or place.after_sales_is_with_customer

    def _after_sales_holding(self):
        """The items of running recalls that are about these goods; none, without a query, where none runs."""
        companies = self.company_id.sudo().filtered("after_sales_has_hold")
        items = self.env["after_sales.recall.item"]
        return items._holding(companies, self.product_id) if companies else items

    def _after_sales_held_goods(self):
        """{product: its held lots; an empty lot stands for all of the product}."""
        held = defaultdict(set)
        for item in self._after_sales_holding():
            held[item.product_id.id].add(item.lot_id.id or 0)
        return held

    def _after_sales_not_for(self, held):
        """The (product, lot) that this move must not reserve: what is held and not released for its customer."""
        lots = held.get(self.product_id.id)
        if not lots or not self._after_sales_leaves():
            return frozenset()
        released = self.env["after_sales.release"]._released_lots(self)
        if 0 in lots and released:
            # All of the product is held but for what was released by name.
            return frozenset({(self.product_id.id, 0), *((self.product_id.id, -lot) for lot in released)})
        return frozenset((self.product_id.id, lot) for lot in lots - released)

    def _after_sales_refuse_held(self):
        items = self._after_sales_holding()
        if items:
            leaving = self.move_line_ids.filtered(
                lambda line: (
                    line.quantity
                    and line.location_id.usage != "customer"
                    and self._after_sales_is_away(line.location_dest_id)
                    and items._hold(line.product_id, line.lot_id)
                )
            )
            # Whoever moves goods need not be allowed to read recalls; he is told which one holds them.
            covered = self.env["after_sales.release"].sudo()._cover(leaving.sudo())
            self._after_sales_raise(
                reason(
                    "held_goods",
                    goods=" · ".join(filter(None, (line.product_id.display_name, line.lot_id.name))),
                    recall=", ".join(items._hold(line.product_id, line.lot_id).recall_id.mapped("name")),
                )
                for line in leaving
                if line not in covered
            )
