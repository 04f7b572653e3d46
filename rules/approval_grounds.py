# Part of after_sales. LGPL-3.
"""What a decision rested on, written down so that anybody can find the same answer again (R7.16)."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from .approval_exposure import Exposure
from .approval_matching import Facts
from .approval_routing import Asked, Route, route
from .approval_row import AMOUNT, Row


class Grounds(NamedTuple):
    """The facts of a document and the people of that moment; the rows are those of the table, which never change.

    ``ranks``: the order of the roles as it was then.
    """

    facts: Facts
    exposure: Exposure
    climbs: bool
    excluded: frozenset[int]
    people: dict[int, frozenset[int]]
    ranks: dict[int, int]


def perform(grounds: Grounds, rows: Sequence[Row]) -> Route:
    """Find the route again; ``rows``: those that match the facts, with whatever ranks their roles have today.

    >>> grounds = read(written(EXAMPLE))
    >>> [step.role for step in perform(grounds, [Row(7, 99, Decimal(500)), Row(8, 1, is_unlimited=True)]).steps]
    [7]
    """
    values = {AMOUNT: grounds.exposure.amount, **dict(grounds.facts.measures)}
    as_then = [row._replace(rank=grounds.ranks.get(row.role, row.rank)) for row in rows]
    return route(Asked(values, grounds.climbs, grounds.excluded), as_then, grounds.people)


def written(grounds: Grounds) -> dict[str, Any]:
    """Write grounds with what JSON has; amounts as text, so that nothing is rounded.

    >>> written(EXAMPLE)["amount"], written(EXAMPLE)["people"]
    ('500.00', {'7': [1], '8': [2]})
    """
    return {
        **{name: _plain(value) for name, value in grounds.facts._asdict().items()},
        "tested": _plain(grounds.exposure.amount),
        "because_of": _plain(grounds.exposure.because_of or ()),
        "climbs": grounds.climbs,
        "excluded": _plain(grounds.excluded),
        "people": {str(role): sorted(people) for role, people in sorted(grounds.people.items())},
        "ranks": {str(role): rank for role, rank in sorted(grounds.ranks.items())},
    }


def read(stored: dict[str, Any]) -> Grounds:
    """Read what ``written`` wrote; ``KeyError`` where something is missing that was always there.

    What facts tell only since a later release is empty where older grounds do not know it.

    >>> read(written(EXAMPLE)) == EXAMPLE
    True
    """
    facts = {name: stored[name] for name in Facts._fields if name in stored}
    there = {name: read_again for name, read_again in READERS.items() if name in stored or name not in LATER}
    return Grounds(
        Facts(**facts | {name: read_again(stored[name]) for name, read_again in there.items()}),
        Exposure(Decimal(stored["tested"]), tuple(stored["because_of"]) or None),
        stored["climbs"],
        frozenset(stored["excluded"]),
        {int(role): frozenset(people) for role, people in stored["people"].items()},
        {int(role): rank for role, rank in stored["ranks"].items()},
    )


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return [_plain(each) for each in sorted(value)]
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


#: How facts are read that JSON has no form for; the others are what they are.
READERS: dict[str, Callable[[Any], Any]] = {
    "on": date.fromisoformat,
    "amount": Decimal,
    "untaxed": Decimal,
    "measures": lambda measures: tuple((measure, Decimal(value)) for measure, value in measures),
    "draws_on": lambda scopes: frozenset((scope, key) for scope, key in scopes),
    "categories": frozenset,
    "tags": frozenset,
    "dispositions": frozenset,
    "classes": frozenset,
    "sellers": frozenset,
}
#: Facts that the first grounds did not have.
LATER = ("dispositions", "classes", "sellers")
EXAMPLE = Grounds(
    Facts("return", 1, date(2026, 3, 2), Decimal("500.00"), Decimal("434.78"), draws_on=frozenset({("customer", 7)})),
    Exposure(Decimal("500.00")),
    climbs=False,
    excluded=frozenset({3}),
    people={7: frozenset({1}), 8: frozenset({2})},
    ranks={7: 1, 8: 2},
)
