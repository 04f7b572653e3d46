# Part of after_sales. LGPL-3.
"""What had been granted at an earlier moment, told from what is on record today (R7.04)."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

Scope = tuple[str, int]


class Taken(NamedTuple):
    """What a request took from one scope; ``freed``: when it was refused or withdrawn, and gave it back."""

    on: datetime
    request: int
    scope: Scope
    amount: Decimal
    freed: datetime | None = None


class History:
    """All that was taken, ready for many questions about earlier moments; requests count up as they are made.

    >>> monday, friday = datetime(2026, 3, 2), datetime(2026, 3, 6)
    >>> first, second = Taken(monday, 1, ("customer", 7), Decimal(400)), Taken(friday, 2, ("customer", 7), Decimal(50))
    >>> History([second, first]).before(2, friday, [("customer", 7)], {"customer": 7})
    {('customer', 7): Decimal('400')}
    >>> withdrawn = first._replace(freed=datetime(2026, 3, 4))
    >>> History([withdrawn]).before(2, friday, [("customer", 7)], {"customer": 7})
    {}
    >>> History([first]).before(2, friday, [("customer", 7)], {"customer": 3})
    {}
    """

    def __init__(self, taken: Iterable[Taken]):
        self._by_scope: dict[Scope, list[Taken]] = defaultdict(list)
        for each in sorted(taken, key=lambda each: each[:2]):
            self._by_scope[each.scope].append(each)

    def before(
        self, request: int, on: datetime, draws_on: Iterable[Scope], days: dict[str, int]
    ) -> dict[Scope, Decimal]:
        """What each scope had got from earlier requests within its window of ``days``, when ``request`` was made."""
        sums: dict[Scope, Decimal] = {}
        for scope in draws_on:
            taken = self._by_scope.get(scope, [])
            first = bisect_left(taken, (on - timedelta(days=days.get(scope[0], 0)),))
            counted = [each.amount for each in taken[first:] if each.request < request and _is_held(each, on)]
            if counted and days.get(scope[0]):
                sums[scope] = sum(counted, Decimal(0))
        return sums


def _is_held(taken: Taken, on: datetime) -> bool:
    return taken.on <= on and (taken.freed is None or taken.freed > on)
