# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules import recall as rule
from ...rules.reason import reason
from ..exact import exact
from ..lifecycle.engine import is_unlocked, unlocked

#: What the engine found.
FROZEN = {"recall_id", "item_id", "customer_id", "partner_id", "buyer_id", "move_id", "lot_id", "is_later"} | {
    "delivered_qty",
    "returned_qty",
    "back_qty",
}
#: What people note of a customer's answer.
ANSWER = {"has_qty", "used_qty", "sold_qty", "disposed_qty", "sold_to"}


class AfterSalesRecallLine(models.Model):
    """One delivery of recalled goods: who has them, what he says about them, what came back (R10.07).

    Quantities are in the product's own unit. What was delivered and had come back when the list was made stays as it was.
    """

    _name = "after_sales.recall.line"
    _description = "Delivery Called Back"
    _inherit = ["after_sales.guarded"]
    _order = "recall_id desc, partner_id, id"
    _check_company_auto = True

    recall_id = fields.Many2one(
        "after_sales.recall", "Product Recall", required=True, readonly=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="recall_id.company_id", store=True, index=True)
    state = fields.Selection(related="recall_id.state", store=True, index=True)
    is_exercise = fields.Boolean(related="recall_id.is_exercise", store=True)
    item_id = fields.Many2one("after_sales.recall.item", readonly=True, index=True, ondelete="cascade")
    customer_id = fields.Many2one(
        "after_sales.recall.customer", "Called Customer", readonly=True, index=True, ondelete="set null"
    )
    partner_id = fields.Many2one("res.partner", "Customer", readonly=True, index=True, help="Who has the goods now.")
    buyer_id = fields.Many2one("res.partner", "Delivered to", readonly=True, index="btree_not_null")
    move_id = fields.Many2one("stock.move", "Delivered With", required=True, readonly=True, index=True)
    picking_id = fields.Many2one("stock.picking", "Delivery", compute="_compute_delivery", store=True, index=True)
    order_id = fields.Many2one("sale.order", "Order", compute="_compute_delivery", store=True, index=True)
    delivered_on = fields.Datetime("Delivered On", compute="_compute_delivery", store=True)
    product_id = fields.Many2one("product.product", compute="_compute_delivery", store=True, index=True)
    uom_id = fields.Many2one(related="product_id.uom_id", string="Unit")
    lot_id = fields.Many2one("stock.lot", "Lot/Serial", readonly=True, index="btree_not_null")
    is_later = fields.Boolean("Added Later", readonly=True, help="Delivered after the list was made.")
    delivered_qty = fields.Float("Delivered", readonly=True, digits="Product Unit")
    returned_qty = fields.Float("Had Come Back", readonly=True, digits="Product Unit", help="Before the recall.")
    kept_qty = fields.Float("To Call Back", compute="_compute_kept_qty", store=True, digits="Product Unit")
    back_qty = fields.Float("Came Back", readonly=True, digits="Product Unit", help="Since the list was made.")
    has_qty = fields.Float("Has Them", digits="Product Unit", help="The customer has them, and sends or sent them in.")
    used_qty = fields.Float("Used Up", digits="Product Unit")
    sold_qty = fields.Float("Sold On", digits="Product Unit")
    sold_to = fields.Char("Sold on to", help="To whom, in the customer's words.")
    disposed_qty = fields.Float("Disposed Of", digits="Product Unit")
    accounted_qty = fields.Float("Accounted For", compute="_compute_accounted", store=True, digits="Product Unit")
    missing_qty = fields.Float("Not Accounted For", compute="_compute_accounted", store=True, digits="Product Unit")
    return_line_ids = fields.One2many("after_sales.return.line", "recall_line_id", "Return Lines", readonly=True)
    open_qty = fields.Float(
        "Still to Return", compute="_compute_open_qty", store=True, digits="Product Unit",
        help="Not back, not gone by the customer's word, and on no return yet.",
    )  # fmt: skip

    _once = models.UniqueIndex("(recall_id, move_id, COALESCE(lot_id, 0))")

    # What was frozen was done by then; on fields of the transfer, every move of any goods would look for recalls.
    @api.depends("move_id")
    def _compute_delivery(self):
        for line in self:
            move = line.sudo().move_id
            line.picking_id = move.picking_id
            line.order_id = move.sale_line_id.order_id
            line.delivered_on = move.date
            line.product_id = move.product_id

    @api.depends("delivered_qty", "returned_qty")
    def _compute_kept_qty(self):
        for line in self:
            line.kept_qty = line.delivered_qty - line.returned_qty

    @api.depends("kept_qty", "back_qty", "has_qty", "used_qty", "sold_qty", "disposed_qty")
    def _compute_accounted(self):
        for line in self:
            known = rule.accounted(exact(line.kept_qty), exact(line.back_qty), line._answer())
            line.accounted_qty = float(known)
            line.missing_qty = float(exact(line.kept_qty) - known)

    @api.depends(
        "kept_qty", "back_qty", "used_qty", "sold_qty", "disposed_qty", "return_line_ids.base_qty",
        "return_line_ids.received_qty", "return_line_ids.state",
    )  # fmt: skip
    def _compute_open_qty(self):
        for line in self:
            asked = line.sudo().return_line_ids.filtered(lambda each: each.state in ("draft", "submitted", "approved"))
            expected = sum(max(each.base_qty - each.received_qty, 0.0) for each in asked)
            gone = line.used_qty + line.sold_qty + line.disposed_qty
            line.open_qty = max(line.kept_qty - line.back_qty - gone - expected, 0.0)

    @api.depends("product_id", "lot_id")
    def _compute_display_name(self):
        for line in self.sudo():
            line.display_name = " · ".join(part for part in (line.product_id.display_name, line.lot_id.name) if part)

    def _get_engine_fields(self):
        return super()._get_engine_fields() | FROZEN

    def write(self, vals):
        """People note answers while the recall runs; all else is the engine's."""
        written = super().write(vals)
        if ANSWER.intersection(vals) and not is_unlocked(self):
            self.env["after_sales.message"]._raise_all(self._get_answer_blockers())
        return written

    def _get_answer_blockers(self):
        for line in self:
            if line.state != "approved":
                recall = line.recall_id
                yield reason("recall_not_running", document=recall.name, state=recall._state_label())
            yield from rule.check_answer(line.display_name, exact(line.kept_qty), line._answer(), line.sold_to or "")

    def _answer(self) -> rule.Answer:
        return rule.Answer(*(exact(self[name]) for name in ("has_qty", "used_qty", "sold_qty", "disposed_qty")))

    def action_take_back(self):
        """Draft returns of these deliveries."""
        return self.recall_id._take_back(self)

    def _note_back(self):
        """Read from the real transfers what came back since the list was made, with or without a return of the recall."""
        lines = self.sudo()
        known = lines.move_id._after_sales_delivered(besides=self.env["after_sales.return.line"]) if lines else {}
        for line in lines:
            item = known.get((line.move_id.id, line.lot_id.id))
            back = max(float(item.returned) - line.returned_qty, 0.0) if item else 0.0
            if back != line.back_qty:
                unlocked(line).write({"back_qty": back})
