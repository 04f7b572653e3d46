# Part of after_sales. LGPL-3.
"""What one person lends of his approval authority to another, and for how long (R7.19).

A person lends only what he holds himself. What was lent to him does not count as held, so nothing is ever lent on.
"""

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import NamedTuple


class Company(NamedTuple):
    """A company and the currency in which it counts."""

    id: int
    name: str
    currency: str


class Person(NamedTuple):
    """A user: the roles that he holds himself, as deputy or through a group, and the companies where he may work."""

    id: int
    name: str
    roles: frozenset[int] = frozenset()
    companies: frozenset[Company] = frozenset()
    is_active: bool = True
    is_internal: bool = True
    has_access: bool = True  # to after-sales at all, without which no document opens


class Delegation(NamedTuple):
    """Both days belong to it. Empty ``roles``, ``kind`` or ``companies``: not limited in that."""

    id: int
    name: str
    delegator: Person
    delegate: Person
    first_day: date
    last_day: date
    roles: frozenset[int] = frozenset()
    kind: str | None = None
    companies: frozenset[Company] = frozenset()
    cap: Decimal | None = None
    currency: str = ""  # of the cap

    @property
    def places(self) -> frozenset[Company]:
        """Where it counts: in companies where both may work."""
        shared = self.delegator.companies & self.delegate.companies
        return shared & (self.companies or shared)


def state(first_day: date, last_day: date, today: date, is_withdrawn: bool = False) -> str:
    """Say where a delegation stands; its first and last day belong to it.

    >>> monday, friday = date(2026, 3, 2), date(2026, 3, 6)
    >>> state(monday, friday, monday), state(monday, friday, friday), state(monday, friday, friday, is_withdrawn=True)
    ('in_force', 'in_force', 'withdrawn')
    >>> state(friday, friday, monday), state(monday, monday, friday)
    ('planned', 'ended')
    """
    if is_withdrawn:
        return "withdrawn"
    if today < first_day:
        return "planned"
    return "in_force" if today <= last_day else "ended"


def lent(delegation: Delegation, kind: str, company: Company, day: date) -> frozenset[int]:
    """The roles that the delegate may use for such a document on ``day``; none when anything speaks against it.

    A ceiling counts in its own currency: in a company with another one nothing is lent.

    >>> here = Company(1, "Here", "EUR")
    >>> ana, ben = (Person(key, name, frozenset({7}), frozenset({here})) for key, name in ((1, "Ana"), (2, "Ben")))
    >>> away = Delegation(1, "Ana → Ben", ana, ben, date(2026, 3, 2), date(2026, 3, 6))
    >>> lent(away, "return", here, date(2026, 3, 6)), lent(away, "return", here, date(2026, 3, 7))
    (frozenset({7}), frozenset())
    """
    own = delegation.delegator.roles
    applies = (
        delegation.first_day <= day <= delegation.last_day
        and delegation.kind in (None, kind)
        and company in delegation.places
        and (delegation.cap is None or delegation.currency == company.currency)
        and all(person.is_active and person.is_internal for person in (delegation.delegator, delegation.delegate))
    )
    return own & (delegation.roles or own) if applies else frozenset()


def covers(amount: Decimal, cap: Decimal | None, delegator: int, requesters: Collection[int]) -> bool:
    """Say whether lent authority may decide: up to the ceiling, inclusive, and never on what the delegator asked for.

    >>> covers(Decimal(500), Decimal(500), 1, {3}), covers(Decimal("500.01"), Decimal(500), 1, {3})
    (True, False)
    >>> covers(Decimal(1), None, 1, {1, 3})
    False
    """
    return delegator not in requesters and (cap is None or abs(amount) <= cap)


def overlap(one: Delegation, other: Delegation) -> bool:
    """Say whether there is a day, role, kind of document and company that belongs to both.

    >>> ana, ben = Person(1, "Ana"), Person(2, "Ben")
    >>> away = Delegation(1, "Ana → Ben", ana, ben, date(2026, 3, 2), date(2026, 3, 6), roles=frozenset({7}))
    >>> overlap(away, away._replace(first_day=date(2026, 3, 6), last_day=date(2026, 3, 9), roles=frozenset()))
    True
    >>> overlap(away, away._replace(roles=frozenset({8})))
    False
    """
    in_time = one.first_day <= other.last_day and other.first_day <= one.last_day
    of_kind = None in (one.kind, other.kind) or one.kind == other.kind
    return in_time and of_kind and _meet(one.roles, other.roles) and _meet(one.companies, other.companies)


def _meet(one: frozenset, other: frozenset) -> bool:
    return not one or not other or bool(one & other)
