# Part of after_sales. LGPL-3.
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.portal_complaint import MOST_WAITING, Affected, Delivered, Words, check
from rules.portal_request import MOST_WORDS

ITEMS = {1: Delivered("Boiler", "Units", Decimal(10)), 2: Delivered("Pump", "Units", Decimal(1), "CR/1")}
GOOD = Words("quality", True, "It leaks.")


def codes(*affected, words=GOOD, waiting=0):
    return [each.code for each in check(affected, ITEMS, words, waiting)]


@pytest.mark.parametrize(
    ("affected", "code"),
    [
        (Affected(1, Decimal("10.01")), "complaint_above_delivered"),
        (Affected(1, Decimal(0)), "complaint_quantity_unclear"),
        (Affected(1, Decimal(-1)), "complaint_quantity_unclear"),
        (Affected(1, None), "complaint_quantity_unclear"),
        (Affected(2, Decimal(1)), "complaint_open_already"),
        (Affected(2, None, is_unknown=True), "complaint_open_already"),
        (Affected(3, Decimal(1)), "complaint_of_something_else"),
        (Affected(3, None, is_unknown=True), "complaint_of_something_else"),
    ],
)
def test_what_is_refused_of_an_item(affected, code):
    assert codes(affected) == [code]


def test_all_that_was_delivered_may_be_affected():
    assert codes(Affected(1, Decimal(10))) == []


def test_a_late_delivery_needs_no_item_but_a_broken_one_does():
    assert codes(words=GOOD._replace(category="date")) == []
    assert codes() == ["complaint_of_nothing"]


def test_words_are_needed_and_limited():
    assert codes(Affected(1, Decimal(1)), words=GOOD._replace(text="")) == ["complaint_without_words"]
    assert codes(Affected(1, Decimal(1)), words=GOOD._replace(text="x" * MOST_WORDS)) == []
    assert codes(Affected(1, Decimal(1)), words=GOOD._replace(text="x" * (MOST_WORDS + 1))) == ["request_too_wordy"]


def test_a_customer_has_so_many_reports_waiting_and_no_more():
    assert codes(Affected(1, Decimal(1)), waiting=MOST_WAITING - 1) == []
    assert codes(Affected(1, Decimal(1)), waiting=MOST_WAITING) == ["complaint_too_many"]


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3))
def test_no_quantity_above_what_was_delivered_or_not_above_zero_passes(quantity):
    assert (codes(Affected(1, quantity)) == []) == (0 < quantity <= 10)
