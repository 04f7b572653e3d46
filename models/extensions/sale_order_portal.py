# Part of after_sales. LGPL-3.
from odoo import models


class SaleOrder(models.Model):
    """What the customer may do with his order in the portal."""

    _inherit = "sale.order"

    def _after_sales_is_requestable(self, user) -> bool:
        """Whether ``user`` may ask for a return of something of this order: it is his, and something is left of it."""
        self.ensure_one()
        order = self.sudo()
        if user._is_public() or order.state != "sale":
            return False
        if order.partner_id.commercial_partner_id != user.partner_id.commercial_partner_id:
            return False
        items = self.env["after_sales.return"]._requestable(order).values()
        return any(item.returnable and not item.open_request for item in items)
