# Part of after_sales. LGPL-3.
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.fmea import PRIORITIES, number, out_of_range, priority

ratings = st.integers(1, 10)


@pytest.mark.parametrize(
    ("rated", "expected"),
    [
        ((10, 10, 10), "high"), ((9, 4, 1), "high"), ((9, 3, 1), "medium"), ((5, 8, 5), "high"), ((5, 4, 5), "medium"),
        ((7, 4, 1), "medium"), ((7, 3, 4), "low"), ((1, 1, 1), "low"),
    ],
)  # fmt: skip
def test_danger_comes_before_the_product(rated, expected):
    """R4.59"""
    assert priority(*rated) == expected


@given(ratings, ratings, ratings, st.integers(0, 2))
def test_a_worse_rating_is_never_less_urgent(severity, occurrence, detection, which):
    rated = [severity, occurrence, detection]
    worse = list(rated)
    worse[which] = min(10, worse[which] + 1)

    assert PRIORITIES.index(priority(*worse)) >= PRIORITIES.index(priority(*rated))
    assert number(*worse) >= number(*rated)


@given(ratings, ratings, ratings)
def test_the_number_is_between_one_and_a_thousand(severity, occurrence, detection):
    assert 1 <= number(severity, occurrence, detection) <= 1000


@given(st.integers(-5, 15), ratings)
def test_ratings_go_from_one_to_ten(rating, other):
    assert bool(list(out_of_range("Weld", (other, rating)))) is not (1 <= rating <= 10)
