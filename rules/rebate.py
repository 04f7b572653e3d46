# Part of after_sales. LGPL-3.
"""Yearly rebates: the tier that a customer reached, and what of his invoices goes back to him.

A tier counts from its own start, that amount included, up to the start of the next one, which is not. Either the tier
reached counts for everything in the period, or each tier counts for what lies in it (step by step).
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from .money import round_to
from .reason import Reason, reason

PERCENT = "percent"
UNIT = "unit"
WHOLE = "whole"
STEPPED = "stepped"


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


def stepped(total: Decimal, tiers: Iterable[Tier]) -> Tier | None:
    """Average the tiers by what of ``total`` lies in each; what lies below the first gets nothing.

    >>> stepped(Decimal(4000), [Tier(Decimal(1000), Decimal(2)), Tier(Decimal(3000), Decimal(4))]).rate
    Decimal('2')
    """
    ordered = sorted(tiers)
    highest = reached(total, ordered)
    if highest is None or not total:
        return highest
    ends = [*(tier.start for tier in ordered[1:]), total]
    earned = sum(
        (
            (min(end, total) - tier.start) * tier.rate
            for tier, end in zip(ordered, ends, strict=True)
            if tier.start < total
        ),
        Decimal(0),
    )
    return Tier(highest.start, earned / total)


def applying(total: Decimal, tiers: Iterable[Tier], mode: str) -> Tier | None:
    """Say what counts at ``total``: the tier reached, or the average of those passed.

    >>> tiers = [Tier(Decimal(1000), Decimal(2)), Tier(Decimal(3000), Decimal(4))]
    >>> [applying(Decimal(4000), tiers, mode).rate for mode in (WHOLE, STEPPED)]
    [Decimal('4'), Decimal('2')]
    """
    return stepped(total, tiers) if mode == STEPPED else reached(total, tiers)


def returned_share(invoiced: Decimal, left: Decimal) -> Decimal:
    """Say how much of what was invoiced came back, in percent to two places: a rebate for poor quality goes by it.

    >>> returned_share(Decimal(200), Decimal(193)), returned_share(Decimal(0), Decimal(0))
    (Decimal('3.50'), Decimal('0'))
    """
    return round_to((invoiced - left) * 100 / invoiced, Decimal("0.01")) if invoiced > 0 else Decimal(0)


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
