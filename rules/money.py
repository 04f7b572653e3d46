# Part of after_sales. LGPL-3.
"""Decimal amounts: rounded to a step, shared without losing a cent."""

from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal


def round_to(amount: Decimal, step: Decimal) -> Decimal:
    """Round ``amount`` to the nearest multiple of ``step``, halves away from zero (as a ledger does).

    >>> round_to(Decimal("2.345"), Decimal("0.01")), round_to(Decimal("-2.345"), Decimal("0.01"))
    (Decimal('2.35'), Decimal('-2.35'))
    >>> round_to(Decimal("7.12"), Decimal("0.05"))
    Decimal('7.10')
    """
    return (amount / step).quantize(Decimal(1), rounding=ROUND_HALF_UP) * step


def split(total: Decimal, weights: Sequence[Decimal], step: Decimal) -> tuple[Decimal, ...]:
    """Share ``total`` by ``weights`` so that the shares add up to it exactly.

    Shares are cut down to ``step``; left-over steps go one by one to those who lost most, earlier ones first.
    ``total`` is a multiple of ``step``; weights are not negative and not all zero (``ValueError``).

    >>> split(Decimal("100.00"), [Decimal(1)] * 3, Decimal("0.01"))
    (Decimal('33.34'), Decimal('33.33'), Decimal('33.33'))
    """
    whole = sum(weights)
    if not whole or any(weight < 0 for weight in weights):
        raise ValueError("weights must be zero or more, and not all zero")
    exact = [total * weight / whole / step for weight in weights]
    cut = [share.quantize(Decimal(1), rounding=ROUND_DOWN) for share in exact]
    left = int((total / step - sum(cut)).to_integral_value())
    unit = 1 if left > 0 else -1
    most_lost_first = sorted(range(len(cut)), key=lambda index: abs(exact[index] - cut[index]), reverse=True)
    for index in most_lost_first[: abs(left)]:
        cut[index] += unit
    return tuple(share * step for share in cut)
