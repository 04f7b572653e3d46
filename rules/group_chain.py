# Part of after_sales. LGPL-3.
"""From which delivery of a company of the group goods came that go back to it (checklist B52)."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple


class Candidate(NamedTuple):
    """A delivered item of the other company; the quantity is in the product's own unit."""

    item: object
    left: Decimal
    is_the_lot: bool = True
    is_our_order: bool = False  # its order names the one by which we bought
    age: int = 0  # the higher, the older


def trace(wanted: Decimal, candidates: Iterable[Candidate]) -> list[tuple[object, Decimal]]:
    """Spread ``wanted`` over the deliveries it may have come with; less where they have not so much left.

    What our own order names counts first, then the newest. Goods with another number are others.

    >>> old, new = Candidate("OUT/1", Decimal(5), age=9), Candidate("OUT/2", Decimal(1), age=2)
    >>> trace(Decimal(3), [old, new])
    [('OUT/2', Decimal('1')), ('OUT/1', Decimal('2'))]
    >>> trace(Decimal(3), [old._replace(is_our_order=True), new])
    [('OUT/1', Decimal('3'))]
    """
    fitting = [each for each in candidates if each.is_the_lot and each.left > 0]
    traced = []
    for each in sorted(fitting, key=lambda each: (not each.is_our_order, each.age)):
        part = min(wanted, each.left)
        if part > 0:
            traced.append((each.item, part))
            wanted -= part
    return traced
