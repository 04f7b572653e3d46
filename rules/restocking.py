# Part of after_sales. LGPL-3.
"""What is kept back from a credit for goods that are taken in again: a percentage of their value, an amount per piece.

A fee is charged with each part that is credited. What the parts are charged adds up to the fee on the whole.
"""

from decimal import Decimal
from typing import NamedTuple

from .money import round_to


class Fee(NamedTuple):
    """How much is kept back: percent of the net value, and an amount for each piece, in the currency of the credit."""

    percent: Decimal = Decimal(0)
    per_piece: Decimal = Decimal(0)

    def on(self, value: Decimal, pieces: Decimal, step: Decimal) -> Decimal:
        """The fee on goods of that net value.

        >>> Fee(Decimal(15), Decimal("2.50")).on(Decimal("99.99"), Decimal(2), Decimal("0.01"))
        Decimal('20.00')
        """
        return round_to(value * self.percent / 100, step) + round_to(self.per_piece * pieces, step)


class Charged(NamedTuple):
    """On what a fee was charged so far."""

    value: Decimal = Decimal(0)
    pieces: Decimal = Decimal(0)

    def plus(self, value: Decimal, pieces: Decimal) -> "Charged":
        return Charged(self.value + value, self.pieces + pieces)


def next_part(fee: Fee, before: Charged, after: Charged, step: Decimal) -> Decimal:
    """What is charged for the part by which ``after`` is more than ``before``.

    >>> fee, third = Fee(Decimal(10)), Decimal("33.33")
    >>> parts = [Charged(third * part, Decimal(part)) for part in range(4)]
    >>> [next_part(fee, parts[n], parts[n + 1], Decimal("0.01")) for n in range(3)]
    [Decimal('3.33'), Decimal('3.34'), Decimal('3.33')]
    """
    return fee.on(after.value, after.pieces, step) - fee.on(before.value, before.pieces, step)


def governing(policies: list[Fee | None]) -> Fee:
    """The first policy that says anything: that of the planned disposition before that of the reason.

    >>> governing([None, Fee(Decimal(15)), Fee(Decimal(20))])
    Fee(percent=Decimal('15'), per_piece=Decimal('0'))
    >>> governing([None])
    Fee(percent=Decimal('0'), per_piece=Decimal('0'))
    """
    return next((policy for policy in policies if policy), Fee())
