# Part of after_sales. LGPL-3.
"""When complaints about one thing have become too many: thresholds over a period (R4.61)."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

#: Months in a period of the calendar.
MONTHS = {"month": 1, "quarter": 3, "year": 12}


class Complaint(NamedTuple):
    """One complaint about the thing: its case, when it came in, how much is complained of."""

    case: int
    on: date
    quantity: Decimal = Decimal(1)


class Threshold(NamedTuple):
    """Above ``limit`` (or, unless ``is_above``, at it already) within ``period``, which is "days", or of the calendar."""

    limit: Decimal
    is_above: bool = True
    period: str = "quarter"
    days: int = 1
    by_quantity: bool = False


def window(threshold: Threshold, day: date) -> tuple[date, date]:
    """The first and the last day of the period that ``day`` ends, or lies in if it is one of the calendar.

    >>> window(Threshold(Decimal(10)), date(2026, 5, 20))
    (datetime.date(2026, 4, 1), datetime.date(2026, 6, 30))
    >>> window(Threshold(Decimal(3), period="days", days=7), date(2026, 5, 20))
    (datetime.date(2026, 5, 14), datetime.date(2026, 5, 20))
    """
    if threshold.period == "days":
        return day - timedelta(days=threshold.days - 1), day
    months = MONTHS[threshold.period]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    following = first.month + months
    after = date(first.year + (following - 1) // 12, (following - 1) % 12 + 1, 1)
    return first, after - timedelta(days=1)


def is_passed(threshold: Threshold, complaints: Sequence[Complaint]) -> bool:
    """Whether these complaints, all of one period, are too many.

    >>> three = [Complaint(case, date(2026, 5, 20)) for case in (1, 2, 3)]
    >>> is_passed(Threshold(Decimal(3)), three), is_passed(Threshold(Decimal(3), is_above=False), three)
    (False, True)
    """
    if not complaints:
        return False
    if threshold.by_quantity:
        count = sum((each.quantity for each in complaints), Decimal(0))
    else:
        count = Decimal(len({each.case for each in complaints}))
    return count > threshold.limit or (count == threshold.limit and not threshold.is_above)


def passed(threshold: Threshold, complaints: Sequence[Complaint], since: date) -> list[Complaint]:
    """The complaints of the latest period that has too many and to which one came in on ``since`` or later; else none.

    >>> may = [Complaint(case, date(2026, 5, day)) for case, day in enumerate((4, 19, 20, 20))]
    >>> [each.case for each in passed(Threshold(Decimal(2), period="days", days=2), may, date(2026, 5, 1))]
    [1, 2, 3]
    >>> passed(Threshold(Decimal(2), period="days", days=2), may, date(2026, 6, 1))
    []
    """
    for day in sorted({each.on for each in complaints if each.on >= since}, reverse=True):
        first, last = window(threshold, day)
        within = [each for each in complaints if first <= each.on <= last]
        if is_passed(threshold, within):
            return within
    return []
