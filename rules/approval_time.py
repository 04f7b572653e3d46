# Part of after_sales. LGPL-3.
"""When people are told that an approval waits, and whom; time tells, and never decides (R7.19)."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from .approval_signers import most_signers

#: Who is told at once when a step waits for a role that many people hold.
MOST_TOLD = 5


class Hours(NamedTuple):
    """Working hours after a step was asked until each notice; None: never."""

    remind: float | None = None
    due: float | None = None
    escalate: float | None = None


def hours(due: float, remind_before: float, escalate_after: float) -> Hours:
    """When to remind, to call it late and to tell the next level; zero switches each of them off.

    >>> hours(16.0, 4.0, 16.0)
    Hours(remind=12.0, due=16.0, escalate=32.0)

    Who has no more time than the reminder comes before the end is not reminded; without an end nothing is late.

    >>> hours(4.0, 4.0, 0.0), hours(0.0, 4.0, 16.0)
    (Hours(remind=None, due=4.0, escalate=None), Hours(remind=None, due=None, escalate=None))
    """
    if not due:
        return Hours()
    return Hours(
        remind=due - remind_before if 0 < remind_before < due else None,
        due=due,
        escalate=due + escalate_after if escalate_after else None,
    )


def moment(spans: Sequence[tuple[datetime, timedelta]], work: timedelta) -> datetime | None:
    """When ``work`` is done; ``spans``: when people begin to work and for how long. None: later than the last of them.

    >>> day = datetime(2026, 3, 2, 8), timedelta(hours=4)
    >>> moment([day, (datetime(2026, 3, 3, 8), timedelta(hours=4))], timedelta(hours=5))
    datetime.datetime(2026, 3, 3, 9, 0)
    >>> moment([day], timedelta(hours=5))
    """
    for start, length in spans:
        if work <= length:
            return start + work
        work -= length
    return None


class Clock(NamedTuple):
    """The moments of a step, and which of its notices were told."""

    remind: datetime | None
    due: datetime | None
    escalate: datetime | None
    told: frozenset[str] = frozenset()


def notices(clock: Clock, now: datetime) -> tuple[str, ...]:
    """What to tell now, each once however late or often somebody looks; no reminder of what is late already.

    >>> day = [datetime(2026, 3, day) for day in range(1, 7)]
    >>> clock = Clock(remind=day[1], due=day[2], escalate=day[4])
    >>> [notices(clock, now) for now in day]
    [(), ('remind',), ('remind',), ('late',), ('late', 'escalate'), ('late', 'escalate')]
    >>> notices(clock._replace(told=frozenset({"late"})), day[5])
    ('escalate',)
    """
    is_late = clock.due is not None and clock.due < now
    reached = {
        "remind": not is_late and clock.remind is not None and clock.remind <= now,
        "late": is_late,
        "escalate": is_late and clock.escalate is not None and clock.escalate <= now,
    }
    return tuple(notice for notice, is_reached in reached.items() if is_reached and notice not in clock.told)


def whom_to_tell(
    roles: Sequence[int], people: Mapping[int, frozenset[int]], closed: frozenset[int]
) -> tuple[int, tuple[int, ...]]:
    """The first of ``roles`` (the one asked, then those above) of which somebody is free, and the first of its people.

    ``closed``: who may not sign, or knows already. Role 0 and nobody when nobody is left.

    >>> whom_to_tell((7, 8), {7: frozenset({1}), 8: frozenset({2, 3})}, frozenset({1}))
    (8, (2, 3))
    >>> whom_to_tell((7,), {}, frozenset())
    (0, ())
    """
    for role in roles:
        free = people.get(role, frozenset()) - closed
        if free:
            return role, tuple(sorted(free)[:MOST_TOLD])
    return 0, ()


class OpenStep(NamedTuple):
    """A step that is not signed yet: the role asked and those that may sign in its place, votes (0: all) and given."""

    roles: tuple[int, ...]
    votes: int = 1
    given: int = 0


def is_stuck(steps: Sequence[OpenStep], people: Mapping[int, frozenset[int]], closed: frozenset[int]) -> bool:
    """Say whether there are too few people left for all open signatures; ``closed``: who may not, or signed already.

    >>> both = [OpenStep((7, 8)), OpenStep((8,))]
    >>> is_stuck(both, {7: frozenset({1}), 8: frozenset({2})}, frozenset())
    False
    >>> is_stuck(both, {7: frozenset(), 8: frozenset({2})}, frozenset())
    True
    """
    wanted = []
    for step in steps:
        able = frozenset().union(*(people.get(role, frozenset()) for role in step.roles)) - closed
        own = people.get(step.roles[0], frozenset()) - closed
        left = step.votes - step.given if step.votes else len(own)
        wanted += [able] * max(left, 1)
    return most_signers(wanted) < len(wanted)
