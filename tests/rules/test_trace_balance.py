# Part of after_sales. LGPL-3.
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.trace_balance import (
    CUSTOMER,
    GROUP,
    LOSS,
    OURS,
    PRODUCTION,
    SCRAP,
    VENDOR,
    Flow,
    balance,
    explain,
)

D = Decimal
SIDES = (OURS, VENDOR, CUSTOMER, PRODUCTION, LOSS, SCRAP, GROUP)
QUANTITIES = st.decimals(min_value=0, max_value=1000, places=3)
FLOWS = st.lists(st.builds(Flow, st.sampled_from(SIDES), st.sampled_from(SIDES), QUANTITIES), max_size=30)


def stock_of(flows):
    return sum((flow.quantity * ((flow.target == OURS) - (flow.source == OURS)) for flow in flows), D(0))


@given(FLOWS)
def test_whatever_moved_adds_up_while_stock_is_what_the_moves_say(flows):
    told = balance(flows, stock_of(flows))

    assert told.difference == 0
    assert not [each for each in explain(told, "A1") if each.code in ("balance_missing", "balance_surplus")]


@given(FLOWS, st.decimals(min_value=-100, max_value=100, places=3))
def test_what_stock_lacks_is_the_difference_and_it_is_explained(flows, surplus):
    told = balance(flows, stock_of(flows) + surplus)
    codes = [each.code for each in explain(told, "A1")]

    assert told.difference == -surplus
    assert ("balance_missing" in codes) == (surplus < 0)
    assert ("balance_surplus" in codes) == (surplus > 0)


@given(FLOWS)
def test_a_move_within_one_side_changes_nothing(flows):
    within = [Flow(side, side, D(5)) for side in SIDES]

    assert balance([*flows, *within], D(0)) == balance(flows, D(0))


@pytest.mark.parametrize(
    ("flow", "where"),
    [
        (Flow(VENDOR, OURS, D(3)), "received"),
        (Flow(PRODUCTION, OURS, D(3)), "produced"),
        (Flow(LOSS, OURS, D(3)), "found"),
        (Flow(GROUP, OURS, D(3)), "from_group"),
        (Flow(OURS, CUSTOMER, D(3)), "with_customers"),
        (Flow(OURS, SCRAP, D(3)), "scrapped"),
        (Flow(OURS, LOSS, D(3)), "lost"),
        (Flow(OURS, VENDOR, D(3)), "to_vendor"),
        (Flow(OURS, PRODUCTION, D(3)), "consumed"),
        (Flow(OURS, GROUP, D(3)), "to_group"),
    ],
)
def test_each_way_has_its_place(flow, where):
    assert balance([flow], D(0))._asdict()[where] == 3


def test_more_came_back_than_went_out_is_told():
    told = balance([Flow(CUSTOMER, OURS, D(2))], D(2))

    assert [each.code for each in explain(told, "A1")] == ["balance_came_back"]


def test_stock_below_zero_is_told():
    told = balance([Flow(OURS, CUSTOMER, D(2))], D(-2))

    assert [each.code for each in explain(told, "A1", D(-2))] == ["balance_negative"]
