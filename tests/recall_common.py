# Part of after_sales. LGPL-3.
"""What tests about recalls start from: a lot that two customers got and that is left in stock, and short words for it."""

from datetime import date

from odoo.fields import Command

from .common import AfterSalesCommon


class RecallCommon(AfterSalesCommon):
    """Twelve boilers of lot B-1: Rosa got five, the bakery three, four are left; lot B-2 is sound."""

    def set_stage(self):
        super().set_stage()
        self.boiler = self.a_product(tracking="lot")
        self.lot, self.sound = self.a_lot(self.boiler, "B-1"), self.a_lot(self.boiler, "B-2")
        self.bought(self.boiler, 12, 10.0, lot=self.lot)
        self.bought(self.boiler, 6, 10.0, lot=self.sound)
        self.customer.email = "rosa@example.com"
        self.bakery = self.env["res.partner"].create({"name": "Lakeside Bakery", "email": "bakery@example.com"})
        self.rosas = self.shipped((self.lot, 5))
        self.bakerys = self.shipped((self.lot, 3), partner=self.bakery)

    def shipped(self, *lots, partner=None):
        """An order of boilers, delivered with these (lot, quantity)."""
        order = self.an_order((self.boiler, sum(quantity for _lot, quantity in lots)), partner=partner)
        self.delivered(order, lots={self.boiler: list(lots)})
        return order

    def a_recall(self, *items, **values):
        """A draft recall of ``items`` (values of its goods); nothing named: lot B-1."""
        goods = items or [{"product_id": self.boiler.id, "lot_id": self.lot.id}]
        return self.env["after_sales.recall"].with_user(self.quality).create(
            {
                "company_id": self.company.id,
                "subject": "Valve may burst",
                "reason_id": self.reason.id,
                "problem": "The valve may burst.",
                "instructions": "Stop using it.",
                "answer_until": date(2026, 3, 20),
                "item_ids": [Command.create(vals) for vals in goods],
                **values,
            }
        )  # fmt: skip

    def a_running_recall(self, *items, **values):
        recall = self.a_recall(*items, **values)
        recall.action_submit()
        recall.with_user(self.approver_gm).action_approve()
        return recall

    def an_exercise(self, *items, **values):
        recall = self.a_recall(*items, is_exercise=True, **values)
        recall.action_begin()
        return recall

    def line_of(self, recall, partner):
        return recall.line_ids.filtered(lambda line: line.partner_id == partner)

    def row_of(self, recall, partner):
        return recall.customer_ids.filtered(lambda row: row.partner_id == partner)

    def balance_of(self, recall):
        """{kind: quantity} of the mass balance."""
        return {row.kind: row.quantity for row in recall.balance_ids}

    def told(self, recall):
        """The job writes what waits."""
        with self.enter_registry_test_mode():
            self.env.ref("after_sales.after_sales_letter_cron_write").sudo().method_direct_trigger()
        return recall.customer_ids

    def a_delivery(self, lot, quantity, partner=None, **values):
        """An open delivery with that lot entered by hand, ready to be validated."""
        order = self.an_order((self.boiler, quantity), partner=partner, **values)
        picking = order.picking_ids
        picking.move_ids.move_line_ids.unlink()
        self.env["stock.move.line"].create(
            picking.move_ids._prepare_move_line_vals(quantity=quantity) | {"lot_id": lot.id}
        )
        picking.move_ids.picked = True
        return picking

    def a_consent(self, name="consent.pdf"):
        return self.env["ir.attachment"].with_user(self.sales).create({"name": name, "raw": name.encode()})

    def a_release(self, lot=None, quantity=2.0, **values):
        """A draft special release for Rosa, with her consent."""
        return self.env["after_sales.release"].with_user(self.sales).create(
            {
                "company_id": self.company.id,
                "partner_id": self.customer.id,
                "product_id": self.boiler.id,
                "lot_id": (lot or self.lot).id,
                "quantity": quantity,
                "justification": "She exchanges the valve herself before use.",
                "attachment_ids": [Command.link(self.a_consent().id)],
                **values,
            }
        )  # fmt: skip

    def an_approved_release(self, lot=None, quantity=2.0, **values):
        release = self.a_release(lot, quantity, **values)
        release.action_submit()
        release.with_user(self.approver_gm).action_approve()
        return release
