# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules.reason import reason
from ...rules.remedies import SENDING


class AfterSalesReturnLine(models.Model):
    """The goods that the customer gets for a line: the same again, another product, or his own after repair.

    ``*_qty`` fields are in the product's own unit.
    """

    _inherit = "after_sales.return.line"

    is_advance = fields.Boolean("Send Ahead", help="The replacement leaves on approval, before the goods are back.")
    due_back_on = fields.Date(
        "Due Back By", help="What was sent or credited ahead is charged when the goods are not back by this day."
    )
    exchange_product_id = fields.Many2one(
        "product.product", "Exchanged for", check_company=True, index="btree_not_null", domain="[('sale_ok', '=', True)]"
    )
    exchange_price_unit = fields.Monetary(
        "Price of the Other Product",
        compute="_compute_exchange_price_unit",
        store=True,
        readonly=False,
        help="For one unit. The goods that come back are credited; only the difference is left to pay.",
    )
    replacement_move_ids = fields.One2many(
        "stock.move", "after_sales_replacement_line_id", "Replacement Moves", readonly=True
    )
    replaced_qty = fields.Float("Replaced", compute="_compute_replaced", store=True, digits="Product Unit")
    replacing_qty = fields.Float(
        "Being Replaced", compute="_compute_replaced", store=True, digits="Product Unit", help="On open deliveries."
    )
    exchange_order_line_ids = fields.One2many(
        "sale.order.line", "after_sales_exchange_line_id", "Exchange Order Lines", readonly=True
    )
    exchanged_qty = fields.Float("Exchanged", compute="_compute_exchanged_qty", store=True, digits="Product Unit")
    send_back_move_ids = fields.One2many(
        "stock.move", "after_sales_send_back_line_id", "Moves back to the Customer", readonly=True
    )
    sent_back_qty = fields.Float("Sent Back", compute="_compute_sent_back_qty", store=True, digits="Product Unit")
    to_send_qty = fields.Float(
        "To Send", compute="_compute_to_send_qty", store=True, digits="Product Unit", help="What we owe the customer now."
    )

    @api.depends("exchange_product_id")
    def _compute_exchange_price_unit(self):
        for line in self:
            order = line.sudo().order_id
            product = line.exchange_product_id
            line.exchange_price_unit = (
                order.pricelist_id._get_product_price(product, 1.0, currency=order.currency_id)
                if product
                else 0.0
            )

    @api.depends("replacement_move_ids.state", "replacement_move_ids.quantity", "replacement_move_ids.product_qty")
    def _compute_replaced(self):
        for line in self:
            # Where goods are picked and packed first, only the last move brings them to the customer.
            moves = line.sudo().replacement_move_ids.filtered("location_dest_id.after_sales_is_with_customer")
            done = moves.filtered(lambda move: move.state == "done")
            line.replaced_qty = sum(move._after_sales_base_quantity() for move in done)
            line.replacing_qty = sum((moves - done).filtered(lambda move: move.state != "cancel").mapped("product_qty"))

    @api.depends("exchange_order_line_ids.product_uom_qty", "exchange_order_line_ids.state")
    def _compute_exchanged_qty(self):
        for line in self:
            ordered = line.sudo().exchange_order_line_ids.filtered(lambda ordered: ordered.state == "sale")
            line.exchanged_qty = sum(ordered.mapped("product_uom_qty"))

    @api.depends("send_back_move_ids.state", "send_back_move_ids.quantity")
    def _compute_sent_back_qty(self):
        for line in self:
            done = line.sudo().send_back_move_ids.filtered(lambda move: move.state == "done")
            line.sent_back_qty = sum(move._after_sales_base_quantity() for move in done)

    @api.depends(
        "remedy", "is_advance", "state", "base_qty", "received_qty", "expected_qty", "replaced_qty", "exchanged_qty",
        "sent_back_qty",
    )  # fmt: skip
    def _compute_to_send_qty(self):
        for line in self:
            sent = {
                "replacement": line.replaced_qty,
                "exchange": line.exchanged_qty,
                "repair": line.sent_back_qty,
            }
            line.to_send_qty = max(line._promised_quantity() - sent.get(line.remedy, 0.0), 0.0)

    def _promised_quantity(self):
        """How much goes to the customer for what has come back by now; ahead of it, for what was approved."""
        if self.remedy not in SENDING or self.state not in ("approved", "done"):
            return 0.0
        is_ahead = self.remedy == "replacement" and self.is_advance and self.expected_qty
        return max(self.base_qty, self.received_qty) if is_ahead else self.received_qty

    def _get_remedy_blockers(self):
        """What speaks against the promise of a line."""
        if self.remedy == "keep":
            yield from self._get_keep_blockers()
        if self.remedy == "exchange" and not self.exchange_product_id:
            yield reason("exchange_without_product", line=self.display_name)
        if self.remedy == "exchange" and self.exchange_price_unit < 0:
            yield reason("exchange_price_negative", line=self.display_name)
        if self.exchange_product_id and not self.exchange_product_id.active:
            yield reason("line_product_is_archived", line=self.exchange_product_id.display_name)
        if self.remedy != "replacement" and self.is_advance:
            yield reason("advance_without_replacement", line=self.display_name)
        if self.is_advance and not self.due_back_on:
            yield reason("advance_without_date", line=self.display_name)
        if self.due_back_on and self.state == "draft" and self.due_back_on < fields.Date.context_today(self):
            yield reason("due_back_passed", line=self.display_name, date=str(self.due_back_on))
