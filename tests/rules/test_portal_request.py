# Part of after_sales. LGPL-3.
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import quantities, some

from rules.portal_request import (
    COLLECT,
    KINDS,
    MOST_BYTES,
    MOST_FILES,
    MOST_OF_A_NUMBER,
    MOST_WORDS,
    SHIP,
    Offered,
    Upload,
    Wish,
    check,
    check_files,
    check_transport,
)


def codes(refusals):
    return [refusal.code for refusal in refusals]


def asked(quantity, item):
    return codes(check([Wish(1, quantity)], {1: item}, has_reason=True, words=""))


@given(some, quantities)
def test_what_is_left_may_be_asked_for_and_nothing_above(wanted, left):
    refused = asked(wanted, Offered("Boiler", "Units", left))

    assert refused == ([] if wanted <= left else ["request_above_returnable"])


@given(st.decimals(max_value=0, allow_nan=False, allow_infinity=False))
def test_nothing_and_less_than_nothing_is_no_quantity(quantity):
    assert asked(quantity, Offered("Boiler", "Units", Decimal(5))) == ["request_quantity_unclear"]


def test_an_item_that_is_asked_for_already_waits_for_the_answer():
    assert asked(Decimal(1), Offered("Boiler", "Units", Decimal(5), "RMA/1")) == ["request_open_already"]


@pytest.mark.parametrize(("length", "refused"), [(MOST_WORDS, []), (MOST_WORDS + 1, ["request_too_wordy"])])
def test_the_border_of_the_words_belongs_to_what_is_allowed(length, refused):
    wish, item = Wish(1, Decimal(1)), Offered("Boiler", "Units", Decimal(1))

    assert codes(check([wish], {1: item}, has_reason=True, words="x" * length)) == refused


@pytest.mark.parametrize("kind", ["text/html", "image/svg+xml", "application/x-dosexec", "application/octet-stream"])
def test_what_a_browser_might_run_is_not_taken(kind):
    assert codes(check_files([Upload("x.png", 10, kind)])) == ["request_file_kind"]


@given(st.lists(st.sampled_from(sorted(KINDS)), max_size=MOST_FILES), st.integers(1, MOST_BYTES))
def test_pictures_and_papers_within_the_limits_are_taken(kinds, size):
    assert not check_files([Upload("x", size, kind) for kind in kinds])


def test_one_too_many_and_one_too_large_are_both_told():
    files = [Upload("x", 1, "image/png")] * MOST_FILES + [Upload("large", MOST_BYTES + 1, "image/png")]

    assert codes(check_files(files)) == ["request_file_too_large", "request_files_too_many"]


@given(st.text(max_size=9), st.lists(st.text(max_size=2 * MOST_OF_A_NUMBER), max_size=2))
def test_goods_travel_by_a_way_that_was_offered_and_numbers_are_short(way, texts):
    refused = codes(check_transport(way, texts))

    assert ("request_transport_unclear" in refused) == (way not in ("", SHIP, COLLECT))
    assert ("request_number_too_long" in refused) == any(len(text) > MOST_OF_A_NUMBER for text in texts)
