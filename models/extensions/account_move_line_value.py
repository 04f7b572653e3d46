# Part of after_sales. LGPL-3.
from decimal import Decimal

from odoo import fields, models
from odoo.fields import Command

from ...rules.invoice_amounts import NET, total_of
from ...rules.invoice_share import lowered
from ...rules.open_value import Value, part
from ..exact import exact


class AccountMoveLine(models.Model):
    """What is left of the value of invoice lines, whoever took off what: returns, allowances, credits by hand.

    Values are at the price of the line: with tax where it includes it, without where it does not.
    """

    _inherit = "account.move.line"

    after_sales_credit_line_ids = fields.One2many(
        "account.move.line", "after_sales_origin_line_id", "Credited By", readonly=True
    )

    def _after_sales_price_value(self) -> Decimal:
        """What a line comes to at its own price."""
        self.ensure_one()
        return exact(self.currency_id.round(self.quantity * self.price_unit * (1 - self.discount / 100)))

    def _after_sales_worth(self, amounts) -> Decimal:
        """What ``amounts`` of this line are at its price."""
        whole = self._after_sales_price_value()
        if whole == exact(self.price_total) != exact(self.price_subtotal):
            return total_of(amounts)
        if whole == exact(self.price_subtotal) or not self.price_subtotal:
            return amounts.get(NET, Decimal(0))
        return whole * amounts.get(NET, Decimal(0)) / exact(self.price_subtotal)

    def _after_sales_open_value(self, besides=None) -> dict:
        """{line: ``Value``}; ``besides``: lines of allowances that reserve nothing, those that are being looked at."""
        lines = self.filtered(lambda line: line.display_type == "product")
        values = {line: Value(line._after_sales_price_value()) for line in lines}
        for line, is_open in lines._after_sales_open_to_credit().items():
            invoiced = values[line].invoiced
            values[line] = Value(
                invoiced,
                line._after_sales_worth(is_open.credited),
                invoiced - line._after_sales_worth(is_open.amounts),
            )
        for asked in lines._after_sales_reservations(besides):
            known = values[asked.origin_line_id]
            values[asked.origin_line_id] = known._replace(reserved=known.reserved + exact(asked.amount))
        return values

    def _after_sales_reservations(self, besides=None):
        """The lines of open allowances on these lines that are not credited yet."""
        asked = (
            self.env["after_sales.allowance.line"]
            .sudo()
            .search([("origin_line_id", "in", self.ids), ("state", "in", ("submitted", "approved"))])
        )
        return (asked - besides._origin if besides else asked).filtered(lambda line: line._reserves())

    def _after_sales_open_for_goods(self) -> dict:
        """How each line stands for goods that come back: what is promised as an allowance is theirs no more."""
        is_open = self._after_sales_open_to_credit()
        for asked in self._after_sales_reservations().filtered(lambda line: line.state == "approved"):
            line = asked.origin_line_id
            if line in is_open:
                is_open[line] = lowered(is_open[line], line._after_sales_part(is_open[line], exact(asked.amount)))
        return is_open

    def _after_sales_part(self, is_open, value) -> dict:
        """What ``value`` is of each amount of this line, as it stands."""
        left = {key: is_open.left_of(key) for key in is_open.amounts}
        steps = {key: self._after_sales_step(key) for key in is_open.amounts}
        return part(is_open, value, self._after_sales_price_value(), self._after_sales_worth(left), steps)

    def _after_sales_price_taxes(self):
        """The taxes of this line that follow its price: an amount per piece is no part of a price concession."""
        taxes = self.tax_ids
        if "fixed" not in taxes.flatten_taxes_hierarchy().mapped("amount_type"):
            return taxes
        return taxes.flatten_taxes_hierarchy().filtered(lambda tax: tax.amount_type != "fixed")

    def _prepare_after_sales_allowance_line_vals(self) -> dict:
        """A line of a credit note as the approvers of the draft see it."""
        return {
            "invoice_id": self.move_id.reversed_entry_id.id,
            "name": self.name or self.product_id.display_name,
            "basis": "amount",
            "given_amount": float(self._after_sales_price_value()),
            "tax_ids": [Command.set(self.tax_ids.ids)],
        }
