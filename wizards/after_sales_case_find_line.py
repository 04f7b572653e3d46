# Part of after_sales. LGPL-3.
from odoo import api, fields, models


class AfterSalesCaseFindLine(models.TransientModel):
    """A delivered item, with the papers that it came with. Delivered and returned in the product's own unit."""

    _name = "after_sales.case.find.line"
    _description = "Found Item"

    find_id = fields.Many2one("after_sales.case.find", required=True, ondelete="cascade")
    move_id = fields.Many2one("stock.move", required=True, readonly=True)
    partner_id = fields.Many2one(related="move_id.sale_line_id.order_id.partner_id", related_sudo=True)
    order_id = fields.Many2one(related="move_id.sale_line_id.order_id", related_sudo=True)
    picking_id = fields.Many2one(related="move_id.picking_id", related_sudo=True)
    delivered_on = fields.Datetime(related="move_id.date", related_sudo=True)
    product_id = fields.Many2one(related="move_id.product_id", related_sudo=True)
    lot_id = fields.Many2one("stock.lot", "Lot/Serial", readonly=True)
    invoice_line_id = fields.Many2one("account.move.line", compute="_compute_invoice_line_id", compute_sudo=True)
    invoice_id = fields.Many2one(related="invoice_line_id.move_id", related_sudo=True)
    delivered_qty = fields.Float("Delivered", digits="Product Unit", readonly=True)
    returned_qty = fields.Float("Returned", digits="Product Unit", readonly=True)
    is_taken = fields.Boolean("Complained Of")
    quantity = fields.Float("Complained", digits="Product Unit")

    @api.depends("move_id")
    def _compute_invoice_line_id(self):
        for line in self:
            sold = line.move_id.sale_line_id.invoice_lines
            posted = sold.filtered(
                lambda each: each.parent_state == "posted" and each.move_id.move_type == "out_invoice"
            )
            line.invoice_line_id = posted[:1]

    def _prepare_case_line_vals(self) -> dict:
        return {
            "move_id": self.move_id.id,
            "lot_id": self.lot_id.id,
            "invoice_line_id": self.invoice_line_id.id,
            "quantity": self.quantity,
        }
