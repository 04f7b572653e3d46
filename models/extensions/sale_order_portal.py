# Part of after_sales. LGPL-3.
from odoo import models


class SaleOrder(models.Model):
    """What the customer may do with his order in the portal."""

    _inherit = "sale.order"

    def _after_sales_is_requestable(self, user) -> bool:
        """Whether ``user`` may ask for a return of something of this order: it is his, and something is left of it."""
        order = self.sudo()
        if not order._after_sales_is_order_of(user):
            return False
        items = self.env["after_sales.return"]._requestable(order).values()
        return any(item.returnable and not item.open_request for item in items)

    def _after_sales_is_reportable(self, user) -> bool:
        """Whether ``user`` may complain of this order: it is his, delivered or late."""
        return self.sudo()._after_sales_is_order_of(user)

    def _after_sales_is_order_of(self, user) -> bool:
        """Whether this is a confirmed order of the company that ``user`` belongs to."""
        self.ensure_one()
        if user._is_public() or self.state != "sale":
            return False
        return self.partner_id.commercial_partner_id == user.partner_id.commercial_partner_id
