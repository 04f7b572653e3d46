# Part of after_sales. LGPL-3.
from odoo import api, fields, models


class SaleOrder(models.Model):
    """Whether the contract carries protection of the goods to the destination (R10.10)."""

    _inherit = "sale.order"

    after_sales_is_protected = fields.Boolean(
        "Protection to the Destination",
        compute="_compute_after_sales_is_protected",
        store=True,
        readonly=False,
        precompute=True,
        help="The contract says that we protect the goods until they are at their destination. Its deliveries say so.",
    )

    @api.depends("partner_id")
    def _compute_after_sales_is_protected(self):
        for order in self:
            order.after_sales_is_protected = order.partner_id.commercial_partner_id.after_sales_is_protected
