# Part of after_sales. LGPL-3.
"""Whose a delivered serial number is, and what speaks against passing it on or taking it back (checklist B7)."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from .reason import Reason, reason
from .remedies import CREDITING

#: What gives money back to whoever was invoiced.
PAYING = (*CREDITING, "keep")


class Passing(NamedTuple):
    """A serial number that is said to belong to somebody else from a day on, with the words that name all of them."""

    lot: str
    is_serial: bool
    delivered_on: date | None  # None where no delivery is out with it
    owner: int
    owner_name: str
    since: date | None  # when the owner before got it from another one
    to: int
    on: date
    today: date
    open_return: str = ""
    evidence: str = ""


class Claim(NamedTuple):
    """Somebody brings a serial number back, or goods that nobody passed on; parties by their commercial partner."""

    line: str
    lot: str
    brought_by: int
    buyer: int
    buyer_name: str
    owner: int
    owner_name: str
    since: str = ""
    remedy: str = "credit"
    invoiced_to: frozenset[int] = frozenset()


def check_passing(asked: Passing) -> Iterator[Reason]:
    """Name everything that speaks against this entry of the register.

    >>> asked = Passing(
    ...     "S1", True, date(2026, 3, 1), 1, "Rosa", None, 2, date(2026, 3, 5), date(2026, 3, 9), "", "Bill"
    ... )
    >>> [refusal.code for refusal in check_passing(asked)]
    []
    >>> [refusal.code for refusal in check_passing(asked._replace(to=1, on=date(2026, 2, 1), evidence=" "))]
    ['ownership_same_owner', 'ownership_too_early', 'ownership_without_evidence']
    """
    if not asked.is_serial:
        yield reason("ownership_not_serial", lot=asked.lot)
    elif not asked.delivered_on:
        yield reason("ownership_never_delivered", lot=asked.lot)
    else:
        if asked.to == asked.owner:
            yield reason("ownership_same_owner", lot=asked.lot, owner=asked.owner_name)
        begun = max(asked.delivered_on, asked.since or asked.delivered_on)
        if asked.on < begun:
            yield reason("ownership_too_early", lot=asked.lot, owner=asked.owner_name, date=str(begun))
    if asked.on > asked.today:
        yield reason("ownership_in_future", lot=asked.lot, date=str(asked.on))
    if asked.open_return:
        yield reason("ownership_in_return", lot=asked.lot, document=asked.open_return)
    if not asked.evidence.strip():
        yield reason("ownership_without_evidence", lot=asked.lot)


def check_claim(asked: Claim) -> Iterator[Reason]:
    """Goods come back from whom they belong to; money goes back to whom they were invoiced.

    >>> claim = Claim("Pump", "S1", 2, 1, "Rosa", 2, "Hugo", "2026-03-05", "replacement")
    >>> [refusal.code for refusal in check_claim(claim)]
    []
    >>> [refusal.code for refusal in check_claim(claim._replace(remedy="credit", invoiced_to=frozenset({1})))]
    ['ownership_not_invoiced']
    >>> [refusal.code for refusal in check_claim(claim._replace(brought_by=1))]
    ['ownership_passed_on']
    """
    if asked.brought_by != asked.owner:
        if asked.since:
            yield reason(
                "ownership_passed_on", line=asked.line, lot=asked.lot, owner=asked.owner_name, date=asked.since
            )
        else:
            yield reason("line_of_other_customer", line=asked.line, customer=asked.buyer_name)
    elif asked.brought_by != asked.buyer and asked.remedy in PAYING and asked.invoiced_to != {asked.brought_by}:
        yield reason("ownership_not_invoiced", line=asked.line, owner=asked.owner_name, buyer=asked.buyer_name)
