# Part of after_sales. LGPL-3.
"""A control chart of complaints per delivered quantity, honest about small counts (R4.61).

Complaints are rare events, so nothing is taken for normally distributed. A month is compared with the months before it
by the exact test for two Poisson rates: given all complaints together, how many fall into the month is binomial with
its part of the deliveries. A history of few complaints so asks for more before it calls a month unusual, and a history
of none does not make the first complaint an alarm.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from math import exp, lgamma, log
from typing import NamedTuple

#: Chances that a month without any change passes one, two or three standard deviations of a normal distribution.
ONE_SIGMA, TWO_SIGMA, THREE_SIGMA = 0.158655, 0.022750, 0.001350
#: A month is compared with up to so many months before; with fewer than the least there is no judgement.
BASE, LEAST_BASE = 12, 6


class Month(NamedTuple):
    """Complaints of a month, and the quantity of goods that they may be about."""

    first: date
    complaints: int
    delivered: float


class Rule(NamedTuple):
    """A rise shows where ``needed`` of the last ``window`` months, the last one included, are above their chance."""

    code: str
    window: int
    needed: int
    chance: float


#: The rules of Western Electric, for the side that matters; 0.5 stands for "above the centre".
RULES = (
    Rule("beyond_limit", 1, 1, THREE_SIGMA),
    Rule("two_of_three", 3, 2, TWO_SIGMA),
    Rule("four_of_five", 5, 4, ONE_SIGMA),
    Rule("eight_above", 8, 8, 0.5),
)


class Point(NamedTuple):
    """What the chart shows of a month: its rate, the centre of the months before, the highest rate that is not unusual.

    ``centre`` and ``limit`` are None where history is too short, ``rate`` where nothing was delivered.
    """

    first: date
    rate: float | None
    centre: float | None
    limit: float | None
    signals: tuple[str, ...]


def chance(complaints: int, delivered: float, before: int, delivered_before: float) -> float:
    """How likely so many complaints, or more, are in a month in which nothing has changed.

    >>> round(chance(1, 100, 0, 1200), 3), round(chance(3, 100, 0, 1200), 5)
    (0.077, 0.00046)
    >>> chance(0, 100, 5, 1200)
    1.0
    """
    total, part = complaints + before, delivered / (delivered + delivered_before)
    if complaints <= 0 or part >= 1:
        return 1.0
    odds, count, whole = part / (1 - part), complaints, 0.0
    term = exp(_log_choose(total, count) + count * log(part) + (total - count) * log(1 - part))
    # The terms rise up to the mean and fall fast after it.
    while count <= total and (count <= total * part or term > whole * 1e-12):
        whole += term
        term *= odds * (total - count) / (count + 1)
        count += 1
    return min(1.0, whole)


@lru_cache(maxsize=4096)
def most_usual(delivered: float, before: int, delivered_before: float) -> int:
    """The highest number of complaints in a month that is not unusual after such a history: the upper control limit.

    >>> most_usual(100, 0, 1200), most_usual(100, 12, 1200), most_usual(200, 12, 1200)
    (2, 6, 9)
    """
    low, step = int(before * delivered / delivered_before), 1
    high = low
    while chance(high + 1, delivered, before, delivered_before) > THREE_SIGMA:
        low, high, step = high + 1, high + 1 + step, 2 * step
    while low < high:
        middle = (low + high) // 2
        if chance(middle + 1, delivered, before, delivered_before) > THREE_SIGMA:
            low = middle + 1
        else:
            high = middle
    return low


def chart(months: Sequence[Month]) -> list[Point]:
    """The points of consecutive months, oldest first.

    >>> year = [Month(date(2025, number, 1), 1, 100.0) for number in range(1, 13)]
    >>> chart([*year, Month(date(2026, 1, 1), 1, 100.0)])[-1].signals
    ()
    >>> chart([*year, Month(date(2026, 1, 1), 7, 100.0)])[-1].signals
    ('beyond_limit',)
    """
    return [_point(months[: number + 1]) for number in range(len(months))]


def _point(months: Sequence[Month]) -> Point:
    last, base = months[-1], _base(months[:-1])
    rate = last.complaints / last.delivered if last.delivered > 0 else None
    centre = limit = None
    if base:
        complaints, delivered = base
        centre = complaints / delivered
        limit = most_usual(last.delivered, complaints, delivered) / last.delivered if last.delivered > 0 else None
    signals = tuple(rule.code for rule in RULES if _shows(rule, months))
    return Point(last.first, rate, centre, limit, signals)


def _shows(rule: Rule, months: Sequence[Month]) -> bool:
    """Whether the rule finds a rise; the months that it looks at are not part of what they are compared with."""
    recent, base = months[-rule.window :], _base(months[: -rule.window])
    if len(recent) < rule.window or not base:
        return False
    above = [_is_above(rule, month, *base) for month in recent]
    return above[-1] and sum(above) >= rule.needed


def _is_above(rule: Rule, month: Month, before: int, delivered_before: float) -> bool:
    if month.delivered <= 0 or month.complaints * delivered_before <= before * month.delivered:
        return False
    return rule.chance == 0.5 or chance(month.complaints, month.delivered, before, delivered_before) <= rule.chance


def _base(months: Sequence[Month]) -> tuple[int, float] | None:
    """Complaints and deliveries of the months to compare with; None where too few had any delivery."""
    known = [month for month in months[-BASE:] if month.delivered > 0]
    if len(known) < LEAST_BASE:
        return None
    return sum(month.complaints for month in known), sum(month.delivered for month in known)


def _log_choose(total: int, chosen: int) -> float:
    return lgamma(total + 1) - lgamma(chosen + 1) - lgamma(total - chosen + 1)
