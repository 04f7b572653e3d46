# Part of after_sales. LGPL-3.
"""Which signatures survive when a document is submitted again (R7.18; checklist A36).

Content is what a document says of itself in ``_approval_content``: plain values, and ``lines``, where it has some, whose
rows are [what it is about..., quantity, amount], the last two as text of decimals.
"""

from decimal import Decimal
from typing import Any

NOTHING = (Decimal(0), Decimal(0))


def is_no_more(before: dict[str, Any], now: dict[str, Any]) -> bool:
    """Say whether ``now`` asks for nothing that was not asked for before: the same case, at most the same of each line.

    >>> line = ["boiler", "2", "200"]
    >>> is_no_more({"customer": 7, "lines": [line]}, {"customer": 7, "lines": [["boiler", "1", "100"]]})
    True
    >>> is_no_more({"customer": 7, "lines": [line]}, {"customer": 8, "lines": [line]})
    False
    """
    if _case(before) != _case(now):
        return False
    asked = _sums(before.get("lines", ()))
    return all(
        quantity <= asked.get(about, NOTHING)[0] and amount <= asked.get(about, NOTHING)[1]
        for about, (quantity, amount) in _sums(now.get("lines", ())).items()
    )


def _case(content: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in content.items() if name != "lines"}


def _sums(lines) -> dict[tuple, tuple[Decimal, Decimal]]:
    sums: dict[tuple, tuple[Decimal, Decimal]] = {}
    for *about, quantity, amount in lines:
        known = sums.get(tuple(about), NOTHING)
        sums[tuple(about)] = (known[0] + Decimal(quantity), known[1] + Decimal(amount))
    return sums
