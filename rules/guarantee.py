# Part of after_sales. LGPL-3.
"""The yearly agreement on who bears which failures: which of its lines applies, and what is wrong with it (R1.26)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from .reason import Reason, reason

WHOLE = Decimal(100)


class Line(NamedTuple):
    """The shares (percent) of one class of failures: a fault, a cause, both, or neither for all others."""

    fault: object
    cause: object
    customer: Decimal
    company: Decimal
    supplier: Decimal
    name: str = ""


def applying(lines: Iterable[Line], fault: object, cause: object) -> Line | None:
    """Choose the line that says most about this failure: by fault and cause, else cause, else fault, else the rest.

    >>> rest, leak = (
    ...     Line(None, None, Decimal(100), Decimal(0), Decimal(0)),
    ...     Line(7, None, Decimal(0), Decimal(100), Decimal(0)),
    ... )
    >>> applying([rest, leak], 7, 3) == leak, applying([rest, leak], 8, 3) == rest, applying([leak], 8, 3)
    (True, True, None)
    """
    fitting = [line for line in lines if line.fault in (None, fault) and line.cause in (None, cause)]
    return max(fitting, key=lambda line: (line.cause is not None, line.fault is not None), default=None)


def shares(line: Line) -> list[tuple[str, Decimal]]:
    """List the parties that bear something.

    >>> shares(Line(None, None, Decimal(40), Decimal(60), Decimal(0)))
    [('customer', Decimal('40')), ('department', Decimal('60'))]
    """
    parts = (("customer", line.customer), ("department", line.company), ("supplier", line.supplier))
    return [(party, percent) for party, percent in parts if percent]


def problems(agreement: str, lines: Sequence[Line]) -> Iterator[Reason]:
    """Tell what is wrong with the lines of an agreement.

    >>> bad = Line(None, None, Decimal(40), Decimal(40), Decimal(0), "Leaks")
    >>> [found.code for found in problems("Alvarez 2026", [bad, bad])]
    ['guarantee_not_whole', 'guarantee_not_whole', 'guarantee_twice']
    """
    if not lines:
        yield reason("guarantee_without_lines", agreement=agreement)
    for line in lines:
        parts = (line.customer, line.company, line.supplier)
        if min(parts) < 0 or sum(parts) != WHOLE:
            yield reason(
                "guarantee_not_whole", agreement=agreement, line=line.name, total=f"{sum(parts).normalize():f}"
            )
    for (fault, cause), count in Counter((line.fault, line.cause) for line in lines).items():
        if count > 1:
            name = next(line.name for line in lines if (line.fault, line.cause) == (fault, cause))
            yield reason("guarantee_twice", agreement=agreement, line=name)
