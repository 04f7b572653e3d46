# Part of after_sales. LGPL-3.
"""Counted against approved quantity (R5.05 to R5.08, R5.22)."""

from decimal import Decimal


def ceiling(approved: Decimal, percent: Decimal) -> Decimal:
    """Most that may be accepted for an approved quantity: the over-quantity ratio on top of it (R5.06, R5.07).

    >>> ceiling(Decimal(100), Decimal(5))
    Decimal('105')
    """
    return approved + approved * percent / 100


def is_beyond(approved: Decimal, counted: Decimal, percent: Decimal) -> bool:
    """Say whether more came than approval and tolerance allow; ``counted`` adds up all receipts (R5.08, R5.22).

    Less than approved is never beyond: what came is posted (R5.05).

    >>> is_beyond(Decimal(100), Decimal(105), Decimal(5)), is_beyond(Decimal(100), Decimal("105.01"), Decimal(5))
    (False, True)
    """
    return counted > ceiling(approved, percent)
