# Part of after_sales. LGPL-3.
"""How far an offer is below the price list, and whether a signature already covers it (R7.10, R13.17, R6.14)."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import NamedTuple

#: In percent: what needs nobody's signature where the authority table says nothing (R7.10).
FREE_DEVIATION, FREE_DISCOUNT = Decimal(10), Decimal(100)
HUNDREDTH = Decimal("0.01")


class Line(NamedTuple):
    """One line of an offer; amounts without tax, in the currency of the offer.

    ``key``: what is offered. ``list_amount``: what the list asks for this quantity; zero: the list has no price for it.
    ``quoted_amount``: what the customer is to pay; below zero: a deduction, which lowers all other lines by the same
    share. ``is_gated``: whether the list is kept to for this line.
    """

    key: Hashable
    quantity: Decimal
    list_amount: Decimal
    quoted_amount: Decimal
    is_gated: bool = True


class Measured(NamedTuple):
    """What an offer gives away: ``deviation`` of its total, ``discount`` of its deepest line, both in percent.

    Percents are rounded up to the hundredth, so that anything above a limit is above it after rounding as well. What
    is above the list makes up for what is below it in the total, never in a line.
    """

    list_amount: Decimal = Decimal(0)
    quoted_amount: Decimal = Decimal(0)
    deviation: Decimal = Decimal(0)
    discount: Decimal = Decimal(0)
    deepest: int | None = None  # index of the line

    def is_free(self, deviation: Decimal = FREE_DEVIATION, discount: Decimal = FREE_DISCOUNT) -> bool:
        """Say whether nobody needs to sign: exactly the percent is not more than it.

        >>> job = [Line("repair", Decimal(1), Decimal(2000), Decimal(1800))]
        >>> measure(job).deviation, measure(job).is_free()
        (Decimal('10.00'), True)
        >>> job = [Line("repair", Decimal(1), Decimal(2000), Decimal(1780))]
        >>> measure(job).deviation, measure(job).is_free()
        (Decimal('11.00'), False)
        """
        return self.deviation <= deviation and self.discount <= discount


def measure(lines: Sequence[Line]) -> Measured:
    """Compare an offer with the list, as far as the list is kept to and has a price.

    >>> job = [
    ...     Line("labour", Decimal(8), Decimal(800), Decimal(800)),
    ...     Line("travel", Decimal(1), Decimal(200), Decimal(150)),
    ... ]
    >>> measure(job)[:4]
    (Decimal('1000'), Decimal('950'), Decimal('5.00'), Decimal('25.00'))
    >>> measure([*job, Line("goodwill", Decimal(1), Decimal(0), Decimal(-190))])[2:]
    (Decimal('24.00'), Decimal('40.00'), 1)
    """
    kept = _kept(lines)
    listed = {index: line for index, line in enumerate(lines) if _is_listed(line)}
    if not listed:
        return Measured()
    fall = {index: _percent(line.list_amount, _net(line, kept)) for index, line in listed.items()}
    deepest = max(fall, key=lambda index: (fall[index], -index))
    listing = sum((line.list_amount for line in listed.values()), Decimal(0))
    quoted = sum((_net(line, kept) for line in listed.values()), Fraction(0))
    return Measured(listing, _decimal(quoted), _percent(listing, quoted), fall[deepest], deepest)


def covers(signed: Sequence[Line], now: Sequence[Line]) -> bool:
    """Say whether a signature for ``signed`` covers ``now``: the same offer, or one that gives nothing more away.

    >>> offer = [Line("repair", Decimal(1), Decimal(2000), Decimal(1780))]
    >>> [covers(offer, [offer[0]._replace(quoted_amount=Decimal(price))]) for price in (1780, 1790, 1779)]
    [True, True, False]
    """
    if sorted(map(_told, signed), key=str) == sorted(map(_told, now), key=str):
        return True
    before, after = measure(signed), measure(now)
    allowed = _given(signed)
    return (
        after.deviation <= before.deviation
        and after.discount <= before.discount
        and all(given <= allowed.get(key, 0) for key, given in _given(now).items())
    )


def _kept(lines: Sequence[Line]) -> Fraction:
    """Which part of every price is left after the deductions."""
    whole = sum(Fraction(line.quoted_amount) for line in lines if line.quoted_amount > 0)
    taken = sum(Fraction(line.quoted_amount) for line in lines if line.quoted_amount < 0)
    return 1 + Fraction(taken) / whole if whole else Fraction(1)


def _net(line: Line, kept: Fraction) -> Fraction:
    return Fraction(line.quoted_amount) * kept


def _is_listed(line: Line) -> bool:
    return line.is_gated and line.list_amount > 0 and line.quoted_amount >= 0


def _percent(listing: Decimal, quoted: Fraction) -> Decimal:
    fall = (Fraction(listing) - quoted) / Fraction(listing) * 100
    return max(Decimal(ceil(fall * 100)) * HUNDREDTH, Decimal("0.00"))


def _decimal(number: Fraction) -> Decimal:
    return Decimal(number.numerator) / Decimal(number.denominator)


def _given(lines: Sequence[Line]) -> dict[Hashable, Fraction]:
    """What each of the things offered is cheaper than by the list."""
    kept, given = _kept(lines), defaultdict(Fraction)
    for line in filter(_is_listed, lines):
        given[line.key] += Fraction(line.list_amount) - _net(line, kept)
    return {key: amount for key, amount in given.items() if amount > 0}


def _told(line: Line) -> tuple:
    return line.key, line.is_gated, line.quantity, line.quoted_amount
