# Part of after_sales. LGPL-3.
"""Who must say yes, in which order, and why (R7.01 to R7.03, R7.05, R7.18).

The rows are those of the authority table that match the document; people are whoever holds a role, himself or for
somebody else. The same facts always give the same route, and a higher amount never needs a lower authority.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from .reason import Reason, reason

AMOUNT = "amount"


class Row(NamedTuple):
    """A line of the authority table: up to which value a role may approve by one measure.

    ``limit``: inclusive; None or zero: no authority. ``specificity``: how many conditions the row states; the most
    specific row of a role counts, among equals the lowest. ``votes``: how many holders must sign; 0: all of them.
    """

    role: int
    rank: int
    limit: Decimal | None = None
    is_unlimited: bool = False
    measure: str = AMOUNT
    specificity: int = 0
    signs_always: bool = False
    votes: int = 1

    def covers(self, value: Decimal) -> bool:
        """Say whether this row gives authority over ``value``; credits may be stored negative, so signs do not count.

        >>> Row(1, 1, Decimal(500)).covers(Decimal(-500)), Row(1, 1, Decimal(0)).covers(Decimal(0))
        (True, False)
        """
        return self.is_unlimited or (bool(self.limit) and abs(value) <= self.limit)


class Asked(NamedTuple):
    """What is to be approved: a value for each measure, and who may never sign it (its requester and editors)."""

    values: dict[str, Decimal]
    climbs: bool = False  # ask every level up to the sufficient one, not the sufficient one alone
    excluded: frozenset[int] = frozenset()


class Step(NamedTuple):
    """One signature to get: the role asked, the roles above that may sign in its place, how many must, and why."""

    role: int
    also: tuple[int, ...]
    votes: int
    why: Reason


class Route(NamedTuple):
    """Steps in the order of rank; or what blocks the request. A blocked request is never approved."""

    steps: tuple[Step, ...] = ()
    blocked: tuple[Reason, ...] = ()


def route(asked: Asked, rows: Sequence[Row], people: dict[int, frozenset[int]]) -> Route:
    """Ask the lowest role that covers every measure and that somebody may sign for, and all who always sign.

    >>> manager, gm = Row(7, 1, Decimal(500)), Row(8, 2, is_unlimited=True)
    >>> held = {7: frozenset({1}), 8: frozenset({2})}
    >>> [step.role for step in route(Asked({"amount": Decimal("500.00")}), [gm, manager], held).steps]
    [7]
    >>> [step.role for step in route(Asked({"amount": Decimal("500.01")}), [gm, manager], held).steps]
    [8]
    >>> route(Asked({"amount": Decimal(900)}), [manager], held).blocked[0].code
    'route_no_limit_reaches'
    """
    ranks = {row.role: row.rank for row in rows}
    ladder = sorted(ranks, key=lambda role: (ranks[role], role))
    reaching = [role for role in ladder if _reaches(role, asked, rows)]
    manned = [role for role in reaching if people.get(role, frozenset()) - asked.excluded]
    if not reaching:
        return Route(blocked=(reason("route_no_limit_reaches", amount=_plain(asked)),))
    if not manned:
        return Route(blocked=(reason("route_nobody_may_sign", role_id=reaching[0]),))
    final = manned[0]
    wanted = {final} | {row.role for row in rows if row.signs_always}
    if asked.climbs:
        wanted |= {role for role in ladder if ranks[role] < ranks[final]}
    steps = [_step(role, final, asked, rows, ladder) for role in ladder if role in wanted]
    return _checked(steps, asked, people)


def _reaches(role: int, asked: Asked, rows: Iterable[Row]) -> bool:
    """A role must have an amount, and cover each measure for which the table has any row."""
    measured = {row.measure for row in rows} | {AMOUNT}
    tested = [measure for measure in measured if measure in asked.values]
    return all((row := _row(role, measure, rows)) and row.covers(asked.values[measure]) for measure in tested)


def _row(role: int, measure: str, rows: Iterable[Row]) -> Row | None:
    own = [row for row in rows if row.role == role and row.measure == measure]
    most = max((row.specificity for row in own), default=0)
    specific = [row for row in own if row.specificity == most]
    return min(specific, key=lambda row: (row.is_unlimited, row.limit or Decimal(0)), default=None)


def _step(role: int, final: int, asked: Asked, rows: Sequence[Row], ladder: Sequence[int]) -> Step:
    above = ladder[ladder.index(role) + 1 :]
    also = tuple(other for other in above if _reaches(other, asked, rows))
    row = _row(role, AMOUNT, rows)
    return Step(role, also, row.votes if row else 1, _why(role, final, asked, row))


def _why(role: int, final: int, asked: Asked, row: Row | None) -> Reason:
    if role != final and row and row.signs_always:
        return reason("route_signs_always", role_id=role)
    if role != final:
        return reason("route_climbs", role_id=role, amount=_plain(asked))
    if row.is_unlimited:
        return reason("route_unlimited_role", role_id=role, amount=_plain(asked))
    return reason("route_lowest_limit", role_id=role, amount=_plain(asked), limit=f"{row.limit:f}")


def _checked(steps: Sequence[Step], asked: Asked, people: dict[int, frozenset[int]]) -> Route:
    """Block what cannot be signed by enough different people."""
    blocked = []
    signers: set[int] = set()
    needed = 0
    for step in steps:
        able = frozenset().union(*(people.get(role, frozenset()) for role in (step.role, *step.also))) - asked.excluded
        signers |= able
        needed += step.votes or max(len(people.get(step.role, frozenset()) - asked.excluded), 1)
        if not able:
            blocked.append(reason("route_nobody_may_sign", role_id=step.role))
        elif len(able) < step.votes:
            blocked.append(reason("route_not_enough_people", role_id=step.role, needed=step.votes, found=len(able)))
    if not blocked and len(signers) < needed:
        blocked.append(reason("route_not_enough_signers", needed=needed, found=len(signers)))
    return Route(blocked=tuple(blocked)) if blocked else Route(steps=tuple(steps))


def _plain(asked: Asked) -> str:
    return f"{abs(asked.values[AMOUNT]):f}"
