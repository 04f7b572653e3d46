# Part of after_sales. LGPL-3.
from decimal import Decimal

import pytest
from hypothesis import given
from strategies import percents, quantities, some

from rules.tolerance import ceiling, is_beyond

STEP = Decimal("0.001")


@given(some, quantities, percents)
def test_less_than_approved_is_never_beyond(approved, counted, percent):
    """R5.05"""
    assert not is_beyond(approved, min(counted, approved), percent)


@pytest.mark.parametrize(("counted", "beyond"), [("99", False), ("100", False), ("105", False), ("105.001", True)])
def test_the_border_belongs_to_what_is_allowed(counted, beyond):
    """R5.06, R5.08: five percent of a hundred"""
    assert is_beyond(Decimal(100), Decimal(counted), Decimal(5)) is beyond


@given(some, percents)
def test_the_ceiling_itself_is_allowed_and_any_step_more_is_not(approved, percent):
    most = ceiling(approved, percent)

    assert not is_beyond(approved, most, percent)
    assert is_beyond(approved, most + STEP, percent)


@given(some)
def test_without_tolerance_one_step_more_is_beyond(approved):
    assert is_beyond(approved, approved + STEP, Decimal(0))


@given(some, quantities, percents, percents)
def test_a_wider_tolerance_allows_no_less(approved, counted, one, other):
    narrow, wide = sorted((one, other))

    assert is_beyond(approved, counted, narrow) or not is_beyond(approved, counted, wide)


@given(some, quantities, quantities, percents)
def test_counting_on_never_brings_back_what_was_beyond(approved, first, second, percent):
    """R5.22: receipts are added up"""
    assert not is_beyond(approved, first, percent) or is_beyond(approved, first + second, percent)
