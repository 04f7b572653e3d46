# Part of after_sales. LGPL-3.
"""Whether another version of the authority table asks more or less of the same document (R7.01, R7.16)."""

from collections.abc import Iterable

#: More than any number of people: where all holders must sign.
ALL = 1000


def compare(then: Iterable[tuple[int, int]], now: Iterable[tuple[int, int]]) -> str:
    """Say how ``now`` is beside ``then``: same, stricter, looser or blocked; each: (rank, votes) of every step.

    The highest level decides, then how many must sign there, then the levels below it. No step: nobody can approve.

    >>> manager, gm, all_managers = (10, 1), (30, 1), (10, 0)
    >>> compare([manager], [gm]), compare([manager, gm], [gm]), compare([manager], [all_managers])
    ('stricter', 'looser', 'stricter')
    >>> compare([gm], [gm]), compare([gm], []), compare([], [gm]), compare([], [])
    ('same', 'blocked', 'looser', 'same')
    """
    before, after = _weight(then), _weight(now)
    if before == after:
        return "same"
    if not after:
        return "blocked"
    return "stricter" if before and after > before else "looser"


def _weight(steps: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    return sorted(((rank, votes or ALL) for rank, votes in steps), reverse=True)
