# Part of after_sales. LGPL-3.
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import percents, quantities, some

from rules.effectiveness import Period, judge

#: From worst to best.
RANK = ("failed", "unclear", "effective")
HALF = Decimal(50)
periods = st.builds(Period, st.integers(0, 500), quantities)
sold = st.builds(Period, st.integers(1, 500), some)


@pytest.mark.parametrize(
    ("before", "after", "result"),
    [
        ((10, 1000), (4, 1000), "effective"),
        ((10, 1000), (5, 1000), "failed"),  # the target itself is not below it
        ((10, 1000), (4, 500), "failed"),  # fewer, but of fewer pieces
        ((10, 1000), (0, 1000), "effective"),
        ((10, 1000), (0, 99), "unclear"),  # not one was to be expected
        ((10, 1000), (0, 100), "effective"),
        ((10, 1000), (0, 0), "unclear"),
        ((0, 1000), (1, 1000), "failed"),
        ((0, 1000), (0, 1000), "unclear"),
        ((10, 1000), (1, 0), "failed"),  # delivered by nobody knows whom, and complained of
    ],
)
def test_the_rate_after_is_compared_with_the_rate_before(before, after, result):
    """R4.58"""
    one, other = (Period(complaints, Decimal(delivered)) for complaints, delivered in (before, after))

    assert judge(one, other, HALF).result == result


@given(periods, periods, percents)
def test_one_more_complaint_afterwards_never_makes_it_better(before, after, target):
    more = after._replace(complaints=after.complaints + 1)

    assert RANK.index(judge(before, more, target).result) <= RANK.index(judge(before, after, target).result)


@given(periods, periods, some, percents)
def test_more_delivered_with_as_many_complaints_never_makes_it_worse(before, after, extra, target):
    assume(after.delivered > 0)
    wider = after._replace(delivered=after.delivered + extra)

    assert RANK.index(judge(before, wider, target).result) >= RANK.index(judge(before, after, target).result)


@given(periods, periods, percents)
def test_without_a_complaint_it_never_failed(before, after, target):
    assert judge(before, after._replace(complaints=0), target).result != "failed"


@given(sold, sold, percents, percents)
def test_a_stricter_target_is_met_no_more_easily(before, after, one, other):
    strict, mild = sorted((one, other))

    assert judge(before, after, strict).result != "effective" or judge(before, after, mild).result == "effective"


@given(sold, st.integers(2, 9), percents)
def test_what_stays_as_it_was_did_not_work_however_much_was_sold(before, times, target):
    after = Period(before.complaints * times, before.delivered * times)

    assert judge(before, after, target).result == "failed"


@given(periods, periods, percents)
def test_the_verdict_names_the_numbers_it_rests_on(before, after, target):
    values = judge(before, after, target).why.values

    assert values["before"] == str(before.complaints)
    assert values.get("after", "0") == str(after.complaints)
