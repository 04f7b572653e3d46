# Part of after_sales. LGPL-3.
from odoo import models

from ..exact import exact


class StockMove(models.Model):
    """Returned goods come in at the cost they left with: the same lot, the same method (checklist B32, B36)."""

    _inherit = "stock.move"

    def _get_value_data(self, *args, **kwargs):
        """Odoo reads bills here with the rights of whoever counts goods: a warehouse has none, and needs their value."""
        return super(StockMove, self.sudo())._get_value_data(*args, **kwargs)

    def _get_value_from_returns(self, quantity, at_date=None):
        data = super()._get_value_from_returns(quantity, at_date=at_date)
        origin = self.origin_returned_move_id
        if not self.after_sales_return_line_id or not origin:
            return data
        if origin._is_dropshipped():
            # It never was in our stock: what we paid its vendor is all that it ever cost us.
            return data | {
                "quantity": quantity,
                "value": origin._after_sales_purchase_price() * quantity,
                "description": self.env._("Bought for %s, and shipped by its vendor", origin.reference),
            }
        if not origin.is_out:
            # Not stocked then, stocked now: Odoo would give them today's cost, which nobody ever paid or booked.
            return data | {
                "quantity": quantity,
                "value": 0.0,
                "description": self.env._("It left without a value with %s", origin.reference),
            }
        if self.product_id.lot_valuated:
            return data | {"value": origin._after_sales_value_of(self.move_line_ids) * quantity}
        return data

    def _after_sales_value_of(self, back):
        """What one piece of these lots left with: the value of this delivery, shared by what its lots cost.

        Odoo keeps the sum of a delivery only, and takes the average of its lots for whichever comes back.
        """
        left, came = self._after_sales_lot_values(self.move_line_ids), self._after_sales_lot_values(back)
        pieces = sum(exact(line.quantity_product_uom) for line in back)
        if not left or not pieces:
            return self.value / self._get_valued_qty()
        return float(exact(self.value) * came / left / pieces)

    def _after_sales_lot_values(self, details):
        costs = details.lot_id.with_company(self.company_id)
        by_lot = {lot.id: exact(lot.standard_price) for lot in costs}
        return sum(exact(line.quantity_product_uom) * by_lot.get(line.lot_id.id, 0) for line in details)
