# Part of after_sales. LGPL-3.
from odoo import api, fields, models


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
    sale_line_id = fields.Many2one(related="move_id.sale_line_id", store=True, index="btree_not_null", related_sudo=True)
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
            line.display_name = " · ".join(part for part in (line.product_id.display_name, line.lot_id.name) if part)

    def _get_blockers(self):
        """What speaks against one complained item."""
        yield from ()
