# Part of after_sales. LGPL-3.
from datetime import date
from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.control_chart import BASE, LEAST_BASE, RULES, THREE_SIGMA, Month, chance, chart, most_usual

JANUARY = date(2026, 1, 1)
counts = st.integers(0, 40)
deliveries = st.integers(1, 5000).map(float)
months = st.lists(st.builds(Month, st.just(JANUARY), st.integers(0, 12), deliveries), min_size=1, max_size=26)


def steady(count=12, complaints=1, delivered=100.0):
    return [Month(JANUARY, complaints, delivered)] * count


def last(*history):
    return chart(history)[-1]


def test_a_month_like_the_others_is_no_rise():
    assert last(*steady(20)).signals == ()


def test_a_first_complaint_after_a_year_of_none_is_no_alarm():
    assert last(*steady(12, complaints=0), Month(JANUARY, 1, 100.0)).signals == ()


def test_three_complaints_after_a_year_of_none_are():
    assert last(*steady(12, complaints=0), Month(JANUARY, 3, 100.0)).signals[0] == "beyond_limit"


def test_a_high_month_with_many_deliveries_is_no_rise():
    assert last(*steady(), Month(JANUARY, 8, 100.0)).signals
    assert not last(*steady(), Month(JANUARY, 8, 800.0)).signals


def test_eight_months_slightly_above_show_before_any_is_beyond_the_limit():
    point = last(*steady(12, complaints=4), *steady(8, complaints=5))

    assert point.signals == ("eight_above",)
    assert not last(*steady(12, complaints=4), *steady(7, complaints=5)).signals


def test_two_of_three_and_four_of_five():
    calm, high, higher = steady(12, complaints=9), Month(JANUARY, 14, 100.0), Month(JANUARY, 17, 100.0)

    assert "two_of_three" in last(*calm, higher, *steady(1, complaints=9), higher).signals
    assert last(*calm, high, high, *steady(1, complaints=9), high, high).signals == ("four_of_five",)


@pytest.mark.parametrize(("known", "judged"), [(LEAST_BASE - 1, False), (LEAST_BASE, True)])
def test_without_half_a_year_of_deliveries_nothing_is_judged(known, judged):
    point = last(*steady(known), Month(JANUARY, 30, 100.0))

    assert (bool(point.signals), point.limit is not None) == (judged, judged)


def test_months_without_deliveries_are_no_history_and_have_no_rate():
    point = last(*steady(5), *steady(9, complaints=0, delivered=0.0), Month(JANUARY, 30, 100.0))
    empty = last(*steady(12), Month(JANUARY, 2, 0.0))

    assert not point.signals
    assert (empty.rate, empty.limit, empty.signals) == (None, None, ())


def test_the_limit_is_where_the_first_rule_begins():
    limit = most_usual(100.0, 12, 1200.0)

    assert "beyond_limit" not in last(*steady(), Month(JANUARY, limit, 100.0)).signals
    assert "beyond_limit" in last(*steady(), Month(JANUARY, limit + 1, 100.0)).signals
    assert last(*steady(), Month(JANUARY, 1, 100.0)).limit == limit / 100


@given(st.integers(0, 15), st.integers(1, 50), st.integers(0, 15), st.integers(1, 50))
def test_the_chance_is_the_exact_one(complaints, delivered, before, delivered_before):
    part, total = Fraction(delivered, delivered + delivered_before), complaints + before
    exact = sum(comb(total, k) * part**k * (1 - part) ** (total - k) for k in range(complaints, total + 1))

    assert chance(complaints, delivered, before, delivered_before) == pytest.approx(float(exact), rel=1e-9)


@given(counts, deliveries, counts, deliveries)
def test_nothing_above_the_limit_is_usual_and_nothing_below_is_not(complaints, delivered, before, delivered_before):
    is_usual = chance(complaints, delivered, before, delivered_before) > THREE_SIGMA

    if complaints * delivered_before >= before * delivered:
        assert is_usual == (complaints <= most_usual(delivered, before, delivered_before))


@given(months)
def test_where_nothing_is_complained_of_nothing_rises(history):
    quiet = [month._replace(complaints=0) for month in history]

    assert not any(point.signals for point in chart(quiet))


@given(months, st.integers(1, 20))
def test_more_complaints_in_the_last_month_take_no_signal_back(history, more):
    *before, month = history

    assert set(last(*history).signals) <= set(last(*before, month._replace(complaints=month.complaints + more)).signals)


@given(months, deliveries)
def test_more_deliveries_in_the_last_month_add_no_signal(history, more):
    *before, month = history

    assert set(last(*before, month._replace(delivered=month.delivered + more)).signals) <= set(last(*history).signals)


@given(months, st.sampled_from([2.0, 4.0, 1024.0]))
def test_it_does_not_matter_in_which_unit_deliveries_are_counted(history, factor):
    scaled = [month._replace(delivered=month.delivered * factor) for month in history]

    assert [point.signals for point in chart(scaled)] == [point.signals for point in chart(history)]


@given(months, months)
def test_what_lies_too_far_back_changes_nothing(old, history):
    reach = BASE + max(rule.window for rule in RULES)
    recent = (steady(reach) + list(history))[-reach:]

    assert last(*old, *recent).signals == last(*recent).signals
