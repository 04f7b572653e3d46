# Part of after_sales. LGPL-3.
from typing import NamedTuple

from odoo import fields, models
from odoo.fields import Command

from ...rules.reason import reason
from ..lifecycle.engine import unlocked


class Found(NamedTuple):
    """A delivery of recalled goods: what it brought, what came back before, and who has it."""

    item: models.BaseModel
    move: models.BaseModel
    lot: models.BaseModel
    delivered: float
    returned: float
    buyer: models.BaseModel
    owner: models.BaseModel


class AfterSalesRecall(models.Model):
    """The deliveries concerned: found by a query at any time, and frozen as lines when the recall is asked for (R10.07)."""

    _inherit = "after_sales.recall"

    def _compute_new_count(self):
        for recall in self:
            recall.new_count = len(recall._new_deliveries()) if recall.state in ("submitted", "approved") else 0

    def action_add_new(self):
        """Add what was delivered since the list was made."""
        self._refuse_without_right("count")
        self._raise_all(
            reason("recall_not_running", document=recall.name, state=recall._state_label())
            for recall in self
            if recall.state != "approved"
        )
        recalls = self.sudo()
        recalls._add_new()
        recalls._count()
        recalls._tell_customers()

    def _freeze(self):
        """Make the list anew: a recall that came back to draft is looked for again when it is asked for again."""
        # Whoever traces deliveries need not be allowed to read transfers and orders: the right of the event was checked.
        for recall in self.sudo():
            unlocked(recall).write({"line_ids": [Command.clear()], "customer_ids": [Command.clear()]})
            recall._write_lines(recall._deliveries())
            unlocked(recall).write({"frozen_on": fields.Datetime.now(), "amount": recall._value()})
        self.sudo()._count()

    def _add_new(self):
        for recall in self:
            recall._write_lines(recall._new_deliveries(), is_later=True)

    def _new_deliveries(self) -> list[Found]:
        """What was delivered and is no line yet."""
        known = {(line.move_id.id, line.lot_id.id) for line in self.line_ids}
        return [found for found in self._deliveries() if (found.move.id, found.lot.id) not in known]

    def _deliveries(self) -> list[Found]:
        """Every delivery to a customer of what is called back, each once; the queries do not grow with their number."""
        items = {}
        for item in self.item_ids:
            groups = self.env["stock.move.line"]._read_group(
                item._delivered_domain(), ["move_id", "lot_id"], ["quantity_product_uom:sum"]
            )
            for move, lot, quantity in groups:
                items.setdefault((move, lot if item.tracking != "none" else lot.browse()), (item, quantity))
        moves = self.env["stock.move"].union(*(move for move, _lot in items))
        lots = self.env["stock.lot"].union(*(lot for _move, lot in items))
        known = moves._after_sales_delivered(besides=self.env["after_sales.return.line"]) if moves else {}
        owners = self.env["after_sales.ownership"]._last_of(moves, lots)
        return [
            self._found(item, (move, lot), quantity, known.get((move.id, lot.id)), owners.get((move.id, lot.id)))
            for (move, lot), (item, quantity) in sorted(
                items.items(), key=lambda each: (each[0][0].date, each[0][0].id)
            )
        ]

    def _found(self, item, place, quantity, known, passage):
        move, lot = place
        buyer = move.sale_line_id.order_id.partner_id or move.picking_id.partner_id or move.partner_id
        return Found(
            item=item,
            move=move,
            lot=lot,
            delivered=quantity,
            returned=float(known.returned) if known else 0.0,
            buyer=buyer,
            owner=passage.to_partner_id if passage else buyer,
        )

    def _write_lines(self, deliveries, is_later=False):
        customers = {customer.partner_id: customer.id for customer in self.customer_ids}
        new = {found.owner.commercial_partner_id for found in deliveries if found.owner} - set(customers)
        for partner in sorted(new, key=lambda partner: partner.id):
            vals = {"recall_id": self.id, "partner_id": partner.id}
            customers[partner] = unlocked(self.env["after_sales.recall.customer"]).create(vals).id
        unlocked(self.env["after_sales.recall.line"]).create(
            [
                {
                    "recall_id": self.id,
                    "item_id": found.item.id,
                    "move_id": found.move.id,
                    "lot_id": found.lot.id,
                    "partner_id": found.owner.id,
                    "buyer_id": found.buyer.id,
                    "customer_id": customers[found.owner.commercial_partner_id] if found.owner else False,
                    "delivered_qty": found.delivered,
                    "returned_qty": min(found.returned, found.delivered),
                    "is_later": is_later,
                }
                for found in deliveries
            ]
        )

    def _value(self):
        """What the pieces that customers have cost us."""
        lines = self.line_ids.with_company(self.company_id)
        return sum(line.kept_qty * line.product_id.standard_price for line in lines)
