# Part of after_sales. LGPL-3.
"""Yearly rebates: the tier that a customer reached, and what of his invoices goes back to him.

A tier counts from its own start, that amount included, up to the start of the next one, which is not. The tier reached
counts for everything in the period, not only for what lies above its start.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from .money import round_to
from .reason import Reason, reason

PERCENT = "percent"
UNIT = "unit"


class Tier(NamedTuple):
    """From ``start`` on (value or quantity): ``rate`` in percent, or an amount per unit."""

    start: Decimal
    rate: Decimal


class Item(NamedTuple):
    """What is left of one invoice line: returns, credits and allowances are off."""

    net: Decimal
    quantity: Decimal = Decimal(0)


def reached(total: Decimal, tiers: Iterable[Tier]) -> Tier | None:
    """Name the highest tier that ``total`` reaches; None below the first.

    >>> tiers = [Tier(Decimal(1000), Decimal(2)), Tier(Decimal(5000), Decimal(3))]
    >>> reached(Decimal("4999.99"), tiers).rate, reached(Decimal(5000), tiers).rate
    (Decimal('2'), Decimal('3'))
    >>> reached(Decimal(999), tiers)
    """
    return max((tier for tier in tiers if tier.start <= total), default=None)


def rebate(item: Item, tier: Tier | None, kind: str, step: Decimal) -> Decimal:
    """What goes back of one line, never more than its net value.

    >>> rebate(Item(Decimal(1000), Decimal(10)), Tier(Decimal(0), Decimal(3)), PERCENT, Decimal("0.01"))
    Decimal('30.00')
    >>> rebate(Item(Decimal(1000), Decimal(10)), Tier(Decimal(0), Decimal("1.5")), UNIT, Decimal("0.01"))
    Decimal('15.00')
    """
    if tier is None or item.net <= 0:
        return Decimal(0)
    given = item.net * tier.rate / 100 if kind == PERCENT else max(item.quantity, Decimal(0)) * tier.rate
    given = round_to(given, step)
    return given if given <= item.net else item.net // step * step


def problems(tiers: Sequence[Tier], kind: str, agreement: str) -> Iterable[Reason]:
    """What is wrong with the tiers of ``agreement``: more bought must never mean less given.

    >>> falling = [Tier(Decimal(0), Decimal(3)), Tier(Decimal(9), Decimal(2))]
    >>> [found.code for found in problems(falling, PERCENT, "Volume 2026")]
    ['rebate_tiers_fall']
    """
    ordered = sorted(tiers)
    if not ordered:
        yield reason("rebate_without_tiers", agreement=agreement)
    if any(tier.start < 0 or tier.rate <= 0 for tier in ordered):
        yield reason("rebate_not_positive", agreement=agreement)
    if kind == PERCENT and any(tier.rate > 100 for tier in ordered):
        yield reason("rebate_above_hundred", agreement=agreement)
    pairs = list(pairwise(ordered))
    if any(lower.start == upper.start for lower, upper in pairs):
        yield reason("rebate_tier_twice", agreement=agreement)
    elif any(upper.rate < lower.rate for lower, upper in pairs):
        yield reason("rebate_tiers_fall", agreement=agreement)
