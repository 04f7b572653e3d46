# Part of after_sales. LGPL-3.
"""How much of a credit goes back by the way it was paid: never more than was captured and not given back (checklist B26).

A provider may give back parts of a payment, only the whole of it, or nothing at all.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

NONE, WHOLE, PARTS = "none", "full_only", "partial"


class Capture(NamedTuple):
    """A payment that a provider captured: how much, what went back of it or is on its way, and what he can do."""

    key: int
    captured: Decimal
    returned: Decimal = Decimal(0)
    support: str = PARTS

    @property
    def left(self) -> Decimal:
        """What may still go back; of what only goes back as a whole, nothing once a part of it did.

        >>> Capture(1, Decimal(100), Decimal(30)).left, Capture(1, Decimal(100), Decimal(30), WHOLE).left
        (Decimal('70'), Decimal('0'))
        """
        if self.support == NONE or (self.support == WHOLE and self.returned):
            return Decimal(0)
        return max(self.captured - self.returned, Decimal(0))


def plan(amount: Decimal, captures: Sequence[Capture]) -> dict[int, Decimal]:
    """Share ``amount`` over the captures, as far as they reach: {key: what goes back}.

    What only goes back as a whole comes first, where it fits; the rest follows in the order given.

    >>> plan(Decimal(250), [Capture(1, Decimal(200)), Capture(2, Decimal(100), support=WHOLE)])
    {2: Decimal('100'), 1: Decimal('150')}
    >>> plan(Decimal(50), [Capture(2, Decimal(100), support=WHOLE)])
    {}
    """
    parts, open_amount = {}, max(amount, Decimal(0))
    for capture in sorted(captures, key=lambda each: each.support != WHOLE):
        fits = capture.left <= open_amount
        part = capture.left if fits or capture.support == WHOLE else open_amount
        if part and (fits or capture.support != WHOLE):
            parts[capture.key] = part
            open_amount -= part
    return parts


def reach(amount: Decimal, captures: Sequence[Capture]) -> Decimal:
    """How much of ``amount`` can go back by the way it was paid.

    >>> reach(Decimal(250), [Capture(1, Decimal(200), Decimal(50))])
    Decimal('150')
    """
    return sum(plan(amount, captures).values(), Decimal(0))
