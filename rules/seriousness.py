# Part of after_sales. LGPL-3.
"""What makes a complaint serious, with every ground that does (R4.54 to R4.56, R5.18, R7.11)."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from .reason import Reason, reason

#: Grounds that go to the general manager, and hold the head of the department accountable (R4.56, R8.26).
OF_GENERAL_MANAGER = frozenset({"serious_amount", "serious_specification"})


class Facts(NamedTuple):
    """What is known of a complaint; it counts itself among the others."""

    is_return: bool = False  # goods are to come back or to be exchanged, or do
    customers: int = 1  # who complained of the same product and fault
    complaints: int = 1  # of this customer
    claims: int = 1  # for the same product
    claimed: Decimal = Decimal(0)  # in the currency of the company
    grade: int = 2


class Limits(NamedTuple):
    """From where on a company calls it serious; 0 switches a count off."""

    customers: int = 2
    customers_months: int = 12
    complaints: int = 3
    complaints_months: int = 12
    claims: int = 3
    claims_months: int = 12
    claimed: Decimal = Decimal(500)
    grade: int = 3


def grounds(facts: Facts, limits: Limits) -> Iterator[Reason]:
    """Every ground on which the complaint is serious; none: it is not.

    >>> [ground.code for ground in grounds(Facts(claims=3, claimed=Decimal(200)), Limits())]
    ['serious_specification']
    >>> [ground.code for ground in grounds(Facts(claimed=Decimal(501)), Limits())]
    ['serious_amount']
    >>> list(grounds(Facts(claimed=Decimal(500)), Limits()))
    []
    """
    if facts.is_return:
        yield reason("serious_return")
    if _reaches(facts.customers, limits.customers):
        yield reason("serious_customers", count=facts.customers, months=limits.customers_months)
    if _reaches(facts.complaints, limits.complaints):
        yield reason("serious_repeated", count=facts.complaints, months=limits.complaints_months)
    if facts.grade >= limits.grade:
        yield reason("serious_grade")
    if facts.claimed > limits.claimed:
        yield reason("serious_amount", claimed=f"{facts.claimed:f}", limit=f"{limits.claimed:f}")
    if _reaches(facts.claims, limits.claims):
        yield reason("serious_specification", count=facts.claims, months=limits.claims_months)


def _reaches(count: int, limit: int) -> bool:
    return 0 < limit <= count
