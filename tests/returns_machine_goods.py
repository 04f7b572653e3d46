# Part of after_sales. LGPL-3.
"""What happens to goods that come back, as steps of the machine."""

from datetime import date

from odoo.fields import Command

REMEDIES = ("credit", "credit", "credit", "credit", "replacement", "repair", "exchange", "keep", "advance", "none")
FINDINGS = ("restock", "restock", "scrap", "customer", "vendor", "downgrade", "rework")
QUANTITIES = (1, 2, 3, 5, 12)


class GoodsSteps:
    """Mixed into the machine: returns asked for, received, inspected, sent, closed and undone."""

    # -- asking --------------------------------------------------------------------------------------------------------

    def to_ask(self):
        return self.orders().order_line.move_ids._after_sales_returnable_moves()

    def ask(self, move):
        self.case.company.after_sales_credit_moment = self.pick(("approval", "receipt", "receipt", "inspection"))
        document = self.returns.create(
            {
                "partner_id": move.sale_line_id.order_id.partner_id.id,
                "company_id": self.case.company.id,
                "reason_id": self.case.reason.id,
                "line_ids": [Command.create(self.line_values(move))],
            }
        )
        document.action_submit()
        self.signed(document)
        self.returns |= document

    def line_values(self, move):
        product, remedy = move.product_id, self.pick(REMEDIES)
        values = {"move_id": move.id, "uom_id": product.uom_id.id, "remedy": remedy}
        values["quantity"] = 1 if product.tracking == "serial" else self.pick(QUANTITIES)
        if product.tracking != "none":
            values["lot_id"] = self.pick(move.move_line_ids.lot_id).id
        if remedy == "exchange":
            values["exchange_product_id"] = self.pick(
                self.case.products.filtered(lambda each: each.tracking == "none")
            ).id
        if remedy == "keep":
            values["keep_percent"] = self.pick((10.0, 33.33))
        if remedy == "advance":
            values |= {"remedy": "replacement", "is_advance": True, "due_back_on": date(2026, 3, 16)}
        return values

    def to_cancel(self):
        return self.still(self.returns, "approved")

    def cancel(self, document):
        document.action_cancel()

    def to_close_rest(self):
        return self.still(self.returns, "approved")

    def close_rest(self, document):
        document.action_close_rest()

    def to_undo(self):
        return self.still(self.returns, "approved", "done")

    def undo(self, document):
        document.with_user(self.case.undo)._undo("Tried")

    # -- receiving -----------------------------------------------------------------------------------------------------

    def to_receive(self):
        return self.open(self.returns.sudo().picking_ids).filtered(lambda each: each.location_id.after_sales_is_with_customer)

    def receive(self, picking):
        self.moved(picking.with_user(self.case.warehouse_user), self.share())

    def to_report(self):
        return (
            self.still(self.returns, "approved", "done")
            .sudo()
            .picking_ids.filtered(
                lambda picking: picking.location_id.after_sales_is_with_customer and picking.state != "cancel"
            )
        )

    def report(self, picking):
        """Something came that nobody approved."""
        line = picking.after_sales_return_id.line_ids[:1]
        values = {"picking_id": picking.id, "quantity": 1.0, "product_id": line.product_id.id, "line_id": line.id}
        if self.pick(("surplus", "surplus", "wrong_item")) == "wrong_item":
            values |= {"kind": "wrong_item", "product_id": self.case.steady.id, "line_id": False}
        elif line.lot_id:
            values["lot_name"] = self.pick(line.move_id.move_line_ids.lot_id).name
        self.env["after_sales.return.discrepancy"].with_user(self.case.warehouse_user).create(values)

    def to_decide(self):
        return self.returns.discrepancy_ids.filtered(lambda each: each.status == "open")

    def decide(self, discrepancy):
        if self.pick(("supplement", "supplement", "send_back")) == "send_back":
            discrepancy.action_send_back()
            return
        discrepancy.action_supplement()
        supplement = discrepancy.supplement_id
        self.signed(supplement)
        self.returns |= supplement

    # -- inspecting ----------------------------------------------------------------------------------------------------

    def to_inspect(self):
        return self.returns.sudo().inspection_ids.filtered(lambda each: each.state == "draft")

    def inspect(self, inspection):
        inspection = inspection.with_user(self.case.quality)
        found = self.pick(FINDINGS)
        finding = {
            "disposition_id": self.env.ref(f"after_sales.after_sales_disposition_{found}").id,
            "quantity": max(round(inspection.waiting_qty * self.share()), 1.0),
        }
        if found == "vendor":
            finding["vendor_id"] = self.case.vendor.id
        if found == "downgrade":
            finding |= {"target_product_id": self.case.second_choice.id, "target_cost": 4.0}
        inspection.line_ids = [Command.clear(), Command.create(finding)]
        inspection.action_inspect()

    def to_take_back(self):
        return self.returns.sudo().inspection_ids.filtered(lambda each: each.state == "done")

    def take_back(self, inspection):
        inspection.with_user(self.case.quality).action_take_back()

    def to_repair(self):
        lines = self.returns.sudo().line_ids
        moves = lines.receipt_move_ids.ids
        return self.env["repair.order"].search(
            [
                "|",
                ("after_sales_inspection_line_id", "in", lines.finding_ids.ids),
                ("after_sales_receipt_move_id", "in", moves),
                ("state", "not in", ("done", "cancel")),
            ]
        )

    def repair(self, order):
        if self.pick(("end", "end", "cancel")) == "cancel":
            order.action_repair_cancel()
            return
        if order.state == "draft":
            order.action_validate()
        if order.state == "confirmed":
            order.action_repair_start()
        order.action_repair_end()

    # -- sending -------------------------------------------------------------------------------------------------------

    def to_send(self):
        """Replacements, repaired goods and what goes back."""
        lines = self.returns.sudo().line_ids
        return self.open(
            (lines.replacement_move_ids | lines.send_back_move_ids | lines.finding_ids.move_ids).picking_id
        )

    def send(self, picking):
        self.moved(picking, 1.0)
