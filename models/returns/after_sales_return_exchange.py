# Part of after_sales. LGPL-3.
from odoo import fields, models
from odoo.fields import Command


class AfterSalesReturn(models.Model):
    """Exchange for another product: the old goods are credited, the new ones sold, and both set off (R5.21).

    What the customer owes or gets in the end is the difference, taxes and accounts being those of each product.
    """

    _inherit = "after_sales.return"

    exchange_order_ids = fields.One2many(
        "sale.order", "after_sales_exchange_return_id", "Exchange Orders", readonly=True
    )

    def _exchange_goods(self):
        """Sell the other product for what came back and was not exchanged yet; invoice it and set it off."""
        for document in self.sudo():
            due = document.line_ids.filtered(
                lambda line: line.remedy == "exchange" and line.product_id.uom_id.compare(line.to_send_qty, 0.0) > 0
            )
            if due:
                order = self.env["sale.order"].sudo().create(document._prepare_exchange_order_vals(due))
                document._record_postings("exchange", [(document, document._exchange_key(due), order)])
                order.action_confirm()
                order._after_sales_invoice_exchange()

    def _exchange_key(self, lines):
        return ",".join(f"{line.id}:up to:{line.exchanged_qty + line.to_send_qty:g}" for line in lines.sorted("id"))

    def _prepare_exchange_order_vals(self, lines) -> dict:
        """A sales order with the terms of the one the goods were bought with."""
        order = lines.order_id[:1]
        return {
            "after_sales_exchange_return_id": self.id,
            "partner_id": order.partner_id.id,
            "partner_invoice_id": order.partner_invoice_id.id,
            "partner_shipping_id": order.partner_shipping_id.id,
            "company_id": self.company_id.id,
            "pricelist_id": order.pricelist_id.id,
            "currency_id": order.currency_id.id,
            "fiscal_position_id": order.fiscal_position_id.id,
            "payment_term_id": order.payment_term_id.id,
            "warehouse_id": order.warehouse_id.id,
            "user_id": order.user_id.id,
            "team_id": order.team_id.id,
            "origin": f"{order.name}, {self._sent_origin()}",
            "require_signature": False,
            "require_payment": False,
            "order_line": [Command.create(line._prepare_exchange_order_line_vals()) for line in lines],
        }

    def _set_off_exchange(self):
        """Reconcile the credit notes of exchanges with the invoices of what was got for them."""
        for document in self.filtered(lambda each: "exchange" in each.line_ids.mapped("remedy")):
            entries = document.credit_note_ids | document.exchange_order_ids.invoice_ids
            open_lines = entries.filtered(lambda entry: entry.state == "posted").line_ids.filtered(
                lambda line: line.account_type == "asset_receivable" and not line.reconciled
            )
            for lines in open_lines.grouped(lambda line: (line.account_id, line.currency_id)).values():
                if lines.filtered(lambda line: line.balance > 0) and lines.filtered(lambda line: line.balance < 0):
                    lines.reconcile()

    def _after_credit(self):
        super()._after_credit()
        self._set_off_exchange()
