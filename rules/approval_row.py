# Part of after_sales. LGPL-3.
"""A row of the authority table, and which of a role's rows counts (R7.01, R7.02)."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

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


def counting(role: int, measure: str, rows: Iterable[Row]) -> Row | None:
    """The row that counts: the most specific one, among equals the strictest, in whatever order they come.

    >>> common, special = Row(7, 1, Decimal(500)), Row(7, 1, Decimal(100), specificity=1)
    >>> counting(7, "amount", [common, special]).limit, counting(7, "percent", [common, special])
    (Decimal('100'), None)
    """
    own = [row for row in rows if row.role == role and row.measure == measure]
    most = max((row.specificity for row in own), default=0)
    specific = [row for row in own if row.specificity == most]
    return min(specific, key=_strictness, default=None)


def signs_always(role: int, rows: Sequence[Row]) -> bool:
    """Say whether a row that counts wants this role's signature on everything; a row that was replaced has no say.

    >>> always = Row(7, 1, Decimal(500), signs_always=True)
    >>> signs_always(7, [always]), signs_always(7, [always, Row(7, 1, Decimal(100), specificity=1)])
    (True, False)
    """
    own = (counting(role, measure, rows) for measure in {row.measure for row in rows if row.role == role})
    return any(row.signs_always for row in own)


def _strictness(row: Row) -> tuple:
    """Lower is stricter: the lower limit; then who signs always; then all holders before many before one."""
    return row.is_unlimited, row.limit or Decimal(0), not row.signs_always, bool(row.votes), -row.votes
