# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.fields import Command


class AfterSalesReturnLine(models.Model):
    """The transfers that bring a line's goods to the customer."""

    _inherit = "after_sales.return.line"

    def _to_replace(self):
        """What is owed and not on its way yet, in the product's own unit."""
        return self.product_id.uom_id.round(self.to_send_qty - self.replacing_qty)

    def _sent_key(self):
        """Name the effect: this line, sent up to so much. Two clicks at once then make one delivery."""
        return f"line:{self.id}:up to:{self.replaced_qty + self.replacing_qty + self.sent_back_qty:g}"

    def _prepare_replacement_procurement(self, procure):
        sold, product = self.sale_line_id, self.product_id
        values = sold._prepare_procurement_values() | {
            "after_sales_replacement_line_id": self.id,
            "warehouse_id": self._warehouse(),
            "packaging_uom_id": product.uom_id,
            "partner_id": self.move_id.partner_id.id or sold.order_id.partner_shipping_id.id,
            "date_planned": fields.Datetime.now(),
            "date_deadline": False,
        }
        return procure.Procurement(
            product,
            self._to_replace(),
            product.uom_id,
            self.move_id.location_dest_id,
            product.display_name,
            self.return_id._sent_origin(),
            self.company_id,
            values,
        )

    def _prepare_send_back_move_vals(self, receipt) -> dict:
        """The customer's own goods leave for him again: a return of their receipt, without value."""
        warehouse = self._warehouse()
        return {
            "after_sales_send_back_line_id": self.id,
            "product_id": self.product_id.id,
            "product_uom": self.product_id.uom_id.id,
            "product_uom_qty": receipt._after_sales_base_quantity(),
            "location_id": receipt.location_dest_id.id,
            "location_dest_id": receipt.location_id.id,
            "picking_type_id": warehouse.out_type_id.id,
            "warehouse_id": warehouse.id,
            "company_id": self.company_id.id,
            "partner_id": receipt.partner_id.id,
            "origin": self.return_id._sent_origin(),
            "origin_returned_move_id": receipt.id,
            "move_orig_ids": [Command.link(receipt.id)],
            "to_refund": False,
            "procure_method": "make_to_stock",
        }

    def _prepare_exchange_order_line_vals(self) -> dict:
        return {
            "after_sales_exchange_line_id": self.id,
            "product_id": self.exchange_product_id.id,
            "product_uom_id": self.exchange_product_id.uom_id.id,
            "product_uom_qty": self.to_send_qty,
            "price_unit": self.exchange_price_unit,
            "discount": 0.0,
        }
