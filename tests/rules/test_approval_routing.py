# Part of after_sales. LGPL-3.
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import CENT, amounts, circles, tables

from rules.approval_routing import Asked, Row, route

MANAGER = Row(role=1, rank=10, limit=Decimal(500))
DEPUTY = Row(role=2, rank=20, limit=Decimal(5000))
DIRECTOR = Row(role=3, rank=30, is_unlimited=True)
TABLE = (MANAGER, DEPUTY, DIRECTOR)
HELD = {1: frozenset({11, 12}), 2: frozenset({21}), 3: frozenset({31})}


def asked(amount, **other):
    return Asked({"amount": Decimal(amount)}, **other)


def roles(found):
    return [step.role for step in found.steps]


def final_rank(found, rows):
    return max((row.rank for row in rows for step in found.steps if row.role == step.role), default=None)


@pytest.mark.parametrize(
    ("amount", "row"),
    [
        ("0.01", MANAGER),
        ("500", MANAGER),
        ("500.01", DEPUTY),
        ("5000", DEPUTY),
        ("5000.01", DIRECTOR),
        ("1e9", DIRECTOR),
    ],
)
def test_a_limit_is_inclusive(amount, row):
    assert roles(route(asked(amount), TABLE, HELD)) == [row.role]


def test_a_negative_amount_is_limited_like_a_positive_one():
    assert route(asked("-500.01"), TABLE, HELD) == route(asked("500.01"), TABLE, HELD)


@given(amounts, tables(), circles, st.randoms())
def test_the_order_of_rows_does_not_matter(amount, rows, people, random):
    shuffled = random.sample(rows, len(rows))

    assert route(asked(amount), shuffled, people) == route(asked(amount), rows, people)


@given(amounts, amounts, tables(), circles)
def test_a_higher_amount_never_needs_a_lower_rank(one, other, rows, people):
    lower, higher = sorted((one, other), key=abs)
    of_lower, of_higher = route(asked(lower), rows, people), route(asked(higher), rows, people)

    assert of_higher.blocked or (of_lower.steps and final_rank(of_lower, rows) <= final_rank(of_higher, rows))


@given(amounts, tables(), circles, st.frozensets(st.integers(1, 5)), st.booleans())
def test_somebody_with_authority_is_asked_or_it_is_blocked(amount, rows, people, excluded, climbs):
    found = route(asked(amount, excluded=excluded, climbs=climbs), rows, people)

    assert bool(found.steps) != bool(found.blocked)
    for step in found.steps:
        assert any(people.get(role, frozenset()) - excluded for role in (step.role, *step.also))
    if found.steps:
        last = [row for row in rows if row.role == found.steps[-1].role]
        assert any(row.covers(Decimal(amount)) for row in last)


@given(amounts, st.lists(st.sampled_from([None, Decimal(0)]), max_size=4))
def test_without_limits_nobody_may_approve_anything(amount, limits):
    found = route(asked(amount), [Row(role, role, limit) for role, limit in enumerate(limits, 1)], HELD)

    assert [reason.code for reason in found.blocked] == ["route_no_limit_reaches"]


def test_above_all_limits_it_is_blocked_and_says_so():
    found = route(asked(Decimal(5000) + CENT), [MANAGER, DEPUTY], HELD)

    assert found.blocked[0].values == {"amount": "5000.01"}


def test_a_role_that_nobody_may_sign_for_is_passed_over():
    assert roles(route(asked(100, excluded=HELD[1]), TABLE, HELD)) == [DEPUTY.role]


def test_when_nobody_holds_any_fitting_role_it_is_blocked_and_names_the_lowest():
    found = route(asked(100), TABLE, {})

    assert (found.blocked[0].code, found.blocked[0].values) == ("route_nobody_may_sign", {"role_id": MANAGER.role})


def test_the_most_specific_row_counts_and_the_lowest_of_equals():
    rows = [MANAGER, MANAGER._replace(limit=Decimal(2000), specificity=1), DIRECTOR]
    assert roles(route(asked(1000), rows, HELD)) == [MANAGER.role]

    rows.append(MANAGER._replace(limit=Decimal(900), specificity=1))
    assert roles(route(asked(1000), rows, HELD)) == [DIRECTOR.role]


def test_every_measure_must_be_covered():
    share = Row(MANAGER.role, MANAGER.rank, Decimal(10), measure="share")
    rows = [*TABLE, share, Row(DIRECTOR.role, DIRECTOR.rank, is_unlimited=True, measure="share")]
    values = {"amount": Decimal(100), "share": Decimal(11)}

    assert roles(route(Asked(values), rows, HELD)) == [DIRECTOR.role]
    assert roles(route(Asked(values | {"share": Decimal(10)}), rows, HELD)) == [MANAGER.role]


def test_a_measure_without_rows_is_not_tested():
    assert roles(route(Asked({"amount": Decimal(1), "share": Decimal(100)}), TABLE, HELD)) == [MANAGER.role]


def test_some_always_sign_in_the_order_of_rank():
    rows = [MANAGER, DEPUTY, DIRECTOR._replace(signs_always=True)]

    assert roles(route(asked(1000), rows, HELD)) == [DEPUTY.role, DIRECTOR.role]


def test_climbing_asks_every_level_up_to_the_sufficient_one():
    assert roles(route(asked(1000, climbs=True), TABLE, HELD)) == [MANAGER.role, DEPUTY.role]


def test_more_signatures_than_people_block():
    found = route(asked(100), [MANAGER._replace(votes=3)], HELD)

    assert found.blocked[0].values == {"role_id": MANAGER.role, "needed": 3, "found": 2}


def test_one_person_cannot_be_all_who_must_sign():
    rows = [MANAGER, DIRECTOR._replace(signs_always=True)]
    same = {MANAGER.role: frozenset({1}), DIRECTOR.role: frozenset({1})}

    assert route(asked(100), rows, same).blocked[0].code == "route_not_enough_signers"


def test_the_route_tells_its_reasons():
    rows = [MANAGER, DEPUTY, DIRECTOR._replace(signs_always=True)]
    codes = [step.why.code for step in route(asked(1000, climbs=True), rows, HELD).steps]

    assert codes == ["route_climbs", "route_lowest_limit", "route_signs_always"]
    assert route(asked(9000), TABLE, HELD).steps[0].why.code == "route_unlimited_role"


def test_the_reason_names_the_measure_that_decided():
    """R7.10: the percent below the list, where everybody asked may give the amount away"""
    clerk = Row(MANAGER.role, MANAGER.rank, is_unlimited=True)
    percents = [
        Row(MANAGER.role, 10, Decimal(15), measure="deviation"),
        Row(3, 30, is_unlimited=True, measure="deviation"),
    ]
    rows = [clerk, DIRECTOR, *percents]

    def why(deviation, table):
        question = Asked({"amount": Decimal(220), "deviation": Decimal(deviation)})
        found = route(question, table, HELD).steps[0]
        return found.role, found.why.code, found.why.values.get("value")

    assert why(11, rows) == (MANAGER.role, "route_measure_limit", "11")
    assert why(16, rows) == (DIRECTOR.role, "route_measure_unlimited", "16")
    assert why(11, [DIRECTOR, percents[1]]) == (DIRECTOR.role, "route_measure_unlimited", "11")
    assert why(11, [MANAGER._replace(limit=Decimal(100)), *rows[1:]])[:2] == (DIRECTOR.role, "route_unlimited_role")
