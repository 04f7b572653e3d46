# Part of after_sales. LGPL-3.
"""Until when goods may come back: the days that product, category or company give, counted from delivery (R5.20)."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from .reason import Reason, reason

#: Instead of a number of days: they may come back whenever.
NO_LIMIT = -1


class Sold(NamedTuple):
    """Goods of one line: when they were delivered, and what is said of their time, the nearest first; 0 says nothing."""

    line: str
    delivered: date | None
    days: tuple[int, ...] = ()
    is_final: bool = False  # never taken back

    @property
    def last_day(self) -> date | None:
        """The last day on which they may come back, included; none: without a limit.

        >>> Sold("Boiler", date(2026, 3, 2), (0, 7, 365)).last_day
        datetime.date(2026, 3, 9)
        >>> Sold("Boiler", date(2026, 3, 2), (NO_LIMIT, 365)).last_day is None
        True
        """
        days = next((days for days in self.days if days), NO_LIMIT)
        return None if days == NO_LIMIT or not self.delivered else self.delivered + timedelta(days)


def outside(sold: Iterable[Sold], on: date, is_exempt: bool = False) -> list[Reason]:
    """What of this may not come back on that day; a reason that is exempt lets everything come back.

    >>> boiler = Sold("Boiler", date(2026, 3, 2), (7,))
    >>> outside([boiler], date(2026, 3, 9)), [why.code for why in outside([boiler], date(2026, 3, 10))]
    ([], ['return_out_of_time'])
    >>> outside([boiler], date(2026, 3, 10), is_exempt=True)
    []
    """
    found: list[Reason] = []
    for each in () if is_exempt else sold:
        if each.is_final:
            found.append(reason("return_of_final_sale", line=each.line))
        elif each.last_day and on > each.last_day:
            found.append(
                reason("return_out_of_time", line=each.line, delivered=str(each.delivered), last=str(each.last_day))
            )
    return found
