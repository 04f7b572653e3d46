# Part of after_sales. LGPL-3.
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.return_window import NO_LIMIT, Sold, outside

DAY = date(2026, 3, 2)
days = st.integers(1, 4000)


@given(days, days)
def test_the_last_day_is_in_and_the_next_is_out(limit, company):
    sold = Sold("Boiler", DAY, (0, limit, company))

    assert outside([sold], DAY + timedelta(limit)) == []
    assert [why.code for why in outside([sold], DAY + timedelta(limit + 1))] == ["return_out_of_time"]


@pytest.mark.parametrize("said", [(), (0, 0), (NO_LIMIT,), (0, NO_LIMIT, 7)])
def test_without_a_limit_they_come_back_whenever(said):
    assert outside([Sold("Boiler", DAY, said)], date(2099, 1, 1)) == []


def test_what_was_never_delivered_is_not_late():
    assert outside([Sold("Boiler", None, (7,))], date(2099, 1, 1)) == []


def test_every_line_that_is_out_is_told_unless_the_reason_is_exempt():
    sold = [Sold("Boiler", DAY, (7,)), Sold("Seal", DAY, is_final=True)]
    late = DAY + timedelta(30)

    assert [why.code for why in outside(sold, late)] == ["return_out_of_time", "return_of_final_sale"]
    assert outside(sold, late, is_exempt=True) == []
