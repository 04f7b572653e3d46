# Part of after_sales. LGPL-3.
from odoo import models
from odoo.fields import Command


class AfterSalesReturnLine(models.Model):
    """Where goods come from and to: the delivery says it, or the return that knows none."""

    _inherit = "after_sales.return.line"

    def _warehouse(self):
        """The warehouse whose quarantine takes the goods."""
        self.ensure_one()
        return self.return_id.warehouse_id if self.is_blind else self.move_id._after_sales_warehouse()

    def _customer_location(self):
        """Where the goods are while the customer has them."""
        partner = self.return_id.partner_id.with_company(self.company_id)
        return partner.property_stock_customer if self.is_blind else self.move_id.location_dest_id

    def _prepare_stock_move_vals(self, warehouse):
        values = super()._prepare_stock_move_vals(warehouse)
        if not self.is_blind:
            return values
        # No delivery to link: the value is the one that was approved.
        return values | {
            "location_id": self._customer_location().id,
            "partner_id": self.return_id.partner_id.id,
            "origin_returned_move_id": False,
            "move_orig_ids": [Command.clear()],
            "reference_ids": [Command.clear()],
        }

    def _destination(self):
        return self._warehouse()._after_sales_quarantine() if self.is_blind else super()._destination()

    def _receipt_type(self, warehouse):
        return warehouse.in_type_id if self.is_blind else super()._receipt_type(warehouse)

    def _foreseen_unit_value(self):
        return self._blind_unit_cost() if self.is_blind else super()._foreseen_unit_value()

    def _prepare_goods_vals(self) -> dict:
        """What says which goods a line is about, for a line about more of them."""
        if not self.is_blind:
            return {"move_id": self.move_id.id}
        names = ("price_source", "agreed_price", "price_reason", "cost_source", "stated_cost", "cost_reason")
        return {"blind_product_id": self.product_id.id} | {name: self[name] for name in names}
