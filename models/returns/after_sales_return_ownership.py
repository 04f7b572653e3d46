# Part of after_sales. LGPL-3.
from odoo import api, models


class AfterSalesReturn(models.Model):
    """A return of the new owner is received from him, though the delivery went to another (checklist B7)."""

    _inherit = "after_sales.return"

    def _prepare_picking_vals(self, warehouse, lines):
        values = super()._prepare_picking_vals(warehouse, lines)
        passed_on = any(line._was_passed_on() for line in lines)
        return values | {"partner_id": self.partner_id.id} if passed_on else values

    @api.model
    def _requestable(self, order):
        """What the buyer passed on is not his to ask for any more."""
        offered = super()._requestable(order)
        moves = self.env["stock.move"].browse({move_id for move_id, _lot in offered})
        lots = self.env["stock.lot"].browse({lot for _move, lot in offered if lot})
        buyer = order.sudo().partner_id.commercial_partner_id
        passed = {
            item
            for item, entry in self.env["after_sales.ownership"]._last_of(moves, lots).items()
            if entry.to_partner_id.commercial_partner_id != buyer
        }
        return {item: what for item, what in offered.items() if item not in passed}
