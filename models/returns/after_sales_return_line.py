# Part of after_sales. LGPL-3.
from odoo import api, fields, models


class AfterSalesReturnLine(models.Model):
    """One delivered item that comes back: a delivery line, or one lot or serial number of it.

    ``*_qty`` fields other than ``quantity`` are in the product's own unit.
    """

    _name = "after_sales.return.line"
    _description = "Return Line"
    _inherit = ["after_sales.document.line"]
    _order = "return_id, sequence, id"
    _document_field = "return_id"
    _progress_fields = frozenset({"settled_qty", "tolerance_percent"})

    return_id = fields.Many2one("after_sales.return", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="return_id.company_id", store=True, index=True)
    state = fields.Selection(related="return_id.state", store=True)
    currency_id = fields.Many2one(related="return_id.currency_id")
    move_id = fields.Many2one(
        "stock.move",
        "Delivered With",
        index=True,
        ondelete="restrict",
        domain="""[
            ('state', '=', 'done'), ('location_dest_id.after_sales_is_with_customer', '=', True),
            ('sale_line_id', '!=', False),
        ]""",
    )
    sale_line_id = fields.Many2one(related="move_id.sale_line_id", store=True, index=True)
    order_id = fields.Many2one(related="sale_line_id.order_id", store=True, index=True)
    order_currency_id = fields.Many2one(related="order_id.currency_id", string="Order Currency")
    product_id = fields.Many2one(
        "product.product", "Product", compute="_compute_product_id", store=True, precompute=True, index=True
    )
    tracking = fields.Selection(related="product_id.tracking")
    lot_id = fields.Many2one(
        "stock.lot", "Lot/Serial", domain="[('product_id', '=', product_id)]", index="btree_not_null"
    )
    uom_id = fields.Many2one(
        "uom.uom", "Unit", compute="_compute_uom_id", store=True, readonly=False, precompute=True, required=True
    )
    quantity = fields.Float(digits="Product Unit", required=True, default=1.0)
    note = fields.Char("What Is Wrong")
    base_qty = fields.Float("Approved (base unit)", compute="_compute_base_qty", store=True, digits="Product Unit")
    delivered_qty = fields.Float("Delivered", compute="_compute_left", digits="Product Unit", compute_sudo=True)
    returned_qty = fields.Float("Already Returned", compute="_compute_left", digits="Product Unit", compute_sudo=True)
    reserved_qty = fields.Float(
        "Claimed by Other Returns", compute="_compute_left", digits="Product Unit", compute_sudo=True
    )
    returnable_qty = fields.Float("Returnable", compute="_compute_left", digits="Product Unit", compute_sudo=True)
    receipt_move_ids = fields.One2many("stock.move", "after_sales_return_line_id", "Receipt Moves", readonly=True)
    received_qty = fields.Float("Received", compute="_compute_received", store=True, digits="Product Unit")
    expected_qty = fields.Float("Still Expected", compute="_compute_received", store=True, digits="Product Unit")
    settled_qty = fields.Float(
        "Settled",
        readonly=True,
        copy=False,
        digits="Product Unit",
        help="Quantity that was due and for which it is decided what to credit.",
    )
    tolerance_percent = fields.Float(
        readonly=True, copy=False, help="The over-quantity ratio as it was when approval was asked for."
    )
    credit_line_ids = fields.One2many(
        "account.move.line", "after_sales_return_line_id", "Credit Note Lines", readonly=True
    )
    credited_qty = fields.Float("Credited", compute="_compute_credited_qty", store=True, digits="Product Unit")

    @api.depends("move_id.product_id")
    def _compute_product_id(self):
        for line in self:
            line.product_id = line.move_id.product_id

    @api.depends("move_id")
    def _compute_uom_id(self):
        for line in self:
            line.uom_id = line.move_id._after_sales_unit()

    @api.depends("quantity", "uom_id", "product_id.uom_id")
    def _compute_base_qty(self):
        for line in self:
            line.base_qty = (
                line.uom_id._compute_quantity(line.quantity, line.product_id.uom_id, rounding_method="HALF-UP")
                if line.uom_id
                else 0
            )

    @api.depends("move_id", "lot_id", "uom_id", "state")
    def _compute_left(self):
        items = self.move_id._after_sales_delivered(besides=self)
        for line in self:
            item = items.get(line._item(), None)
            for name in ("delivered", "returned", "reserved", "returnable"):
                quantity = float(getattr(item, name)) if item else 0.0
                line[f"{name}_qty"] = (
                    line.product_id.uom_id._compute_quantity(quantity, line.uom_id, round=False) if quantity else 0.0
                )

    @api.depends("receipt_move_ids.state", "receipt_move_ids.quantity", "receipt_move_ids.product_qty")
    def _compute_received(self):
        for line in self:
            done, open_ = 0.0, 0.0
            for move in line.sudo().receipt_move_ids:
                if move.state == "done":
                    done += move._after_sales_sign() * move._after_sales_base_quantity()
                elif move.state != "cancel":
                    open_ += move._after_sales_sign() * move.product_qty
            line.received_qty = done
            line.expected_qty = max(open_, 0.0)

    @api.depends(
        "credit_line_ids.parent_state", "credit_line_ids.quantity", "credit_line_ids.move_id.after_sales_undone_by_id"
    )
    def _compute_credited_qty(self):
        for line in self:
            posted = line.sudo().credit_line_ids.filtered(
                lambda credit: (
                    credit.parent_state == "posted"
                    and credit.display_type == "product"
                    and not credit.move_id.after_sales_undone_by_id
                )
            )
            line.credited_qty = sum(
                credit.product_uom_id._compute_quantity(credit.quantity, line.product_id.uom_id) for credit in posted
            )

    def _item(self):
        """What this line draws on: the delivery line and, for tracked goods, the lot."""
        return self.move_id.id, self.lot_id.id if self.tracking != "none" else False

    @api.depends("product_id", "lot_id")
    def _compute_display_name(self):
        for line in self:
            line.display_name = " · ".join(part for part in (line.product_id.display_name, line.lot_id.name) if part)
