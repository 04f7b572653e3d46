# Part of after_sales. LGPL-3.
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.early_warning import Complaint, Threshold, is_passed, passed, window

DAY = date(2026, 5, 20)
LONG_AGO = date(2000, 1, 1)
QUARTER = Threshold(Decimal(10))
AT_ONCE = Threshold(Decimal(3), is_above=False, period="days")

days = st.dates(date(2024, 1, 1), date(2027, 12, 31))
thresholds = st.builds(
    Threshold,
    st.integers(1, 6).map(Decimal),
    st.booleans(),
    st.sampled_from(["days", "month", "quarter", "year"]),
    st.integers(1, 40),
    st.booleans(),
)
complaints = st.lists(st.builds(Complaint, st.integers(1, 30), days, st.integers(0, 9).map(Decimal)), max_size=25)


def many(count, day=DAY):
    return [Complaint(case, day) for case in range(count)]


@pytest.mark.parametrize(("count", "warns"), [(10, False), (11, True)])
def test_more_than_ten_in_a_quarter(count, warns):
    assert bool(passed(QUARTER, many(count), LONG_AGO)) is warns


@pytest.mark.parametrize(("count", "warns"), [(2, False), (3, True)])
def test_three_at_once(count, warns):
    assert bool(passed(AT_ONCE, many(count), LONG_AGO)) is warns


def test_three_on_two_days_are_not_at_once():
    assert not passed(AT_ONCE, [*many(2), Complaint(9, DAY + timedelta(1))], LONG_AGO)


def test_a_quarter_ends_with_its_last_day():
    assert window(QUARTER, date(2026, 12, 31)) == (date(2026, 10, 1), date(2026, 12, 31))
    assert not passed(QUARTER, [*many(6, date(2026, 3, 31)), *many(6, date(2026, 4, 1))], LONG_AGO)


def test_a_case_of_two_items_counts_once():
    assert not passed(AT_ONCE, [Complaint(1, DAY)] * 3, LONG_AGO)


def test_quantities_are_added_where_they_are_what_counts():
    by_quantity = Threshold(Decimal(100), period="month", by_quantity=True)

    assert not is_passed(by_quantity, [Complaint(1, DAY, Decimal(100))])
    assert is_passed(by_quantity, [Complaint(1, DAY, Decimal("100.01"))])


def test_periods_of_long_ago_are_not_told_again():
    assert not passed(QUARTER, many(20), DAY + timedelta(1))


@given(thresholds)
def test_without_complaints_there_is_no_warning(threshold):
    assert not passed(threshold, [], LONG_AGO)


@given(thresholds, days)
def test_a_day_lies_in_its_own_period(threshold, day):
    first, last = window(threshold, day)

    assert first <= day <= last


@given(thresholds, complaints, st.builds(Complaint, st.integers(31, 60), days, st.integers(0, 9).map(Decimal)))
def test_one_more_complaint_takes_no_warning_back(threshold, before, more):
    if passed(threshold, before, LONG_AGO):
        assert passed(threshold, [*before, more], LONG_AGO)


@given(thresholds, complaints)
def test_what_is_behind_a_warning_is_too_much_and_of_one_period(threshold, all_of_them):
    behind = passed(threshold, all_of_them, LONG_AGO)

    if behind:
        first, last = window(threshold, max(each.on for each in behind))
        assert is_passed(threshold, behind)
        assert all(first <= each.on <= last for each in behind)
