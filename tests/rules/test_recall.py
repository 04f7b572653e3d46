# Part of after_sales. LGPL-3.
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import quantities

from rules.recall import HUNDRED, Answer, accounted, check_answer, is_in_time, reach, reminder, share

answers = st.builds(Answer, quantities, quantities, quantities, quantities)
days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
DEADLINE = date(2026, 3, 20)


@given(quantities, quantities, answers)
def test_no_more_is_accounted_for_than_was_to_be_called_back(kept, back, answer):
    assert 0 <= accounted(kept, back, answer) <= kept


@given(quantities, quantities, quantities, answers)
def test_what_comes_back_never_makes_less_known(kept, first, more, answer):
    assert accounted(kept, first + more, answer) >= accounted(kept, first, answer)


@given(quantities)
def test_pieces_that_he_has_and_sends_in_count_once(kept):
    assert accounted(kept, kept, Answer(has=kept)) == kept


@given(quantities, answers)
def test_an_answer_is_right_or_told_why_not(kept, answer):
    """R10.07: nobody answers for more than he got"""
    codes = [each.code for each in check_answer("Boiler", kept, answer, "Lakeside Bakery")]

    assert codes == (["recall_answer_above_kept"] if answer.total > kept else [])


def test_pieces_sold_on_name_who_has_them_and_nothing_is_below_zero():
    sold = [each.code for each in check_answer("Boiler", Decimal(5), Answer(sold=Decimal(1)), " ")]
    below = [each.code for each in check_answer("Boiler", Decimal(5), Answer(has=Decimal(-1)), "")]

    assert (sold, below) == (["recall_answer_sold_to_nobody"], ["recall_answer_negative"])


@given(quantities, quantities)
def test_a_hundred_percent_means_all(part, whole):
    percent = share(part, whole)

    assert 0 <= percent <= HUNDRED
    assert (percent == HUNDRED) == (part >= whole)


def test_reach_counts_customers_and_pieces():
    found = reach([(True, True), (True, False), (False, False)], [(Decimal(8), Decimal(6)), (Decimal(2), Decimal(0))])

    assert found == (Decimal("66.66"), Decimal("33.33"), Decimal("60.00"))


@pytest.mark.parametrize(
    ("today", "told", "reminded", "due"),
    [
        (date(2026, 3, 16), date(2026, 3, 2), None, ""),
        (date(2026, 3, 17), date(2026, 3, 2), None, "before"),
        (date(2026, 3, 18), date(2026, 3, 2), date(2026, 3, 17), ""),
        (date(2026, 3, 18), date(2026, 3, 18), None, ""),
        (date(2026, 3, 20), date(2026, 3, 2), date(2026, 3, 17), ""),
        (date(2026, 3, 21), date(2026, 3, 2), date(2026, 3, 17), "after"),
        (date(2026, 3, 25), date(2026, 3, 2), date(2026, 3, 21), ""),
        (date(2026, 3, 25), date(2026, 3, 22), None, ""),
    ],
)
def test_a_silent_customer_is_reminded_once_before_and_once_after_the_deadline(today, told, reminded, due):
    assert reminder(DEADLINE, 3, told, reminded, today) == due


@given(st.integers(0, 10), days)
def test_over_a_year_of_nights_nobody_is_reminded_more_than_twice(before, told):
    reminded, written = None, []
    for night in range(400):
        today = told + timedelta(days=night)
        due = reminder(DEADLINE, before, told, reminded, today)
        if due:
            reminded = today
            written.append(due)

    assert written in ([], ["before"], ["after"], ["before", "after"])


@pytest.mark.parametrize(("seconds", "in_time"), [(0, True), (4 * 3600, True), (4 * 3600 + 1, False)])
def test_the_border_of_the_target_is_in_time(seconds, in_time):
    assert is_in_time(seconds, 4.0) is in_time
