# Part of after_sales. LGPL-3.
"""How far a recall has come, what a customer may answer, and when he is reminded (R10.07)."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from .reason import Reason, reason

ZERO = Decimal(0)
HUNDRED = Decimal(100)


class Answer(NamedTuple):
    """What a customer says about the pieces of one delivery: he has them, used them up, sold them on, disposed of them."""

    has: Decimal = ZERO
    used: Decimal = ZERO
    sold: Decimal = ZERO
    disposed: Decimal = ZERO

    @property
    def total(self) -> Decimal:
        """All pieces that he speaks of."""
        return sum(self, ZERO)


def accounted(kept: Decimal, back: Decimal, answer: Answer) -> Decimal:
    """How many of the ``kept`` pieces somebody knows the whereabouts of.

    Pieces that the customer had and then sent in are counted once: of both figures the larger one holds.

    >>> accounted(Decimal(10), Decimal(4), Answer(has=Decimal(6), used=Decimal(1)))
    Decimal('7')
    """
    return max(min(kept, max(back, answer.total)), ZERO)


def check_answer(item: str, kept: Decimal, answer: Answer, sold_to: str) -> Iterator[Reason]:
    """Tell what is wrong with an answer: more than was delivered, less than nothing, or sold to nobody.

    >>> [each.code for each in check_answer("Boiler", Decimal(2), Answer(has=Decimal(3)), "")]
    ['recall_answer_above_kept']
    """
    if min(answer) < ZERO:
        yield reason("recall_answer_negative", item=item)
    elif answer.total > kept:
        yield reason("recall_answer_above_kept", item=item, answered=f"{answer.total:f}", kept=f"{kept:f}")
    if answer.sold > ZERO and not sold_to.strip():
        yield reason("recall_answer_sold_to_nobody", item=item)


class Reach(NamedTuple):
    """How effective a recall is: shares of customers told and answered, and of pieces accounted for, in percent."""

    told: Decimal
    answered: Decimal
    accounted: Decimal


def share(part: Decimal, whole: Decimal) -> Decimal:
    """``part`` of ``whole`` in percent, cut down to a hundredth, so that 100 means all; of nothing, all.

    >>> share(Decimal(2), Decimal(3)), share(Decimal(0), Decimal(0))
    (Decimal('66.66'), Decimal('100'))
    """
    if whole <= ZERO or part >= whole:
        return HUNDRED
    return (max(part, ZERO) * HUNDRED / whole).quantize(Decimal("0.01"), rounding="ROUND_DOWN")


def reach(customers: Iterable[tuple[bool, bool]], pieces: Iterable[tuple[Decimal, Decimal]]) -> Reach:
    """Measure a recall by its customers (told?, answered?) and its deliveries (kept, accounted for).

    >>> reach([(True, False)], [(Decimal(4), Decimal(1))])
    Reach(told=Decimal('100'), answered=Decimal('0.00'), accounted=Decimal('25.00'))
    """
    customers, pieces = list(customers), list(pieces)
    count = Decimal(len(customers))
    return Reach(
        told=share(Decimal(sum(told for told, _answered in customers)), count),
        answered=share(Decimal(sum(answered for _told, answered in customers)), count),
        accounted=share(sum((known for _kept, known in pieces), ZERO), sum((kept for kept, _known in pieces), ZERO)),
    )


def reminder(deadline: date, days_before: int, told_on: date, reminded_on: date | None, today: date) -> str:
    """Name the reminder that is due to a customer who was told and has not answered: "before", "after" or "".

    Each is written once. Whoever was told within the days before the deadline is reminded only after it.

    >>> reminder(date(2026, 3, 20), 3, date(2026, 3, 2), None, date(2026, 3, 17))
    'before'
    """
    begins = deadline - timedelta(days=days_before)
    if today > deadline:
        return "after" if max(told_on, reminded_on or told_on) <= deadline else ""
    if days_before > 0 and today >= begins and max(told_on, reminded_on or told_on) < begins:
        return "before"
    return ""


def is_in_time(seconds: float, target_hours: float) -> bool:
    """Say whether an exercise kept its target; the border belongs to "in time".

    >>> is_in_time(3600.0, 1.0), is_in_time(3601.0, 1.0)
    (True, False)
    """
    return seconds <= target_hours * 3600
