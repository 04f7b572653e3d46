# Part of after_sales. LGPL-3.
from decimal import Decimal

from odoo import models
from odoo.fields import Command

from ...rules import refund
from ...rules.remedies import CREDITING
from ..lifecycle.after_sales_creditor import Share


class AfterSalesReturnLine(models.Model):
    """What of one line is credited, and where."""

    _inherit = "after_sales.return.line"

    def _to_settle(self):
        return self.filtered(lambda line: line.product_id.uom_id.compare(line.due_qty, line.settled_qty) > 0)

    def _allocate_credit(self, ahead=False) -> list[Share]:
        """Spread what is due over the invoice lines it was sold with, several returns of one sold line in turn.

        ``ahead``: as if all that is asked for had come in already.
        """
        coming = self.filtered(lambda line: line.remedy in CREDITING and line._has_price())
        todo = coming if ahead else self._to_settle()
        sold = todo._sold_after(ahead)
        open_lines = todo.sale_line_id.invoice_lines._after_sales_open_for_goods()
        by_id = {line.id: line for line in open_lines}  # not browsed one by one, so that they are read together
        shares = []
        for line in todo:
            due = line._sold_quantity(line.base_qty if ahead else line.due_qty) - line._sold_quantity(line.settled_qty)
            for credit in refund.allocate(due, sold[line.sale_line_id], line._creditable(open_lines)):
                invoice_line = by_id[credit.line]
                amounts, open_lines[invoice_line] = invoice_line._after_sales_take(
                    open_lines[invoice_line], credit.quantity
                )
                shares.append(Share(line, invoice_line, credit.quantity, amounts))
                facts = sold[line.sale_line_id]
                sold[line.sale_line_id] = facts._replace(invoiced=facts.invoiced - credit.quantity)
        return shares

    def _sold_after(self, ahead):
        """What was sold of each order line once all goods are back that are credited by now."""
        sold = {line: line._after_sales_sold() for line in self.sale_line_id}
        for line in self:
            wanted = line.base_qty if ahead else line.due_qty
            facts = sold[line.sale_line_id]
            still_out = max(line._sold_quantity(wanted) - line._sold_quantity(line.received_qty), Decimal(0))
            sold[line.sale_line_id] = facts._replace(
                delivered=facts.delivered - still_out, returned=facts.returned + still_out
            )
        return sold

    def _creditable(self, open_lines):
        """The invoice lines that this line may be credited on, as the rule wants them."""
        preferred = self.return_id.invoice_id
        return [
            refund.InvoiceLine(line.id, open_lines[line].left, line.move_id == preferred)
            for line in self.sale_line_id._after_sales_creditable_lines()
            if line in open_lines
        ]

    def _prepare_credit_line_vals(self, share) -> dict:
        """A line of the credit note: price, discount, taxes, account and analytic of the invoice line."""
        origin = share.invoice_line
        uom, quantity, price_unit = self._credit_unit(origin, share.quantity)
        values = {
            "after_sales_origin_line_id": origin.id,
            "after_sales_return_line_id": self.id,
            "product_id": origin.product_id.id,
            "name": origin.name,
            "product_uom_id": uom.id,
            "quantity": quantity,
            "price_unit": price_unit,
            "discount": origin.discount,
            "tax_ids": [Command.set(origin.tax_ids.ids)],
            "account_id": origin.account_id.id,
            "analytic_distribution": origin.analytic_distribution,
            "sale_line_ids": [Command.set(origin.sale_line_ids.ids)],
        }
        return values | {"extra_tax_data": origin._after_sales_extra_tax_data(share.amounts, values)}

    def _credit_unit(self, origin, quantity):
        """The invoice's unit where the quantity can be written in it, else the product's own at the converted price."""
        base, sold = origin.product_id.uom_id, origin.product_uom_id
        converted = base._compute_quantity(float(quantity), sold, round=False)
        if base == sold or sold.round(converted) == round(converted, 9):
            return sold, converted, origin.price_unit
        return base, float(quantity), sold._compute_price(origin.price_unit, base)
