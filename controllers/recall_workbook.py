# Part of after_sales. LGPL-3.
from .workbook import Workbook

HEAD = ("name", "subject", "severity", "state", "is_exercise", "customer_count", "kept_qty", "accounted_qty")
REACH = ("told_percent", "answered_percent", "accounted_percent", "difference_qty", "begun_on", "closed_on")
LINE = ("recall_id", "partner_id", "buyer_id", "order_id", "picking_id", "delivered_on", "product_id", "lot_id")
QUANTITIES = ("delivered_qty", "returned_qty", "kept_qty", "back_qty", "has_qty", "used_qty", "sold_qty", "sold_to")
CUSTOMER = ("recall_id", "partner_id", "phone", "status", "told_on", "reminded_on", "answered_on", "note")
STOCK = ("recall_id", "product_id", "lot_id", "kind", "location_id", "quantity", "reserved_qty")


class RecallWorkbook(Workbook):
    """One sheet for each question of a recall: how far it is, whom it concerns, where the rest is, does it add up."""

    def __init__(self, env, file):
        super().__init__(env, file, remove_timezone=True)

    def write(self, recalls):
        """Write and close the workbook."""
        self._write_records(self.env._("Recalls"), recalls, [*HEAD, *REACH, "finding"])
        lines = recalls.line_ids
        self._write_records(self.env._("Deliveries"), lines, [*LINE, *QUANTITIES, "disposed_qty", "missing_qty"])
        self._write_records(self.env._("Customers"), recalls.customer_ids, [*CUSTOMER, "kept_qty", "missing_qty"])
        self._write_records(self.env._("Own Stock"), recalls.stock_ids, STOCK)
        self._write_records(
            self.env._("Mass Balance"), recalls.balance_ids, ["recall_id", "item_id", "side", "kind", "quantity"]
        )
        self.book.close()
