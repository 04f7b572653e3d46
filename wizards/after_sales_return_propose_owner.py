# Part of after_sales. LGPL-3.
from odoo import models
from odoo.fields import Domain


class AfterSalesReturnPropose(models.TransientModel):
    """What was passed on to another owner is proposed to him, and to the buyer no more (checklist B7)."""

    _inherit = "after_sales.return.propose"

    def _owned_by(self, customer, moves) -> dict:
        """What became of each item of these deliveries that is the customer's now."""
        items = moves._after_sales_delivered(besides=self.env["after_sales.return.line"])
        lots = self.env["stock.lot"].browse({lot for _move, lot in items if lot})
        passed = self.env["after_sales.ownership"]._last_of(moves, lots)
        buyers = {move.id: move.sale_line_id.order_id.partner_id for move in moves}
        return {
            (move, lot): item
            for (move, lot), item in items.items()
            if self._owner(passed.get((move, lot)), buyers.get(move, customer)) == customer.commercial_partner_id
        }

    def _owner(self, passage, buyer):
        return (passage.to_partner_id if passage else buyer).commercial_partner_id

    def _owned_domain(self):
        """Deliveries to the customer, and those of numbers that were passed on to him."""
        customer = self.partner_id.commercial_partner_id
        given = self.env["after_sales.ownership"].sudo().search(
            [("to_partner_id", "child_of", customer.id), ("state", "=", "recorded"), ("company_id", "=", self.company_id.id)]
        )  # fmt: skip
        return Domain("sale_line_id.order_id.partner_id", "child_of", customer.id) | Domain(
            "id", "in", given.move_id.ids
        )
