# Part of after_sales. LGPL-3.
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from strategies import quantities

from rules.mass_balance import Flow, balance

OUTSIDE = ("customer", "vendor", "production", "scrap", "count")
kinds = st.sampled_from(("own", *OUTSIDE))
flows = st.lists(st.builds(Flow, kinds, kinds, quantities), max_size=12)


def on_hand(moved):
    """What must lie in our own places if every piece that moved is still there."""
    came = sum(flow.quantity for flow in moved if flow.target == "own" and flow.source != "own")
    left = sum(flow.quantity for flow in moved if flow.source == "own" and flow.target != "own")
    return came - left


@given(flows)
def test_what_moved_adds_up_but_for_what_counts_missed(moved):
    """R10.07: nothing gets lost between the rows, whatever way the goods took"""
    found = balance(moved, {"stock": on_hand(moved)})

    assert found.difference == max(-found.counted, Decimal(0))


@given(flows, quantities)
def test_a_piece_that_is_nowhere_shows_as_a_difference(moved, missing):
    there = on_hand(moved)
    full, short = balance(moved, {"stock": there}), balance(moved, {"stock": there - missing})

    assert short.difference - full.difference == missing


@given(flows, quantities, quantities)
def test_it_does_not_matter_where_in_our_own_places_goods_lie(moved, one, other):
    apart = balance(moved, {"quarantine": one, "transit": other})

    assert apart.difference == balance(moved, {"stock": one + other}).difference


def test_each_row_says_what_it_is_called():
    moved = [
        Flow("vendor", "own", Decimal(20)),
        Flow("own", "customer", Decimal(9)),
        Flow("customer", "own", Decimal(2)),
        Flow("own", "scrap", Decimal(1)),
        Flow("own", "production", Decimal(3)),
        Flow("own", "vendor", Decimal(2)),
        Flow("vendor", "customer", Decimal(4)),
        Flow("own", "count", Decimal(1)),
    ]

    found = balance(moved, {"stock": Decimal(4), "quarantine": Decimal(2)})

    assert (found.received, found.customers, found.scrapped) == (24, 11, 1)
    assert (found.used, found.vendor, found.counted, found.difference) == (3, 2, -1, 1)
