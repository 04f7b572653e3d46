# Part of after_sales. LGPL-3.
"""How much of an invoice line may still be given away, and what of each of its amounts that is (R6.05; checklist B3).

Values are at the price of the invoice: with tax where its prices include it, without where they do not.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from .invoice_share import Open
from .money import round_to


class Value(NamedTuple):
    """What became of the value of an invoice line, or of a whole invoice."""

    invoiced: Decimal = Decimal(0)
    credited: Decimal = Decimal(0)  # with goods that came back
    allowed: Decimal = Decimal(0)  # as money: the goods stay
    reserved: Decimal = Decimal(0)  # by allowances that are open

    @property
    def left(self) -> Decimal:
        """What no document has claimed yet; below zero where more was given than there was.

        >>> Value(Decimal(1000), Decimal(200), Decimal(100), Decimal(50)).left
        Decimal('650')
        """
        return self.invoiced - self.credited - self.allowed - self.reserved

    @property
    def open(self) -> Decimal:
        """What may still be given away; never below zero."""
        return max(self.left, Decimal(0))


def part(line: Open, value: Decimal, whole: Decimal, open_value: Decimal, steps: Mapping[Any, Decimal]) -> dict:
    """What ``value`` is of each amount of ``line``, whose ``whole`` value was invoiced and ``open_value`` is left.

    It is shared over what is left of each amount, so that whoever gives away all of it leaves nothing. More than is left
    is measured by the whole line: it is refused elsewhere.

    >>> line = Open(Decimal(2), amounts={"net": Decimal(100), "tax": Decimal("15.01")})
    >>> part(line, Decimal(50), Decimal(100), Decimal(100), {"net": Decimal("0.01"), "tax": Decimal("0.01")})
    {'net': Decimal('50.00'), 'tax': Decimal('7.51')}
    """
    if not whole:
        return dict.fromkeys(line.amounts, Decimal(0))
    if value > open_value:
        return {key: round_to(amount * value / whole, steps[key]) for key, amount in line.amounts.items()}
    if not value:
        return dict.fromkeys(line.amounts, Decimal(0))
    return {key: round_to(line.left_of(key) * value / open_value, steps[key]) for key in line.amounts}
