# Part of after_sales. LGPL-3.
from odoo import fields, models


class StockMove(models.Model):
    """Goods that came back by a return that is undone: they go the way back."""

    _inherit = "stock.move"

    def _prepare_after_sales_handover_vals(self) -> dict:
        """The way back of a receipt, linked to it: what came back of the delivery falls, what is delivered rises."""
        warehouse = self.after_sales_return_line_id._warehouse()
        return {
            "after_sales_return_line_id": self.after_sales_return_line_id.id,
            "product_id": self.product_id.id,
            "product_uom": self.product_uom.id,
            "product_uom_qty": self.quantity,
            "location_id": self.location_dest_id.id,
            "location_dest_id": self.location_id.id,
            "picking_type_id": warehouse.out_type_id.id,
            "warehouse_id": warehouse.id,
            "company_id": self.company_id.id,
            "partner_id": self.partner_id.id,
            "origin": self.origin,
            "origin_returned_move_id": self.id,
            "sale_line_id": self.sale_line_id.id,
            "to_refund": self.to_refund,
            "procure_method": "make_to_stock",
            "date": fields.Datetime.now(),
        }

    def _after_sales_take_the_same(self):
        """Take the very lots and owners that came, from where they are."""
        self.move_line_ids.unlink()
        self.env["stock.move.line"].create(
            [
                move._prepare_move_line_vals(quantity=line.quantity_product_uom)
                | {"lot_id": line.lot_id.id, "owner_id": line.owner_id.id}
                for move in self
                for line in move.origin_returned_move_id.move_line_ids
            ]
        )
