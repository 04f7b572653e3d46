# Part of after_sales. LGPL-3.
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.liability import ANSWERED_FOR, Demand, adjusted, check, is_mainly_third, liable

CENT = Decimal("0.01")
MONEY = st.decimals("0.01", "1000000", places=2)
PERCENT = st.decimals("0", "100", places=2)
PARTIES = ("department", "person", "supplier", "carrier", "customer", "third")
PARTS = st.lists(st.tuples(st.sampled_from(PARTIES), st.decimals("0.01", "100", places=2)), min_size=1, max_size=6)


def found(asked, claimed, percent):
    return [refusal.code for refusal in check(Demand("X", asked, claimed, percent), CENT)]


@pytest.mark.parametrize(
    ("asked", "claimed", "percent", "codes"),
    [
        (80, 0, None, ["liability_unclear"]),
        (80, 100, 0, ["liability_none"]),
        (80, 0, 60, ["liability_without_claim"]),
        (60, 100, 60, []),
        ("60.01", 100, 60, ["compensation_above_liability"]),
        (9999, 0, 100, []),
        ("100.01", 100, 100, ["compensation_above_liability"]),
        (1, 100, 101, ["liability_out_of_range"]),
        (1, 100, -1, ["liability_out_of_range"]),
    ],
)
def test_what_may_be_paid_of_a_claim(asked, claimed, percent, codes):
    percent = None if percent is None else Decimal(percent)
    assert found(Decimal(asked), Decimal(claimed), percent) == codes


@given(MONEY, PERCENT)
def test_the_adjusted_claim_is_never_more_than_the_part_and_less_than_a_cent_below(claimed, percent):
    part = claimed * percent / 100
    assert adjusted(claimed, percent, CENT) <= part < adjusted(claimed, percent, CENT) + CENT


@given(MONEY, MONEY, PERCENT)
def test_what_passes_is_within_the_part_of_the_company(asked, claimed, percent):
    assert (not found(asked, claimed, percent)) == (percent > 0 and asked <= adjusted(claimed, percent, CENT))


@given(PARTS)
def test_what_the_company_answers_for_and_the_rest_are_all(parts):
    rest = sum(percent for party, percent in parts if party not in ANSWERED_FOR)
    assert liable(parts) + rest == sum(percent for _party, percent in parts)


@given(PARTS)
def test_a_third_party_is_the_main_cause_only_when_nobody_has_more(parts):
    third = sum(percent for party, percent in parts if party == "third")
    most = max((percent for party, percent in parts if party != "third"), default=Decimal(0))
    assert is_mainly_third(parts) == (0 < third >= most)
