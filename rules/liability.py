# Part of after_sales. LGPL-3.
"""How far the company answers for a damage, and what may be paid of a claim (R6.07, R6.10)."""

from collections.abc import Iterable, Iterator
from decimal import ROUND_DOWN, Decimal
from typing import NamedTuple

from .reason import Reason, reason

WHOLE = Decimal(100)
#: Parties for whom the company answers to its customer; from suppliers and carriers it takes back what it paid.
ANSWERED_FOR = frozenset({"department", "person", "supplier", "carrier"})
#: Neither the company and those who work for it, nor the customer.
THIRD = "third"


class Demand(NamedTuple):
    """What would be paid, what the customer claims (0: no figure), and the company's part; None where nobody said."""

    document: str
    asked: Decimal
    claimed: Decimal
    percent: Decimal | None


def liable(parts: Iterable[tuple[str, Decimal]]) -> Decimal | None:
    """Add up the parts (party, percent) for which the company answers; None where no responsibility is known.

    >>> liable([("department", Decimal(30)), ("supplier", Decimal(20)), ("customer", Decimal(50))])
    Decimal('50')
    >>> liable([("third", Decimal(100))]), liable([])
    (Decimal('0'), None)
    """
    parts = list(parts)
    return sum((percent for party, percent in parts if party in ANSWERED_FOR), Decimal(0)) if parts else None


def is_mainly_third(parts: Iterable[tuple[str, Decimal]]) -> bool:
    """Say whether a third party is the main cause: nobody else has more of it.

    >>> is_mainly_third([("third", Decimal(50)), ("department", Decimal(30)), ("person", Decimal(20))])
    True
    >>> is_mainly_third([("third", Decimal(40)), ("customer", Decimal(60))])
    False
    """
    parts = list(parts)
    third = sum((percent for party, percent in parts if party == THIRD), Decimal(0))
    return third > 0 and all(percent <= third for party, percent in parts if party != THIRD)


def adjusted(claimed: Decimal, percent: Decimal, step: Decimal) -> Decimal:
    """Lower a claim to the company's part of it, never above it by a rounding.

    >>> adjusted(Decimal("100.01"), Decimal("33.33"), Decimal("0.01"))
    Decimal('33.33')
    """
    return (claimed * percent / WHOLE / step).to_integral_value(ROUND_DOWN) * step


def check(demand: Demand, step: Decimal) -> Iterator[Reason]:
    """Tell what forbids to pay a compensation: nobody said who is responsible, or it is more than the company's part.

    >>> whole, half = (
    ...     Demand("A", Decimal(80), Decimal(0), Decimal(100)),
    ...     Demand("B", Decimal(80), Decimal(100), Decimal(50)),
    ... )
    >>> [found.code for demand in (whole, half) for found in check(demand, Decimal("0.01"))]
    ['compensation_above_liability']
    """
    if demand.percent is None:
        yield reason("liability_unclear", document=demand.document)
    elif not 0 <= demand.percent <= WHOLE:
        yield reason("liability_out_of_range", document=demand.document, percent=_plain(demand.percent))
    elif not demand.percent:
        yield reason("liability_none", document=demand.document)
    elif demand.percent < WHOLE and demand.claimed <= 0:
        yield reason("liability_without_claim", document=demand.document, percent=_plain(demand.percent))
    elif demand.claimed > 0 and demand.asked > adjusted(demand.claimed, demand.percent, step):
        yield reason(
            "compensation_above_liability",
            document=demand.document,
            asked=_plain(demand.asked),
            most=_plain(adjusted(demand.claimed, demand.percent, step)),
            claimed=_plain(demand.claimed),
            percent=_plain(demand.percent),
        )


def _plain(number: Decimal) -> str:
    """Write a number without needless zeros.

    >>> _plain(Decimal("60.0")), _plain(Decimal("0.50"))
    ('60', '0.5')
    """
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
