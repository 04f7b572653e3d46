# Part of after_sales. LGPL-3.
from odoo import api, fields, models
from odoo.fields import Command

from ...rules import ahead
from ..exact import exact


class AfterSalesReturnLine(models.Model):
    """What the customer got ahead of his goods, and what of it he was charged for."""

    _inherit = "after_sales.return.line"

    charge_line_ids = fields.One2many(
        "account.move.line", "after_sales_charge_line_id", "Lines of Charges", readonly=True
    )
    charged_qty = fields.Float("Charged", compute="_compute_charged_qty", store=True, digits="Product Unit")
    ahead_qty = fields.Float(
        "Owed by the Customer",
        compute="_compute_ahead_qty",
        store=True,
        digits="Product Unit",
        help="Replaced or credited ahead, neither sent back nor charged.",
    )

    @api.depends("charge_line_ids.parent_state", "charge_line_ids.quantity")
    def _compute_charged_qty(self):
        for line in self:
            posted = line.sudo().charge_line_ids.filtered(
                lambda charge: charge.parent_state == "posted" and charge.display_type == "product"
            )
            line.charged_qty = sum(
                charge.product_uom_id._compute_quantity(charge.quantity, line.product_id.uom_id) for charge in posted
            )

    def _kept_credit(self):
        """How much was credited, less what was charged again because it never came."""
        return max(self.settled_qty - self.charged_qty, 0.0)

    @api.depends("remedy", "is_advance", "replaced_qty", "credited_qty", "received_qty", "charged_qty", "state")
    def _compute_ahead_qty(self):
        for line in self:
            given = line.replaced_qty if line.remedy == "replacement" else line.credited_qty
            is_open = line.state in ("approved", "done")
            line.ahead_qty = (
                float(ahead.owed(exact(given), exact(line.received_qty), exact(line.charged_qty))) if is_open else 0.0
            )

    def _to_charge(self):
        """What is charged today, in the product's own unit."""
        return ahead.to_charge(
            exact(self.ahead_qty),
            self.due_back_on or None,
            fields.Date.context_today(self),
            is_closed=not self.expected_qty,
        )

    def _charge_source(self):
        """The invoice line whose price and terms are charged; none where Odoo has yet to invoice what was delivered."""
        credited = self.credit_line_ids.after_sales_origin_line_id
        invoiced = self.sale_line_id._after_sales_creditable_lines()
        named = invoiced.filtered(lambda each: each.move_id == self.return_id.invoice_id)
        return (credited or named or invoiced)[:1]

    def _prepare_charge_line_vals(self) -> dict:
        source = self._charge_source()
        uom, quantity, price_unit = self._credit_unit(source, self._to_charge())
        return {
            "after_sales_charge_line_id": self.id,
            "product_id": source.product_id.id,
            "name": source.name,
            "product_uom_id": uom.id,
            "quantity": quantity,
            "price_unit": price_unit,
            "discount": source.discount,
            "tax_ids": [Command.set(source.tax_ids.ids)],
            "account_id": source.account_id.id,
            "analytic_distribution": source.analytic_distribution,
            "sale_line_ids": [Command.set(source.sale_line_ids.ids)],
        }

    def _swing(self):
        """By how much deliveries and invoices of the sold line differ because of this line, and only for a while."""
        if self.remedy == "replacement":
            return self.received_qty - self.replaced_qty + self.charged_qty
        return min(self.received_qty - self.credited_qty + self.charged_qty, 0.0)
