# Part of after_sales. LGPL-3.
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import CENT, amounts, levels

from rules.approval_routing import Level, route

MANAGER = Level(role=1, rank=10, limit=Decimal(500))
DEPUTY = Level(role=2, rank=20, limit=Decimal(5000))
DIRECTOR = Level(role=3, rank=30, limit=None, is_unlimited=True)
TABLE = (MANAGER, DEPUTY, DIRECTOR)


def rank(found, among):
    return next((level.rank for level in among if level.role == found.role), None)


@pytest.mark.parametrize(
    ("amount", "level"),
    [
        ("0.01", MANAGER),
        ("500", MANAGER),
        ("500.01", DEPUTY),
        ("5000", DEPUTY),
        ("5000.01", DIRECTOR),
        ("1e9", DIRECTOR),
    ],
)
def test_a_limit_is_inclusive(amount, level):
    assert route(Decimal(amount), TABLE).role == level.role


def test_a_negative_amount_is_limited_like_a_positive_one():
    assert route(Decimal("-500.01"), TABLE) == route(Decimal("500.01"), TABLE)


@given(amounts, levels(), st.randoms())
def test_the_order_of_levels_does_not_matter(amount, levels, random):
    shuffled = random.sample(levels, len(levels))

    assert route(amount, shuffled) == route(amount, levels)


@given(amounts, amounts, levels())
def test_a_higher_amount_never_needs_a_lower_rank(one, other, levels):
    lower, higher = sorted((one, other), key=abs)
    of_lower, of_higher = route(lower, levels), route(higher, levels)

    assert of_higher.is_blocked or (not of_lower.is_blocked and rank(of_lower, levels) <= rank(of_higher, levels))


@given(amounts, levels())
def test_whoever_is_asked_has_the_authority_and_somebody_holds_it(amount, levels):
    found = route(amount, levels)
    asked = [level for level in levels if level.role in (found.role, *found.also)]

    assert all(
        level.has_holder and (level.is_unlimited or (level.limit and level.limit >= abs(amount))) for level in asked
    )
    assert bool(asked) != found.is_blocked


@given(amounts, levels())
def test_those_who_may_sign_instead_stand_no_lower(amount, levels):
    found = route(amount, levels)
    ranks = [level.rank for role in (found.role, *found.also) for level in levels if level.role == role]

    assert ranks == sorted(ranks)
    assert found.role not in found.also


@given(amounts, st.lists(st.sampled_from([None, Decimal(0)]), max_size=4))
def test_without_limits_nobody_may_approve_anything(amount, limits):
    found = route(amount, [Level(role, 1, limit) for role, limit in enumerate(limits, 1)])

    assert found.is_blocked
    assert found.why.code == "route_no_limit_reaches"


def test_above_all_limits_it_is_blocked_and_says_so():
    found = route(Decimal("5000") + CENT, [MANAGER, DEPUTY])

    assert found.is_blocked
    assert found.why.values == {"amount": "5000.01"}


def test_a_role_that_nobody_holds_is_passed_over():
    assert route(Decimal(100), [MANAGER._replace(has_holder=False), DEPUTY]).role == DEPUTY.role


def test_when_nobody_holds_any_fitting_role_it_is_blocked_and_names_the_lowest():
    found = route(Decimal(100), [level._replace(has_holder=False) for level in TABLE])

    assert found.is_blocked
    assert (found.why.code, found.why.values) == ("route_nobody_holds_role", {"role_id": MANAGER.role})


def test_the_route_tells_its_reason():
    assert route(Decimal(100), TABLE).why.code == "route_lowest_limit"
    assert route(Decimal(9000), TABLE).why.code == "route_unlimited_role"
