# Part of after_sales. LGPL-3.
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.case_number import case_number, period

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


def test_year_month_and_serial():
    """R4.04"""
    assert case_number(date(2026, 12, 31), 1) == "261201"


def test_beyond_99_there_is_a_third_digit():
    """R4.04"""
    assert [case_number(date(2026, 1, 1), serial) for serial in (99, 100, 999)] == ["260199", "2601100", "2601999"]


def test_serials_begin_with_one():
    with pytest.raises(ValueError, match="begin with one"):
        case_number(date(2026, 1, 1), 0)


@given(DAYS, DAYS, st.integers(1, 999), st.integers(1, 999))
def test_equal_numbers_are_of_the_same_month_and_serial(one, other, first, second):
    same = case_number(one, first) == case_number(other, second)
    assert same == (period(one) == period(other) and first == second)
