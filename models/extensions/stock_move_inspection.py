# Part of after_sales. LGPL-3.
from odoo import SUPERUSER_ID, api, fields, models


class StockMove(models.Model):
    """Goods that come into quarantine wait for inspection; what inspection decided leaves it."""

    _inherit = "stock.move"

    after_sales_inspection_line_id = fields.Many2one(
        "after_sales.return.inspection.line", "Finding", readonly=True, index="btree_not_null"
    )

    def _prepare_merge_moves_distinct_fields(self):
        return [*super()._prepare_merge_moves_distinct_fields(), "after_sales_inspection_line_id"]

    @api.depends("after_sales_inspection_line_id")
    def _compute_reference(self):
        super()._compute_reference()
        for move in self.filtered(lambda move: move.after_sales_inspection_line_id and not move.reference):
            move.reference = move.sudo().after_sales_inspection_line_id.inspection_id.name

    def _action_done(self, cancel_backorder=False):
        done = super()._action_done(cancel_backorder=cancel_backorder)
        received = done.sudo().after_sales_return_line_id
        if received:
            self.env["after_sales.return.inspection"]._propose(received)._inspect_by_rule()
        return done

    def _action_cancel(self):
        planned = self.sudo().filtered(
            lambda move: move.after_sales_inspection_line_id and move.state not in ("done", "cancel")
        )
        cancelled = super()._action_cancel()
        for move in planned.filtered(lambda move: move.state == "cancel"):
            # What the warehouse does not ship still lies in quarantine.
            move.after_sales_inspection_line_id._give_up(move.product_qty)
        return cancelled

    def _after_sales_check_done(self):
        super()._after_sales_check_done()
        # Somebody corrected what had come in: more or less of it waits for inspection now.
        self.env["after_sales.return.inspection"]._propose(self.sudo().after_sales_return_line_id)

    def _after_sales_to_reverse(self):
        """Those that took effect within our own walls and were not moved back yet."""
        mine = self.filtered(lambda move: move.state == "done")
        reversals = mine.filtered(lambda move: move.origin_returned_move_id.after_sales_inspection_line_id)
        inside = (mine - reversals - reversals.origin_returned_move_id).filtered(
            lambda move: move.location_dest_id.usage in ("internal", "inventory")
        )
        return inside.sorted("id", reverse=True)

    def _after_sales_is_still_there(self):
        """Whether what this move brought into stock is free there; what was lost can always be found again."""
        if self.location_dest_id.usage == "inventory":
            return True
        free = self.env["stock.quant"]._get_available_quantity(
            self.product_id,
            self.location_dest_id,
            lot_id=self.move_line_ids.lot_id[:1] or None,
            owner_id=self.move_line_ids.owner_id[:1] or None,
        )
        return self.product_id.uom_id.compare(free, self._after_sales_base_quantity()) >= 0

    def _after_sales_reverse(self):
        """Move everything back the way it came, last first; what came from a loss comes back at the value it left with."""
        reversals = self.browse()
        for move in self:
            reversal = self.create(move._prepare_after_sales_reversal_vals())
            reversal._action_confirm(merge=False)
            reversal.move_line_ids.unlink()
            lot = move.move_line_ids.lot_id[:1]
            owner = move.move_line_ids.owner_id[:1]
            if move.location_dest_id.usage == "internal":
                reversal._update_reserved_quantity(
                    reversal.product_qty, reversal.location_id, lot_id=lot, owner_id=owner or None, strict=False
                )
            else:
                self.env["stock.move.line"].create(
                    reversal._prepare_move_line_vals(quantity=reversal.product_uom_qty)
                    | {"lot_id": lot.id, "owner_id": owner.id}
                )
            reversal.picked = True
            # Odoo computes the value of what is left with the user's own rights, sudo or not.
            reversal.with_user(SUPERUSER_ID).with_company(reversal.company_id)._action_done()
            reversals |= reversal
        return reversals

    def _prepare_after_sales_reversal_vals(self) -> dict:
        return {
            "after_sales_inspection_line_id": self.after_sales_inspection_line_id.id,
            "product_id": self.product_id.id,
            "product_uom": self.product_uom.id,
            "product_uom_qty": self.quantity,
            "location_id": self.location_dest_id.id,
            "location_dest_id": self.location_id.id,
            "origin_returned_move_id": self.id,
            "warehouse_id": self.warehouse_id.id,
            "company_id": self.company_id.id,
            "origin": self.origin,
            "procure_method": "make_to_stock",
            "date": fields.Datetime.now(),
        }
