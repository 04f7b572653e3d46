# Part of after_sales. LGPL-3.
from odoo import api, fields, models


class SaleOrder(models.Model):
    """The way of what was sold, and whether the contract carries protection to the destination (R10.05, R10.10)."""

    _inherit = "sale.order"

    after_sales_is_protected = fields.Boolean(
        "Protection to the Destination",
        compute="_compute_after_sales_is_protected",
        store=True,
        readonly=False,
        precompute=True,
        help="The contract says that we protect the goods until they are at their destination. Its deliveries say so.",
    )

    after_sales_has_lots = fields.Boolean("Has Lots", compute="_compute_after_sales_has_lots", compute_sudo=True)

    def _compute_after_sales_has_lots(self):
        for order in self:
            order.after_sales_has_lots = bool(order.order_line.move_ids._after_sales_lots())

    @api.depends("partner_id")
    def _compute_after_sales_is_protected(self):
        for order in self:
            order.after_sales_is_protected = order.partner_id.commercial_partner_id.after_sales_is_protected

    def action_after_sales_trace(self):
        """Trace what was delivered of these orders."""
        self.check_access("read")
        return self.env["after_sales.trace"]._open(self.sudo().order_line.move_ids._after_sales_lots())
