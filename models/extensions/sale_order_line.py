# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules.refund import Sold
from ..exact import exact


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    after_sales_has_tolerance = fields.Boolean(
        "Own Over-Quantity Tolerance", help="The customer stated a ratio when ordering."
    )
    after_sales_tolerance_percent = fields.Float("Over-Quantity Tolerance (%)")
    after_sales_return_line_ids = fields.One2many(
        "after_sales.return.line", "sale_line_id", "Return Lines", groups="after_sales.after_sales_group_user"
    )

    after_sales_exchange_line_id = fields.Many2one(
        "after_sales.return.line", "Exchange of Return Line", index="btree_not_null", readonly=True, copy=False
    )

    _after_sales_tolerance = models.Constraint(
        "CHECK(after_sales_tolerance_percent BETWEEN 0 AND 100)",
        "The over-quantity tolerance must be between 0 and 100 percent.",
    )

    @api.depends(
        "after_sales_return_line_ids.credited_qty",
        "after_sales_return_line_ids.received_qty",
        "after_sales_return_line_ids.replaced_qty",
        "after_sales_return_line_ids.charged_qty",
    )
    def _compute_qty_to_invoice(self):
        """What came back and was credited is not to be invoiced again, although the order still says it was ordered.

        Nor does it count what is replaced, or credited ahead of the goods: the return settles that.
        """
        super()._compute_qty_to_invoice()
        for line in self.filtered(lambda line: line.state == "sale" and line.product_id.invoice_policy == "delivery"):
            swing = sum(each._swing() for each in line.sudo().after_sales_return_line_ids)
            if swing:
                line.qty_to_invoice += line.product_id.uom_id._compute_quantity(swing, line.product_uom_id, round=False)
        for line in self.filtered(lambda line: line.state == "sale" and line.product_id.invoice_policy == "order"):
            returned = line.sudo().after_sales_return_line_ids
            credited = float(sum(each._sold_quantity(each.credited_qty) for each in returned))
            if credited:
                back = line.product_id.uom_id._compute_quantity(credited, line.product_uom_id, round=False)
                line.qty_to_invoice = max(line.qty_to_invoice - back, 0.0)

    def _compute_invoice_status(self):
        """A line is done when all that the customer keeps is invoiced, though that is less than was ordered."""
        super()._compute_invoice_status()
        for line in self.filtered(
            lambda line: line.invoice_status == "no" and line.product_id.invoice_policy == "order"
        ):
            if any(line.sudo().after_sales_return_line_ids.mapped("credited_qty")) and not line.qty_to_invoice:
                line.invoice_status = "invoiced"

    def _after_sales_sold(self) -> Sold:
        """What was ordered, delivered, returned and invoiced of this line; in the product's own unit.

        Transfers and entries are added up in that unit: Odoo's own sums are rounded in the unit of the order, and a
        twelfth of a dozen is not 0.08 of it.
        """
        self.ensure_one()
        outgoing, incoming = self._get_outgoing_incoming_moves()
        sent, returned = (
            exact(sum(move._after_sales_base_quantity() for move in moves if move.state == "done"))
            for moves in (outgoing, incoming)
        )
        return Sold(
            ordered=self._after_sales_base(self.product_uom_qty),
            delivered=sent - returned if outgoing else self._after_sales_base(self.qty_delivered),
            returned=returned or self._after_sales_kits_back(),
            invoiced=self._after_sales_invoiced(),
            is_invoiced_on_order=self.product_id.invoice_policy == "order",
        )

    def _after_sales_kits_back(self):
        """How many whole kits came back by returns; Odoo knows what is delivered of a kit, and not what came back."""
        back = exact(0.0)
        for lines in self.sudo().after_sales_return_line_ids.grouped("return_id").values():
            if lines[0]._is_of_a_kit():
                back += lines[0]._kits_of(lambda line: line.received_qty)[0]
        return back

    def _after_sales_ordered(self):
        """The ordered quantity as it is priced: in the product's own unit, not rounded."""
        return exact(
            self.product_uom_id._compute_quantity(self.product_uom_qty, self.product_id.uom_id, round=False)
            if self.product_uom_id
            else 0.0
        )

    def _after_sales_invoiced(self):
        posted = self.invoice_lines.filtered(lambda line: line.parent_state == "posted")
        return sum(
            (
                -line._after_sales_base_quantity()
                if line.move_type == "out_refund"
                else line._after_sales_base_quantity()
                for line in posted
            ),
            exact(0.0),
        )

    def _after_sales_base(self, quantity):
        return exact(self.product_uom_id._compute_quantity(quantity, self.product_id.uom_id, rounding_method="HALF-UP"))

    def _after_sales_creditable_lines(self):
        """The posted invoice lines of this sold line, oldest first."""
        return self.invoice_lines.filtered(
            lambda line: (
                line.parent_state == "posted"
                and line.move_type == "out_invoice"
                and line.display_type == "product"
                and line.quantity > 0
                # A debit that took a credit note back is no sale.
                and not line.move_id.reversed_entry_id
            )
        ).sorted(lambda line: (line.move_id.invoice_date, line.id))

    def _after_sales_deducts(self):
        """Whether invoices may take this line off: a down payment once invoiced, or a discount that the order says."""
        self.ensure_one()
        said = 0.0 if self.is_downpayment else min(self.price_subtotal, 0.0)
        if not self.is_downpayment and not said:
            return False
        lines = self.invoice_lines.filtered(lambda line: line.move_id.state == "posted")
        invoiced = sum(line._after_sales_invoiced_in(self.currency_id) for line in lines)
        return self.currency_id.compare_amounts(invoiced, said - self.currency_id.rounding * len(lines)) >= 0
