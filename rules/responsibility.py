# Part of after_sales. LGPL-3.
"""Who bears a complaint, and how much of it (R4.27, R8.06)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from .reason import Reason, reason

WHOLE = Decimal(100)


class Share(NamedTuple):
    """One party's part, in percent; ``party`` tells parties apart, ``name`` is what people call it."""

    party: str
    name: str
    percent: Decimal


def check(case: str, shares: Sequence[Share]) -> Iterator[Reason]:
    """Tell what is wrong with the shares of a case; nothing is wrong when there are none.

    >>> [found.code for found in check("260301", [Share("a", "Quality", Decimal(60)), Share("b", "Ann", Decimal(40))])]
    []
    >>> [found.code for found in check("260301", [Share("a", "Quality", Decimal(60))])]
    ['shares_not_whole']
    """
    for share in shares:
        if not 0 < share.percent <= WHOLE:
            yield reason("share_out_of_range", case=case, party=share.name, percent=f"{share.percent:f}")
    for party, count in Counter(share.party for share in shares).items():
        if count > 1:
            name = next(share.name for share in shares if share.party == party)
            yield reason("share_twice", case=case, party=name)
    total = sum((share.percent for share in shares), Decimal(0))
    if shares and total != WHOLE:
        yield reason("shares_not_whole", case=case, total=f"{total:f}")
