# Part of after_sales. LGPL-3.
"""What settling a complaint comes to: the value that decides who must approve it (R7.04, R4.53)."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

#: Handlings that cost money; an explanation costs none.
PRICED = frozenset({"allowance", "compensation", "return", "rework", "exchange", "repair", "freight"})


class Handling(NamedTuple):
    """One line of a decision: its kind and its amount in the currency of the company."""

    kind: str
    amount: Decimal


def value(handlings: Iterable[Handling]) -> Decimal:
    """Add up allowance, compensation, credit of returned goods, rework, freight and all else that is given.

    >>> value(
    ...     [
    ...         Handling("allowance", Decimal(1000)),
    ...         Handling("return", Decimal(1130)),
    ...         Handling("explanation", Decimal(9)),
    ...     ]
    ... )
    Decimal('2130')
    """
    return sum((abs(each.amount) for each in handlings if each.kind in PRICED), Decimal(0))
