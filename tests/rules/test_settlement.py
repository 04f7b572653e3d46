# Part of after_sales. LGPL-3.
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from rules.settlement import PRICED, Handling, value

AMOUNTS = st.decimals(-100000, 100000, places=2)
HANDLINGS = st.lists(st.builds(Handling, st.sampled_from([*sorted(PRICED), "explanation"]), AMOUNTS))


def test_allowance_and_return_are_tested_together():
    """R7.04: 1,000 + 1,130 = 2,130."""
    assert value([Handling("allowance", Decimal(1000)), Handling("return", Decimal(1130))]) == Decimal(2130)


def test_an_explanation_costs_nothing():
    """R4.53"""
    assert value([Handling("explanation", Decimal(50))]) == 0


def test_nothing_decided_is_worth_nothing():
    assert value([]) == 0


@given(HANDLINGS, HANDLINGS)
def test_more_never_needs_less_authority(some, more):
    assert value(some + more) >= value(some) >= 0


@given(HANDLINGS)
def test_the_order_does_not_matter(handlings):
    assert value(handlings) == value(handlings[::-1])
