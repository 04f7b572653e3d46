# Part of after_sales. LGPL-3.
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from strategies import CENT

from rules.card_refund import NONE, PARTS, WHOLE, Capture, plan, reach

some_amounts = st.decimals(0, 10_000, places=2)


@st.composite
def captures(draw, supports=(NONE, WHOLE, PARTS)):
    """Up to five payments, each with what went back of it."""
    count = draw(st.integers(0, 5))
    return [
        Capture(key, captured, min(captured, draw(some_amounts)), draw(st.sampled_from(supports)))
        for key, captured in ((key, draw(some_amounts)) for key in range(count))
    ]


@given(some_amounts, captures())
def test_never_more_than_asked_and_never_more_than_was_captured_less_what_went_back(amount, paid):
    """B26"""
    parts = plan(amount, paid)

    assert sum(parts.values()) <= amount
    for capture in paid:
        part = parts.get(capture.key, Decimal(0))
        assert 0 <= part <= capture.captured - capture.returned


@given(some_amounts, captures())
def test_what_only_goes_back_as_a_whole_goes_as_a_whole_or_not_at_all(amount, paid):
    parts = plan(amount, paid)

    for capture in paid:
        if capture.support == WHOLE and capture.key in parts:
            assert (parts[capture.key], capture.returned) == (capture.captured, 0)
        if capture.support == NONE:
            assert capture.key not in parts


@given(some_amounts, captures(supports=(PARTS,)))
def test_where_parts_can_go_back_all_goes_back_that_was_captured(amount, paid):
    left = sum(capture.captured - capture.returned for capture in paid)

    assert reach(amount, paid) == min(amount, left)


@given(some_amounts, captures())
def test_what_was_sent_is_not_sent_again(amount, paid):
    parts = plan(amount, paid)
    after = [capture._replace(returned=capture.returned + parts.get(capture.key, Decimal(0))) for capture in paid]

    again = plan(amount, after)

    for capture in paid:
        assert parts.get(capture.key, 0) + again.get(capture.key, 0) <= capture.captured - capture.returned


def test_one_cent_less_than_the_whole_is_too_little_for_a_whole():
    paid = [Capture(1, Decimal(100), support=WHOLE)]

    assert plan(Decimal(100) - CENT, paid) == {}
    assert plan(Decimal(100), paid) == {1: Decimal(100)}


def test_nothing_goes_back_of_nothing():
    assert plan(Decimal(-5), [Capture(1, Decimal(100))]) == {}
