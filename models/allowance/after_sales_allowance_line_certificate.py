# Part of after_sales. LGPL-3.
from decimal import Decimal
from typing import NamedTuple

from odoo import models

from ...rules.money import round_to
from ..exact import exact, step_of


class Certified(NamedTuple):
    """One row of the certificate: an invoice line, what is allowed on it and what it costs now; amounts without tax."""

    line: object
    quantity: Decimal
    sold: Decimal
    allowed: Decimal
    tax: Decimal
    earlier: Decimal = Decimal(0)  # what other allowances took off the same goods before

    def per_unit(self, amount) -> Decimal:
        return amount / self.quantity if self.quantity else Decimal(0)

    @property
    def net(self) -> Decimal:
        return self.sold - self.earlier - self.allowed


class AfterSalesAllowanceLine(models.Model):
    """What the certificate says of one line."""

    _inherit = "after_sales.allowance.line"

    def _certified(self, earlier) -> Certified:
        origin, quantity = self.origin_line_id, exact(self.quantity)
        part = quantity / exact(origin.quantity)
        step = step_of(origin.currency_id)
        return Certified(
            line=self,
            quantity=quantity,
            sold=round_to(exact(origin.price_subtotal) * part, step),
            allowed=exact(self.amount_untaxed),
            tax=exact(self.amount_total) - exact(self.amount_untaxed),
            earlier=round_to(sum(exact(each.amount_untaxed) for each in earlier[self]) * part, step),
        )

    def _certified_earlier(self) -> dict:
        """{line: what was allowed on its invoice line before}: by approval, so that a later print says the same."""
        others = self.search(
            [("origin_line_id", "in", self.origin_line_id.ids), ("state", "in", ("approved", "done"))]
        ).filtered(lambda line: line._draws())
        return {line: others.filtered(line._is_certified_after) for line in self}

    def _is_certified_after(self, other):
        mine, theirs = self.allowance_id, other.allowance_id
        return other.origin_line_id == self.origin_line_id and (theirs.approved_on, other.id) < (mine.approved_on, self.id)
