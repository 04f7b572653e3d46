# Part of after_sales. LGPL-3.
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from rules.money import split
from rules.responsibility import WHOLE, Share, check


def codes(*percents):
    shares = [Share(f"party:{number}", f"Party {number}", Decimal(str(each))) for number, each in enumerate(percents)]
    return [found.code for found in check("260301", shares)]


def test_one_party_bears_all():
    """R8.06"""
    assert codes(100) == []


def test_nobody_is_no_mistake_here():
    assert codes() == []


def test_shares_by_gravity_make_a_whole():
    """R8.06"""
    assert codes(60, 40) == []
    assert codes("33.33", "33.33", "33.34") == []


def test_less_and_more_than_all_are_refused():
    assert codes(60, 39.99) == ["shares_not_whole"]
    assert codes(60, 40.01) == ["shares_not_whole"]


def test_each_share_is_above_nothing_and_at_most_all():
    assert codes(0, 100) == ["share_out_of_range"]
    assert codes(-10, 110) == ["share_out_of_range", "share_out_of_range"]


def test_a_party_is_named_once():
    twice = [Share("a", "Ann", Decimal(50)), Share("a", "Ann", Decimal(50))]
    assert [found.code for found in check("260301", twice)] == ["share_twice"]


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=8))
def test_any_split_of_the_whole_is_accepted_whatever_the_order(weights):
    percents = split(WHOLE, [Decimal(weight) for weight in weights], Decimal("0.01"))
    shares = [Share(str(number), str(number), percent) for number, percent in enumerate(percents) if percent]
    assert list(check("x", shares)) == list(check("x", shares[::-1])) == []
