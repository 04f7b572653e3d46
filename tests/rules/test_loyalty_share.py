# Part of after_sales. LGPL-3.
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from strategies import CENT

from rules.loyalty_share import STEP, due, move

points = st.decimals(0, 100_000, places=2)
parts = st.lists(st.decimals(0, 1_000, places=2), min_size=1, max_size=8)


@given(points, parts)
def test_parts_of_an_order_move_all_its_points_whatever_their_sizes(earned, sizes):
    """B31: the last part absorbs what rounding left."""
    whole = sum(sizes)
    moved, back = Decimal(0), Decimal(0)
    for size in sizes:
        back += size
        moved += due(earned, back, whole) - moved

    assert moved == (earned if whole else 0)


@given(points, parts)
def test_more_goods_never_move_fewer_points(earned, sizes):
    whole, back, before = sum(sizes), Decimal(0), Decimal(0)
    for size in sizes:
        back += size
        now = due(earned, back, whole)
        assert before <= now <= earned
        before = now


@given(points, st.decimals(CENT, 1_000, places=2), st.decimals(CENT, 1_000, places=2))
def test_what_moves_is_the_part_of_the_points_but_for_half_a_step(earned, part, rest):
    whole = part + rest

    assert abs(due(earned, part, whole) - earned * part / whole) <= STEP / 2


@given(st.decimals(CENT, 1_000, places=2), st.decimals(CENT, 1_000, places=2))
def test_a_coupon_moves_with_the_whole_or_not_at_all(part, rest):
    assert due(Decimal(1), part, part + rest, is_coupon=True) == 0
    assert due(Decimal(1), part, part, is_coupon=True) == 1


@given(st.decimals(-1_000, 1_000, places=2), st.decimals(-1_000, 1_000, places=2))
def test_nothing_is_lost_between_what_moves_and_what_is_missing(change, balance):
    for may_owe in (True, False):
        moved = move(change, balance, may_owe)
        assert moved.points - moved.missing == change
        assert moved.missing >= 0
        if not may_owe and change < 0:
            assert balance + moved.points >= min(balance, 0)
