# Part of after_sales. LGPL-3.
"""When so much of a delivery comes back that quality confirms it before the warehouse is told to receive (R5.13)."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple


class Batch(NamedTuple):
    """What of one delivered line is asked back."""

    delivered: Decimal
    asked: Decimal


def is_whole(batches: Iterable[Batch], percent: Decimal, least: Decimal) -> bool:
    """Whether any delivery of ``least`` pieces or more comes back to ``percent`` or more of it; 0 percent: never.

    >>> is_whole([Batch(Decimal(20), Decimal(20))], Decimal(100), Decimal(10))
    True
    >>> is_whole([Batch(Decimal(20), Decimal(19))], Decimal(100), Decimal(10))
    False
    >>> is_whole([Batch(Decimal(2), Decimal(2))], Decimal(100), Decimal(10))
    False
    """
    return bool(percent) and any(
        batch.delivered >= least and batch.asked * 100 >= batch.delivered * percent for batch in batches if batch.delivered
    )
