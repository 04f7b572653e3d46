# Part of after_sales. LGPL-3.
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.escalation import INSIDE, steps
from rules.escalation import Facts as Told
from rules.seriousness import OF_GENERAL_MANAGER, Facts, Limits, grounds

COUNTS = st.integers(0, 6)
FACTS = st.builds(Facts, st.booleans(), COUNTS, COUNTS, COUNTS, st.decimals(0, 2000, places=2), st.integers(1, 4))
LIMITS = st.builds(
    Limits,
    customers=COUNTS,
    complaints=COUNTS,
    claims=COUNTS,
    claimed=st.decimals(0, 2000, places=2),
    grade=st.integers(1, 5),
)
CODES = frozenset(
    {
        *("serious_return", "serious_customers", "serious_repeated", "serious_grade"),
        *("serious_amount", "serious_specification"),
    }
)
TOLD = st.builds(
    Told,
    st.sampled_from(("complaint", "note", "opinion")),
    st.sampled_from(("quality", "quantity", "date", "packaging", "transport", "service", "other")),
    st.frozensets(st.sampled_from(sorted(CODES))),
    st.booleans(),
    st.booleans(),
)


def codes(facts, limits=None):
    return [ground.code for ground in grounds(facts, limits or Limits())]


def test_the_third_claim_on_a_specification_is_serious_although_each_is_small():
    """Appendix C 24"""
    found = [
        codes(Facts(claims=count, claimed=Decimal(amount))) for count, amount in enumerate((120, 90, 200), start=1)
    ]
    assert found == [[], [], ["serious_specification"]]


@pytest.mark.parametrize(("amount", "is_serious"), [("500.00", False), ("500.01", True), ("501", True), ("0", False)])
def test_a_claim_is_serious_strictly_above_the_limit(amount, is_serious):
    """R4.56, R7.11; appendix C 24"""
    assert bool(codes(Facts(claimed=Decimal(amount)))) is is_serious


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (Facts(is_return=True), "serious_return"),
        (Facts(customers=2), "serious_customers"),
        (Facts(complaints=3), "serious_repeated"),
        (Facts(grade=3), "serious_grade"),
        (Facts(grade=4), "serious_grade"),
    ],
)
def test_each_ground_alone_is_enough(facts, code):
    """R4.54, R4.55, R5.18"""
    assert codes(facts) == [code]


def test_just_below_every_limit_is_not_serious():
    """R4.55"""
    assert not codes(Facts(customers=1, complaints=2, claims=2, claimed=Decimal(500), grade=2))


def test_a_ground_says_how_many_in_which_time():
    (ground,) = grounds(Facts(complaints=4), Limits(complaints_months=6))
    assert ground.values == {"count": 4, "months": 6}


@given(FACTS, LIMITS)
def test_zero_switches_a_count_off(facts, limits):
    off = limits._replace(customers=0, complaints=0, claims=0)
    assert not {"serious_customers", "serious_repeated", "serious_specification"} & set(codes(facts, off))


@given(FACTS, LIMITS)
def test_every_ground_is_known_and_said_once(facts, limits):
    found = codes(facts, limits)
    assert len(found) == len(set(found))
    assert set(found) <= CODES


@given(FACTS, LIMITS, st.sampled_from(("customers", "complaints", "claims", "claimed", "grade")))
def test_more_of_anything_never_takes_a_ground_away(facts, limits, name):
    worse = facts._replace(**{name: getattr(facts, name) + 1})
    assert set(codes(facts, limits)) <= set(codes(worse, limits))


@given(TOLD)
def test_nothing_is_begun_twice_and_new_grounds_stop_nothing_but_the_ordinary_answer(told):
    found = steps(told)
    more = steps(told._replace(grounds=CODES))
    assert len(found) == len(set(found))
    assert set(found) - {"opinion"} <= set(more)


@given(TOLD)
def test_the_general_manager_is_told_of_large_and_repeated_claims_only(told):
    """R4.56"""
    is_his = told.kind == "complaint" and bool(told.grounds & OF_GENERAL_MANAGER)
    assert {"manager", *INSIDE} <= set(steps(told)) if is_his else not {"manager", *INSIDE} & set(steps(told))


@given(TOLD)
def test_every_complaining_customer_is_visited(told):
    """R4.64"""
    assert ("visit" in steps(told)) is (told.kind == "complaint")


@given(TOLD)
def test_the_emergency_plan_is_for_deliveries(told):
    """R4.31"""
    assert ("emergency" in steps(told)) is (told.is_emergency and told.category in ("quantity", "date"))
