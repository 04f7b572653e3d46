# Part of after_sales. LGPL-3.
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import CENT

from rules.rebate import PERCENT, UNIT, Item, Tier, problems, reached, rebate

money = st.decimals(0, 100_000, places=2)
kinds = st.sampled_from([PERCENT, UNIT])


@st.composite
def rising_tiers(draw):
    starts = sorted(draw(st.lists(money, min_size=1, max_size=4, unique=True)))
    rates = sorted(draw(st.lists(st.decimals(Decimal("0.01"), 100, places=2), min_size=len(starts), max_size=len(starts))))
    return [Tier(*each) for each in zip(starts, rates, strict=True)]


@pytest.mark.parametrize(
    ("tiers", "kind", "codes"),
    [
        ([], PERCENT, ["rebate_without_tiers"]),
        ([(0, 3)], PERCENT, []),
        ([(0, 101)], PERCENT, ["rebate_above_hundred"]),
        ([(0, 101)], UNIT, []),
        ([(-1, 3)], UNIT, ["rebate_not_positive"]),
        ([(5, 1), (5, 2)], PERCENT, ["rebate_tier_twice"]),
        ([(9, 1), (5, 2)], PERCENT, ["rebate_tiers_fall"]),
    ],
)
def test_wrong_tiers_are_named(tiers, kind, codes):
    found = problems([Tier(Decimal(start), Decimal(rate)) for start, rate in tiers], kind, "Volume")

    assert [each.code for each in found] == codes


@given(rising_tiers(), kinds)
def test_rising_tiers_are_right(tiers, kind):
    assert not list(problems(tiers, kind, "Volume"))


@given(rising_tiers(), kinds, money, money, money)
def test_whoever_buys_more_never_gets_less(tiers, kind, net, quantity, more):
    less = rebate(Item(net, quantity), reached(net, tiers), kind, CENT)
    greater = rebate(Item(net + more, quantity + more), reached(net + more, tiers), kind, CENT)

    assert less <= greater


@given(rising_tiers(), kinds, money, money, money)
def test_a_rebate_is_never_above_the_net_value(tiers, kind, net, quantity, total):
    assert 0 <= rebate(Item(net, quantity), reached(total, tiers), kind, CENT) <= net
