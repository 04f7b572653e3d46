# Part of after_sales. LGPL-3.
"""Who must say yes, in which order, and why (R7.01 to R7.03, R7.05, R7.18).

The rows are those of the authority table that match the document; people are whoever holds a role, himself or for
somebody else. The same facts always give the same route, and a higher amount never needs a lower authority.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from .approval_row import AMOUNT, Row, counting, signs_always
from .approval_signers import most_signers
from .reason import Reason, reason


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
    wanted = {final} | {role for role in ladder if signs_always(role, rows)}
    if asked.climbs:
        wanted |= {role for role in ladder if ranks[role] < ranks[final]}
    steps = [_step(role, final, asked, rows, ladder) for role in ladder if role in wanted]
    return _checked(steps, asked, people)


def _reaches(role: int, asked: Asked, rows: Iterable[Row]) -> bool:
    """A role must have an amount, and cover each measure for which the table has any row."""
    measured = {row.measure for row in rows} | {AMOUNT}
    tested = [measure for measure in measured if measure in asked.values]
    return all(_covers(role, measure, asked, rows) for measure in tested)


def _step(role: int, final: int, asked: Asked, rows: Sequence[Row], ladder: Sequence[int]) -> Step:
    above = ladder[ladder.index(role) + 1 :]
    also = tuple(other for other in above if _reaches(other, asked, rows))
    row = counting(role, AMOUNT, rows)
    if role == final:
        why = _why_sufficient(role, asked, rows, ladder)
    elif signs_always(role, rows):
        why = reason("route_signs_always", role_id=role)
    else:
        why = reason("route_climbs", role_id=role, amount=_plain(asked))
    return Step(role, also, row.votes if row else 1, why)


def _why_sufficient(role: int, asked: Asked, rows: Sequence[Row], ladder: Sequence[int]) -> Reason:
    measure = _decisive(role, asked, rows, ladder)
    row = counting(role, measure, rows)
    if measure != AMOUNT:
        value = f"{asked.values[measure]:f}"
        if row.is_unlimited:
            return reason("route_measure_unlimited", role_id=role, measure=measure, value=value)
        return reason("route_measure_limit", role_id=role, measure=measure, value=value, most=f"{row.limit:f}")
    if row.is_unlimited:
        return reason("route_unlimited_role", role_id=row.role, amount=_plain(asked))
    return reason("route_lowest_limit", role_id=row.role, amount=_plain(asked), limit=f"{row.limit:f}")


def _decisive(role: int, asked: Asked, rows: Sequence[Row], ladder: Sequence[int]) -> str:
    """The measure that made it this role: the amount, unless all below may approve that, or it says nothing."""
    others = sorted({row.measure for row in rows} & set(asked.values) - {AMOUNT})
    below = ladder[: ladder.index(role)]
    if not others or not all(_covers(lower, AMOUNT, asked, rows) for lower in below):
        return AMOUNT
    failed = [measure for measure in others if not all(_covers(lower, measure, asked, rows) for lower in below)]
    says_nothing = counting(role, AMOUNT, rows).is_unlimited
    return (failed or (others if says_nothing else [AMOUNT]))[0]


def _covers(role: int, measure: str, asked: Asked, rows: Iterable[Row]) -> bool:
    row = counting(role, measure, rows)
    return bool(row and row.covers(asked.values[measure]))


def _checked(steps: Sequence[Step], asked: Asked, people: dict[int, frozenset[int]]) -> Route:
    """Block what cannot be signed by enough different people: nobody signs one request twice."""
    blocked = []
    votes: list[frozenset[int]] = []  # for each signature that is needed, who could give it
    for step in steps:
        own = people.get(step.role, frozenset()) - asked.excluded
        able = own.union(*(people.get(role, frozenset()) for role in step.also)) - asked.excluded
        votes += [able] * (step.votes or max(len(own), 1))
        if not able:
            blocked.append(reason("route_nobody_may_sign", role_id=step.role))
        elif len(able) < step.votes:
            blocked.append(reason("route_not_enough_people", role_id=step.role, needed=step.votes, found=len(able)))
    found = most_signers(votes)
    if not blocked and found < len(votes):
        blocked.append(reason("route_not_enough_signers", needed=len(votes), found=found))
    return Route(blocked=tuple(blocked)) if blocked else Route(steps=tuple(steps))


def _plain(asked: Asked) -> str:
    return f"{abs(asked.values[AMOUNT]):f}"
