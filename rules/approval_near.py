# Part of after_sales. LGPL-3.
"""How close under a limit an amount was kept (checklist A20): much that stands just below one is worth a look."""

from collections.abc import Sequence
from decimal import ROUND_DOWN, Decimal
from typing import NamedTuple

from .approval_row import AMOUNT, Row, counting


class Near(NamedTuple):
    """The limit under which an amount stays, whose it is, and how much of it the amount takes (percent)."""

    role: int
    limit: Decimal
    share: Decimal

    def is_within(self, percent: Decimal) -> bool:
        """Say whether the amount lies within ``percent`` of the limit; zero: never.

        >>> Near(7, Decimal(500), Decimal(90)).is_within(Decimal(10)), Near(7, Decimal(500), Decimal(100)).is_within(0)
        (True, False)
        """
        return bool(percent) and self.share >= 100 - percent


def near(amount: Decimal, rows: Sequence[Row]) -> Near | None:
    """The lowest limit that ``amount`` does not pass, over all roles; None where it passes every limit.

    >>> rows = [Row(7, 1, Decimal(500)), Row(8, 2, Decimal(5000)), Row(9, 3, is_unlimited=True)]
    >>> near(Decimal(-480), rows)
    Near(role=7, limit=Decimal('500'), share=Decimal('96.00'))
    >>> near(Decimal("500.01"), rows).role, near(Decimal(9000), rows)
    (8, None)
    """
    counted = [counting(role, AMOUNT, rows) for role in sorted({row.role for row in rows})]
    limits = [row for row in counted if row and row.limit and not row.is_unlimited and row.covers(amount)]
    if not limits:
        return None
    lowest = min(limits, key=lambda row: (row.limit, row.rank, row.role))
    share = (abs(amount) / lowest.limit * 100).quantize(Decimal("0.01"), ROUND_DOWN)
    return Near(lowest.role, lowest.limit, share)
