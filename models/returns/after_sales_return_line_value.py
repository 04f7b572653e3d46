# Part of after_sales. LGPL-3.
from odoo import api, fields, models

from ...rules.invoice_amounts import NET, Amount, total_of
from ...rules.invoice_share import Open, take
from ..exact import exact, step_of


class AfterSalesReturnLine(models.Model):
    """What the goods of a line were sold for: the amounts that must be approved."""

    _inherit = "after_sales.return.line"

    amount_total = fields.Monetary(
        "Total",
        compute="_compute_amount_total",
        store=True,
        help="What this quantity was sold for, with tax; nothing where the customer keeps the goods.",
    )
    amount_untaxed = fields.Monetary("Untaxed", compute="_compute_amount_total", store=True)

    @api.depends("base_qty", "sale_line_id", "return_id.invoice_id", "remedy")
    def _compute_amount_total(self):
        """Lines of one sold line are valued one after the other, so that together they come to it to the cent.

        Goods that the customer keeps count nothing: their allowance is approved on its own.
        """
        kept = self.filtered(lambda line: line.remedy == "keep" or not line._has_price())
        kept.amount_total = kept.amount_untaxed = 0.0
        self = self - kept
        sources = {line: line.sudo()._priced_by() for line in self}
        sold = self.sudo()._sold_for(sources.values())
        left = dict(sold)
        for line in self:
            source, quantity = sources[line], line._sold_quantity(line.base_qty)
            # What goes beyond one invoice line is valued at its price as well.
            standing = left[source] if quantity <= left[source].left else sold[source]
            steps = dict.fromkeys(standing.amounts, step_of(line.order_currency_id))
            amounts, left[source] = take(standing, quantity, steps)
            line.amount_total, line.amount_untaxed = float(total_of(amounts)), float(amounts[NET])

    def _priced_by(self):
        """What says the price: the invoice returned against, else the dearest one, else the order."""
        invoiced = self.sale_line_id._after_sales_creditable_lines()
        named = invoiced.filtered(lambda each: each.move_id == self.return_id.invoice_id)
        dearest = (named or invoiced).sorted(lambda each: each.price_total / each.quantity, reverse=True)[:1]
        return dearest or self.sale_line_id

    def _sold_for(self, sources):
        """What each source of a price was sold for, allowances taken off: {source: ``Open``} with nothing credited."""
        invoiced = self.env["account.move.line"].union(*(each for each in sources if each._name == "account.move.line"))
        standing = invoiced._after_sales_open_for_goods()
        sold = {line: is_open._replace(credited_quantity=exact(0), credited={}) for line, is_open in standing.items()}
        for line in sources:
            if line._name == "sale.order.line":
                tax = exact(line.price_total) - exact(line.price_subtotal)
                amounts = {NET: exact(line.price_subtotal), Amount("tax_amount_currency"): tax}
                sold[line] = Open(line._after_sales_ordered(), amounts=amounts)
        return self._less_deductions(sold)
