# Part of after_sales. LGPL-3.
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import CENT

from rules.rebate import PERCENT, UNIT, WHOLE, Item, Tier, applying, problems, reached, rebate, stepped

money = st.decimals(0, 100_000, places=2)
kinds = st.sampled_from([PERCENT, UNIT])


@st.composite
def rising_tiers(draw):
    starts = sorted(draw(st.lists(money, min_size=1, max_size=4, unique=True)))
    rates = sorted(
        draw(st.lists(st.decimals(Decimal("0.01"), 100, places=2), min_size=len(starts), max_size=len(starts)))
    )
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


def earned(total, tiers):
    tier = stepped(total, tiers)
    return total * tier.rate / 100 if tier else Decimal(0)


def test_step_by_step_each_part_gets_its_own_rate():
    tiers = [Tier(Decimal(1000), Decimal(2)), Tier(Decimal(3000), Decimal(4))]

    assert [round(earned(Decimal(total), tiers), 9) for total in (999, 1000, 3000, 5000)] == [0, 0, 40, 120]


@given(rising_tiers(), money)
def test_step_by_step_never_gives_more_than_the_tier_reached(tiers, total):
    whole = applying(total, tiers, WHOLE)

    assert earned(total, tiers) <= (total * whole.rate / 100 if whole else 0) + Decimal("1e-18")


@given(rising_tiers(), money, money)
def test_step_by_step_nothing_jumps_and_more_never_gives_less(tiers, total, more):
    gain = earned(total + more, tiers) - earned(total, tiers)
    slack = Decimal("1e-15")

    assert -slack <= gain <= more * max(tier.rate for tier in tiers) / 100 + slack
