# Part of after_sales. LGPL-3.
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import CENT, amounts

from rules.delegation import Company, Delegation, Person, covers, lent, overlap, state
from rules.delegation_problems import problems

EUROS, FRANCS = Company(1, "Euros Ltd", "EUR"), Company(2, "Francs Ltd", "CHF")
MANAGER, DIRECTOR = 7, 8
MONDAY = date(2026, 3, 2)
KIND = "return"


def person(key=1, *roles, **other):
    return Person(key, f"Person {key}", frozenset(roles), **{"companies": frozenset({EUROS}), **other})


ANA, BEN = person(1, MANAGER), person(2, DIRECTOR)


def away(delegator=ANA, delegate=BEN, first=0, last=4, **other):
    """Ana lends Ben everything from Monday to Friday."""
    days = MONDAY + timedelta(first), MONDAY + timedelta(last)
    return Delegation(other.pop("id", 1), "Ana → Ben", delegator, delegate, *days, **other)


def codes(delegation, *others, today=MONDAY):
    return [problem.code for problem in problems(delegation, others, today)]


def subsets(*values):
    return st.frozensets(st.sampled_from(values))


people = st.builds(
    Person,
    st.integers(1, 3),
    st.just("Somebody"),
    subsets(6, MANAGER, DIRECTOR),
    subsets(EUROS, FRANCS),
    *[st.booleans()] * 3,
)
days = st.integers(-6, 6).map(lambda number: MONDAY + timedelta(number))
delegations = st.builds(
    Delegation,
    st.integers(1, 3),
    st.just("Somebody → Somebody"),
    people,
    people,
    days,
    days,
    subsets(6, MANAGER, DIRECTOR),
    st.sampled_from([None, KIND, "allowance"]),
    subsets(EUROS, FRANCS),
    st.one_of(st.none(), amounts),
    st.sampled_from(["EUR", "CHF"]),
)


@pytest.mark.parametrize(
    ("day", "expected"), [(-1, "planned"), (0, "in_force"), (4, "in_force"), (5, "ended")], ids=str
)
def test_the_first_and_the_last_day_belong_to_it(day, expected):
    today = MONDAY + timedelta(day)

    assert state(MONDAY, MONDAY + timedelta(4), today) == expected
    assert bool(lent(away(), KIND, EUROS, today)) == (expected == "in_force")


@given(days, days, days)
def test_what_is_withdrawn_stays_withdrawn_on_every_day(first, last, today):
    assert state(first, last, today, is_withdrawn=True) == "withdrawn"


@given(delegations, days)
def test_nobody_lends_what_he_does_not_hold_himself(delegation, day):
    assert lent(delegation, KIND, EUROS, day) <= delegation.delegator.roles


@given(delegations, delegations, days)
def test_what_is_lent_to_the_delegator_changes_nothing_that_he_lends(one, other, day):
    borrowed = lent(one, KIND, EUROS, day)
    onward = other._replace(delegator=one.delegate)

    assert not (lent(onward, KIND, EUROS, day) & (borrowed - one.delegate.roles))


@given(delegations, days, st.sampled_from([EUROS, FRANCS]))
def test_what_is_lent_is_within_every_limit(delegation, day, company):
    if lent(delegation, KIND, company, day):
        assert delegation.first_day <= day <= delegation.last_day
        assert delegation.kind in (None, KIND)
        assert company in delegation.delegator.companies & delegation.delegate.companies
        assert not delegation.companies or company in delegation.companies
        assert delegation.delegator.is_active and delegation.delegate.is_active and delegation.delegate.is_internal


def test_an_empty_scope_lends_all_own_roles_and_a_scope_only_those_named():
    boss = person(1, MANAGER, DIRECTOR)

    assert lent(away(boss), KIND, EUROS, MONDAY) == {MANAGER, DIRECTOR}
    assert lent(away(boss, roles=frozenset({MANAGER})), KIND, EUROS, MONDAY) == {MANAGER}


def test_a_ceiling_lends_nothing_where_another_currency_counts():
    ana, ben = (each._replace(companies=frozenset({EUROS, FRANCS})) for each in (ANA, BEN))
    capped = away(ana, ben, cap=Decimal(500), currency="EUR")

    assert lent(capped, KIND, EUROS, MONDAY)
    assert not lent(capped, KIND, FRANCS, MONDAY)


