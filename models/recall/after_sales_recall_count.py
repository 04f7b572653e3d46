# Part of after_sales. LGPL-3.
from collections import defaultdict
from decimal import Decimal

from odoo import fields, models
from odoo.fields import Command, Domain

from ...rules import mass_balance
from ..customer_place import is_between_companies, lines_of_a_sale
from ..exact import exact
from ..lifecycle.engine import unlocked

#: Kinds of places, by what Odoo calls them; goods in all others are our own.
OUTSIDE = {"customer": "customer", "supplier": "vendor", "production": "production"}


class AfterSalesRecall(models.Model):
    """Where all pieces are: our own places as counted now, and the balance of what came in (R10.07).

    Kept as rows, counted anew with every step and by hand; when the recall is closed they stay as they are.
    """

    _inherit = "after_sales.recall"

    def action_count(self):
        """Count anew what lies where and what came back."""
        self._refuse_without_right("count")
        self.filtered(lambda recall: recall.state in ("submitted", "approved")).sudo()._count()

    def _count(self):
        self.line_ids._note_back()
        for recall in self:
            stock, balance = [], []
            for item in recall.item_ids:
                places = recall._places_of(item)
                stock += [Command.create(vals | {"item_id": item.id}) for vals in places]
                balance += [
                    Command.create({"item_id": item.id, "kind": kind, "quantity": float(quantity)})
                    for kind, quantity in recall._balance_of(item, places)
                ]
            missing = sum(row[2]["quantity"] for row in balance if row[2]["kind"] == "difference")
            unlocked(recall).write(
                {
                    "stock_ids": [Command.clear(), *stock],
                    "balance_ids": [Command.clear(), *balance],
                    "difference_qty": missing,
                    "counted_on": fields.Datetime.now(),
                }
            )

    def _places_of(self, item) -> list[dict]:
        """What lies in our own places, place by place."""
        groups = self.env["stock.quant"]._read_group(
            item._stock_domain(), ["location_id", "lot_id"], ["quantity:sum", "reserved_quantity:sum"]
        )
        apart = self._quarantines()
        return [
            {
                "location_id": location.id,
                "lot_id": lot.id,
                "kind": self._kind_of_place(location, apart),
                "quantity": quantity,
                "reserved_qty": reserved,
            }
            for location, lot, quantity, reserved in groups
        ]

    def _quarantines(self):
        warehouses = self.env["stock.warehouse"].search([("company_id", "child_of", self.company_id.id)])
        return warehouses.after_sales_quarantine_id | warehouses.after_sales_unexpected_id

    def _kind_of_place(self, location, apart):
        if location.usage == "transit":
            return "transit"
        return "quarantine" if any(location._child_of(place) for place in apart) else "stock"

    def _balance_of(self, item, places):
        """(kind, quantity) for each row that says something; of goods without lots over what was delivered alone."""
        if not item.lot_id:
            yield from self._balance_of_deliveries(item)
            return
        on_hand = defaultdict(Decimal)
        for place in places:
            on_hand[place["kind"]] += exact(place["quantity"])
        found = mass_balance.balance(self._flows(item), on_hand)
        for kind, quantity in found._asdict().items():
            if quantity:
                yield kind, quantity
        yield "difference", found.difference

    def _balance_of_deliveries(self, item):
        """Pieces without lots cannot be told apart in stock: what was delivered is with customers or came back."""
        lines = self.line_ids.filtered(lambda line: line.item_id == item)
        delivered = sum(exact(line.delivered_qty) for line in lines)
        back = sum(exact(line.returned_qty) + exact(line.back_qty) for line in lines)
        yield "delivered", delivered
        yield "back", back
        yield "customers", delivered - back
        yield "difference", Decimal(0)

    def _flows(self, item):
        """What moved of the lot between kinds of places; stock counts for themselves."""
        domain = Domain(
            [
                ("state", "=", "done"),
                ("product_id", "=", item.product_id.id),
                ("lot_id", "=", item.lot_id.id),
                ("company_id", "child_of", self.company_id.id),
            ]
        )
        counted, sold = Domain("move_id.is_inventory", "=", True), lines_of_a_sale()
        # In the transit between companies lies what a customer of the group has, and what a vendor of it sent.
        for which, written_off, between in (
            (counted, "count", "vendor"),
            (~counted & sold, "scrap", "customer"),
            (~counted & ~sold, "scrap", "vendor"),
        ):
            groups = self.env["stock.move.line"]._read_group(
                domain & which, ["location_id", "location_dest_id"], ["quantity_product_uom:sum"]
            )
            for source, target, quantity in groups:
                kinds = (self._kind_of_flow(place, written_off, between) for place in (source, target))
                yield mass_balance.Flow(*kinds, exact(quantity))

    def _kind_of_flow(self, place, written_off, between):
        if is_between_companies(place):
            return between
        return written_off if place.usage == "inventory" else OUTSIDE.get(place.usage, mass_balance.OWN)
