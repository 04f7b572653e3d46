# Part of after_sales. LGPL-3.
"""What speaks against lending approval authority: days, people, scope, and other delegations (R7.19)."""

from collections.abc import Iterable, Iterator
from datetime import date

from .delegation import Delegation, overlap
from .reason import Reason, reason


def problems(delegation: Delegation, others: Iterable[Delegation], today: date) -> list[Reason]:
    """Everything that speaks against making ``delegation`` beside ``others``, which still run or will.

    >>> from datetime import date
    >>> from rules.delegation import Company, Person
    >>> ana = Person(1, "Ana", frozenset({7}), frozenset({Company(1, "Here", "EUR")}))
    >>> day = date(2026, 3, 2)
    >>> [problem.code for problem in problems(Delegation(1, "Ana → Ana", ana, ana, day, day), [], day)]
    ['delegation_to_oneself']
    """
    checks = (
        _of_days(delegation, today),
        _of_people(delegation),
        _of_scope(delegation),
        _of_others(delegation, others),
    )
    return [problem for check in checks for problem in check]


def _of_days(delegation: Delegation, today: date) -> Iterator[Reason]:
    if delegation.last_day < delegation.first_day:
        yield reason("delegation_days_reversed", delegation=delegation.name)
    elif delegation.last_day < today:
        yield reason("delegation_past", delegation=delegation.name)


def _of_people(delegation: Delegation) -> Iterator[Reason]:
    delegator, delegate = delegation.delegator, delegation.delegate
    if delegator.id == delegate.id:
        yield reason("delegation_to_oneself", delegation=delegation.name)
    for person in dict.fromkeys((delegator, delegate)):
        if not (person.is_active and person.is_internal):
            yield reason("delegation_person_left", delegation=delegation.name, person=person.name)
        elif not person.has_access:
            yield reason("delegation_person_without_access", delegation=delegation.name, person=person.name)
    if not delegator.roles:
        yield reason("delegation_no_own_role", delegation=delegation.name, person=delegator.name)


def _of_scope(delegation: Delegation) -> Iterator[Reason]:
    name, people = delegation.name, dict.fromkeys((delegation.delegator, delegation.delegate))
    for role in sorted(delegation.roles - delegation.delegator.roles) if delegation.delegator.roles else ():
        yield reason("delegation_role_not_own", delegation=name, person=delegation.delegator.name, role_id=role)
    for company in sorted(delegation.companies):
        for person in people:
            if company not in person.companies:
                yield reason("delegation_no_company", delegation=name, person=person.name, company=company.name)
    if not delegation.companies and not delegation.places:
        yield reason("delegation_no_shared_company", delegation=name)
    if delegation.cap is not None and delegation.cap <= 0:
        yield reason("delegation_cap_not_positive", delegation=name)
    currencies = sorted({company.currency for company in delegation.places})
    if delegation.cap is not None and len(currencies) > 1:
        yield reason("delegation_cap_in_currencies", delegation=name, currencies=", ".join(currencies))


def _of_others(delegation: Delegation, others: Iterable[Delegation]) -> Iterator[Reason]:
    parties = (delegation.delegator.id, delegation.delegate.id)
    for other in others:
        if other.id != delegation.id and overlap(delegation, other):
            theirs = (other.delegator.id, other.delegate.id)
            if theirs == parties:
                yield reason("delegation_twice", delegation=delegation.name, other=other.name)
            elif theirs == parties[::-1]:
                yield reason("delegation_in_circle", delegation=delegation.name, other=other.name)
