# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules.reason import reason


class AfterSalesCaseLine(models.Model):
    """One complained item: the delivery, order, invoice and lot that it came with (R4.06, R4.10).

    Quantities are in ``uom_id``.
    """

    _name = "after_sales.case.line"
    _description = "Complained Item"
    _inherit = ["after_sales.document.line"]
    _order = "case_id, sequence, id"
    _document_field = "case_id"

    case_id = fields.Many2one("after_sales.case", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="case_id.company_id", store=True, index=True)
    state = fields.Selection(related="case_id.state", store=True)
    commercial_partner_id = fields.Many2one(related="case_id.commercial_partner_id", store=True)
    reason_id = fields.Many2one(related="case_id.reason_id", store=True)
    move_id = fields.Many2one("stock.move", "Delivered With", index="btree_not_null", ondelete="restrict")
    sale_line_id = fields.Many2one(
        related="move_id.sale_line_id", store=True, index="btree_not_null", related_sudo=True
    )
    order_id = fields.Many2one(related="sale_line_id.order_id", store=True, index="btree_not_null", related_sudo=True)
    picking_id = fields.Many2one(related="move_id.picking_id", store=True, index="btree_not_null", related_sudo=True)
    invoice_line_id = fields.Many2one("account.move.line", "Invoiced With", index="btree_not_null", ondelete="restrict")
    product_id = fields.Many2one(
        "product.product", "Product", compute="_compute_product", store=True, readonly=False, precompute=True,
        required=True, index=True, check_company=True,
    )  # fmt: skip
    tracking = fields.Selection(related="product_id.tracking")
    lot_id = fields.Many2one(
        "stock.lot", "Lot/Serial", domain="[('product_id', '=', product_id)]", index="btree_not_null"
    )
    uom_id = fields.Many2one(
        "uom.uom", "Unit", compute="_compute_product", store=True, readonly=False, precompute=True, required=True
    )
    quantity = fields.Float("Complained", digits="Product Unit")
    defective_qty = fields.Float("Defective", digits="Product Unit")
    delivered_on = fields.Datetime("Shipped", related="move_id.date", related_sudo=True)
    note = fields.Char("What Is Wrong")

    _similar = models.Index("(product_id, reason_id)")
    _same_customer = models.Index("(commercial_partner_id, product_id)")

    @api.depends("move_id")
    def _compute_product(self):
        for line in self:
            move = line.move_id.sudo()
            line.product_id = move.product_id or line.product_id
            line.uom_id = move._after_sales_unit() if move else line.uom_id or line.product_id.uom_id

    @api.depends("product_id", "lot_id")
    def _compute_display_name(self):
        for line in self:
            # Whoever may read the item may know its lot; the warehouse's own records are closed to many.
            item = line.sudo()
            line.display_name = " · ".join(part for part in (item.product_id.display_name, item.lot_id.name) if part)

    def _get_blockers(self):
        """What speaks against one complained item: it was not delivered, or not to this customer (R4.10)."""
        self = self.sudo()
        case, move = self.case_id, self.move_id
        if not self.quantity and not case.is_quantity_unknown and case.kind == "complaint":
            yield reason("case_line_without_quantity", line=self.display_name)
        if self.defective_qty > self.quantity > 0:
            yield reason("case_line_more_defective", line=self.display_name)
        if not move:
            return
        customer = move.sale_line_id.order_id.partner_id or move.partner_id
        if move.state != "done" or not move.location_dest_id.after_sales_is_with_customer:
            yield reason("line_not_delivered", line=self.display_name)
        elif customer.commercial_partner_id != case.commercial_partner_id:
            yield reason("case_line_of_other_customer", line=self.display_name, customer=customer.display_name)
        elif self.lot_id and not self._delivered_qty():
            yield reason("line_lot_never_delivered", line=self.display_name, lot=self.lot_id.name)
        elif self.uom_id.compare(self.quantity, self._delivered_qty()) > 0:
            yield reason("case_line_above_delivered", line=self.display_name, delivered=f"{self._delivered_qty():g}")

    def _delivered_qty(self) -> float:
        """What of this item was delivered with its delivery line, in the unit of the line."""
        self.ensure_one()
        move = self.move_id.sudo()
        items = move._after_sales_delivered(besides=self.env["after_sales.return.line"])
        is_tracked = self.product_id.tracking != "none"
        wanted = [item for item in items if not (is_tracked and self.lot_id) or item[1] == self.lot_id.id]
        delivered = float(sum(items[item].delivered for item in wanted))
        return self.product_id.uom_id._compute_quantity(delivered, self.uom_id, round=False) if self.uom_id else 0.0

    def _invoiced_with(self):
        """The posted invoice line of this item: the one that was found with it, else the first of its order line."""
        invoiced = self.sudo().sale_line_id.invoice_lines.filtered(
            lambda each: each.parent_state == "posted" and each.move_id.move_type == "out_invoice"
        )
        return self.sudo().invoice_line_id.filtered(lambda each: each.parent_state == "posted") or invoiced[:1]

    def _credit_value(self, quantity) -> float:
        """What ``quantity`` (in the unit of the line) was sold for, with tax, in the currency of the company today."""
        item = self.env["after_sales.return.line"].sudo().new(self._prepare_return_line_vals(quantity))
        currency, company = item.order_id.currency_id or self.company_id.currency_id, self.company_id
        today = fields.Date.context_today(self)
        return currency._convert(item.amount_total, company.currency_id, company, today)

    def _prepare_return_line_vals(self, quantity) -> dict:
        return {
            "move_id": self.move_id.id,
            "lot_id": self.lot_id.id,
            "uom_id": self.uom_id.id,
            "quantity": quantity,
            "note": self.note,
        }