@given(amounts, st.integers(0, 10**8).map(lambda cents: cents * CENT))
def test_a_ceiling_is_inclusive_and_holds_for_either_sign(amount, cap):
    assert covers(amount, cap, 1, {3}) == covers(-amount, cap, 1, {3}) == (abs(amount) <= cap)


@given(amounts, st.one_of(st.none(), amounts), st.sets(st.integers(1, 4)))
def test_nothing_decides_what_the_delegator_asked_for(amount, cap, requesters):
    assert not covers(amount, cap, 1, requesters | {1})


@given(delegations, delegations)
def test_overlapping_is_mutual(one, other):
    assert overlap(one, other) == overlap(other, one)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({"first": 4, "last": 9}, True),
        ({"first": 5, "last": 9}, False),
        ({"roles": frozenset({DIRECTOR})}, False),
        ({"roles": frozenset({MANAGER, DIRECTOR})}, True),
        ({"kind": "allowance"}, False),
        ({"companies": frozenset({FRANCS})}, False),
        ({}, True),
    ],
)
def test_two_overlap_when_a_day_role_kind_and_company_belong_to_both(other, expected):
    scope = {"roles": frozenset({MANAGER}), "kind": KIND, "companies": frozenset({EUROS})}

    assert overlap(away(**scope), away(**{**scope, **other})) == expected


def test_a_sound_delegation_has_no_problem_not_even_with_itself():
    assert codes(away(), away()) == []


@given(delegations, st.lists(delegations, max_size=3), days)
def test_whatever_has_no_problem_lends_something_to_somebody_else(delegation, others, today):
    if not problems(delegation, others, today):
        day = max(delegation.first_day, today)

        assert delegation.delegator.id != delegation.delegate.id
        assert state(delegation.first_day, delegation.last_day, day) == "in_force"
        assert delegation.roles <= delegation.delegator.roles


@given(delegations, delegations)
def test_no_two_without_a_problem_go_in_a_circle(one, other):
    back = other._replace(id=one.id + 1, delegator=one.delegate, delegate=one.delegator)

    circle = "delegation_in_circle" in codes(one, back)

    assert circle == (overlap(one, back) and one.delegator.id != one.delegate.id)


def test_the_same_again_and_the_way_back_are_told_by_name():
    same = away(id=2)._replace(name="the first")
    back = away(BEN, ANA, id=3)._replace(name="the way back")

    told = [(problem.code, problem.values["other"]) for problem in problems(away(), [same, back], MONDAY)]

    assert told == [("delegation_twice", "the first"), ("delegation_in_circle", "the way back")]


def test_another_substitute_for_the_same_days_is_no_problem():
    assert codes(away(), away(delegate=person(3), id=2)) == []


@pytest.mark.parametrize(
    ("delegation", "expected"),
    [
        (away(first=4, last=0), ["delegation_days_reversed"]),
        (away(first=-9, last=-1), ["delegation_past"]),
        (away(first=-9, last=0), []),
        (away(delegate=ANA), ["delegation_to_oneself"]),
        (away(delegate=person(2, is_active=False)), ["delegation_person_left"]),
        (away(delegate=person(2, is_internal=False)), ["delegation_person_left"]),
        (away(delegate=person(2, has_access=False)), ["delegation_person_without_access"]),
        (away(delegator=person(1)), ["delegation_no_own_role"]),
        (away(roles=frozenset({MANAGER, DIRECTOR})), ["delegation_role_not_own"]),
        (away(companies=frozenset({FRANCS})), ["delegation_no_company"] * 2),
        (away(delegate=person(2, companies=frozenset({FRANCS}))), ["delegation_no_shared_company"]),
        (away(cap=Decimal(0)), ["delegation_cap_not_positive"]),
        (away(cap=CENT, currency="EUR"), []),
    ],
)
def test_each_problem_is_told(delegation, expected):
    assert codes(delegation) == expected


def test_a_ceiling_over_several_currencies_is_a_problem_until_companies_are_named():
    ana, ben = (each._replace(companies=frozenset({EUROS, FRANCS})) for each in (ANA, BEN))

    assert codes(away(ana, ben, cap=Decimal(500))) == ["delegation_cap_in_currencies"]
    assert codes(away(ana, ben, cap=Decimal(500), companies=frozenset({EUROS}))) == []


def test_all_problems_are_told_at_once():
    hopeless = away(person(1), person(1, is_active=False), 4, 0, companies=frozenset({FRANCS}), cap=Decimal(0))

    assert len(codes(hopeless)) == 7
