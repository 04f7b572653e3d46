# Part of after_sales. LGPL-3.
"""Who must say yes to an amount (R7.01, R7.03).

Each level is a role with the limit that is valid for this kind of document in this company.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from .reason import Reason, reason


class Level(NamedTuple):
    """One authority role. ``limit``: an amount, inclusive; None: no authority. Lower ``rank`` signs smaller amounts."""

    role: int
    rank: int
    limit: Decimal | None
    is_unlimited: bool = False
    has_holder: bool = True

    def reaches(self, amount: Decimal) -> bool:
        """Say whether this level may sign ``amount``; zero and empty limits sign nothing.

        >>> Level(1, 1, Decimal(500)).reaches(Decimal(500)), Level(1, 1, None).reaches(Decimal(1))
        (True, False)
        """
        return self.is_unlimited or (bool(self.limit) and abs(amount) <= self.limit)


class Route(NamedTuple):
    """The role to ask and why; no role means nobody may approve: blocked, never approved."""

    role: int | None
    why: Reason
    also: tuple[int, ...] = ()  # roles above it whose holders may sign in its place

    @property
    def is_blocked(self) -> bool:
        return self.role is None


def route(amount: Decimal, levels: Iterable[Level]) -> Route:
    """Ask the lowest level whose limit covers the absolute amount and that somebody holds.

    >>> manager, director = Level(7, 1, Decimal(500)), Level(8, 2, None, is_unlimited=True)
    >>> route(Decimal("500.00"), [director, manager]).role, route(Decimal("500.01"), [director, manager]).role
    (7, 8)
    >>> route(Decimal(900), [manager]).is_blocked
    True
    """
    reaching = sorted((level for level in levels if level.reaches(amount)), key=lambda level: (level.rank, level.role))
    held = [level for level in reaching if level.has_holder]
    if not reaching:
        return Route(None, reason("route_no_limit_reaches", amount=f"{abs(amount):f}"))
    if not held:
        return Route(None, reason("route_nobody_holds_role", role_id=reaching[0].role))
    return Route(held[0].role, _why(held[0], amount), tuple(level.role for level in held[1:]))


def _why(level: Level, amount: Decimal) -> Reason:
    if level.is_unlimited:
        return reason("route_unlimited_role", role_id=level.role, amount=f"{abs(amount):f}")
    return reason("route_lowest_limit", role_id=level.role, amount=f"{abs(amount):f}", limit=f"{level.limit:f}")
