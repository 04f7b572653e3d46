# Part of after_sales. LGPL-3.
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from rules import ahead

quantities = st.integers(0, 1000).map(Decimal)


@given(quantities, quantities, quantities)
def test_what_came_and_what_was_charged_is_owed_no_more(given_, received, charged):
    owed = ahead.owed(given_, received, charged)

    assert owed >= 0
    assert ahead.owed(given_, received, charged + owed) == 0


@given(quantities, st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2026, 12, 31))))
def test_nothing_is_charged_before_the_day_unless_the_return_is_closed(owed, due):
    today = date(2026, 6, 1)

    assert ahead.to_charge(owed, due, today, is_closed=True) == owed
    if due is None or due >= today:
        assert ahead.to_charge(owed, due, today, is_closed=False) == 0
