# Part of after_sales. LGPL-3.
from odoo import fields, models


class SaleOrder(models.Model):
    """The order of what a customer gets for the goods he sent back (R5.21)."""

    _inherit = "sale.order"

    after_sales_exchange_return_id = fields.Many2one(
        "after_sales.return", "Exchange of Return", index="btree_not_null", readonly=True, copy=False
    )

    def _after_sales_invoice_exchange(self):
        """Invoice what may be invoiced by now and set it off against the credit note of the goods that came back."""
        orders = self.sudo().filtered(
            lambda order: order.after_sales_exchange_return_id and order.invoice_status == "to invoice"
        )
        for order in orders:
            order._create_invoices()._post(soft=False)
        orders.after_sales_exchange_return_id._set_off_exchange()
