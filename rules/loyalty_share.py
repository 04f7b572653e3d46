# Part of after_sales. LGPL-3.
"""What becomes of loyalty points when a part of an order comes back (checklist B21, B31).

Points are shared cumulatively: after every return, what moved is the rounded part of all, so with the last goods the last
point moves. A coupon is not shared: it moves with the whole order or not at all.
"""

from decimal import Decimal
from typing import NamedTuple

from .money import round_to

STEP = Decimal("0.01")


class Move(NamedTuple):
    """How many points a card gets (below zero: loses), and how many could not be taken because they are spent."""

    points: Decimal
    missing: Decimal = Decimal(0)


def due(points: Decimal, part: Decimal, whole: Decimal, is_coupon: bool = False) -> Decimal:
    """Say how many of ``points`` go with ``part`` of ``whole``.

    >>> due(Decimal(100), Decimal(1), Decimal(3)), due(Decimal(1), Decimal(1), Decimal(2), is_coupon=True)
    (Decimal('33.33'), Decimal('0'))
    """
    if whole <= 0 or part <= 0:
        return Decimal(0)
    if part >= whole:
        return points
    return Decimal(0) if is_coupon else round_to(points * part / whole, STEP)


def move(change: Decimal, balance: Decimal, may_owe: bool) -> Move:
    """Move ``change`` on a card with ``balance``; a card that may not owe points gives no more than it has.

    >>> move(Decimal(-30), Decimal(10), may_owe=False)
    Move(points=Decimal('-10'), missing=Decimal('20'))
    >>> move(Decimal(-30), Decimal(10), may_owe=True)
    Move(points=Decimal('-30'), missing=Decimal('0'))
    """
    if change >= 0 or may_owe:
        return Move(change)
    there = min(max(balance, Decimal(0)), -change)
    return Move(-there, -change - there)
