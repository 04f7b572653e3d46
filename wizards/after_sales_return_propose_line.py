# Part of after_sales. LGPL-3.
from odoo import fields, models


class AfterSalesReturnProposeLine(models.TransientModel):
    """One delivered item: what became of it, and how much of it comes back now. Quantities in ``uom_id``."""

    _name = "after_sales.return.propose.line"
    _description = "Item of a Proposed Return"

    propose_id = fields.Many2one("after_sales.return.propose", required=True, ondelete="cascade")
    move_id = fields.Many2one("stock.move", required=True, readonly=True)
    order_id = fields.Many2one(related="move_id.sale_line_id.order_id", related_sudo=True)
    product_id = fields.Many2one(related="move_id.product_id", related_sudo=True)
    lot_id = fields.Many2one("stock.lot", "Lot/Serial", readonly=True)
    uom_id = fields.Many2one("uom.uom", "Unit", readonly=True, required=True)
    delivered_qty = fields.Float("Delivered", digits="Product Unit", readonly=True)
    returned_qty = fields.Float("Returned", digits="Product Unit", readonly=True)
    reserved_qty = fields.Float(
        "Claimed", digits="Product Unit", readonly=True, help="Asked for by other returns that are still open."
    )
    returnable_qty = fields.Float("Returnable", digits="Product Unit", readonly=True)
    quantity = fields.Float("Return", digits="Product Unit")
    remedy = fields.Selection(
        selection=lambda self: self.env["after_sales.return.line"]._fields["remedy"].selection,
        required=True,
        default="credit",
    )
    note = fields.Char("What Is Wrong")

    def _prepare_return_line_vals(self) -> dict:
        return {
            "move_id": self.move_id.id,
            "lot_id": self.lot_id.id,
            "uom_id": self.uom_id.id,
            "quantity": self.quantity,
            "remedy": self.remedy,
            "note": self.note,
        }
