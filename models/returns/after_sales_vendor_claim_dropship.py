# Part of after_sales. LGPL-3.
from odoo import api, models

from ..lifecycle.engine import unlocked


class AfterSalesVendorClaim(models.Model):
    """Goods that went from the customer straight back to their vendor: he owes us what we paid for them (B43, B45)."""

    _inherit = "after_sales.vendor.claim"

    @api.model
    def _claim_shipped(self, moves):
        """One claim for each transfer of goods to their vendor."""
        return unlocked(self).create(
            [
                {
                    "move_id": move.id,
                    "company_id": move.company_id.id,
                    "vendor_id": move.after_sales_return_line_id.vendor_id.id,
                    "amount": move.company_id.currency_id.round(
                        move._after_sales_base_quantity() * move.origin_returned_move_id._after_sales_purchase_price()
                    ),
                    "note": move.after_sales_return_line_id.note,
                }
                for move in moves
            ]
        )
