# Part of after_sales. LGPL-3.
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from strategies import CENT, amounts

from rules.restocking import Charged, Fee, governing, next_part

fees = st.builds(Fee, st.decimals(0, 100, places=2), st.decimals(0, 500, places=2))
parts = st.lists(st.tuples(amounts, st.decimals(0, 100, places=2)), min_size=1, max_size=8)


@given(fees, parts)
def test_parts_are_charged_what_the_whole_is_charged(fee, taken):
    before, charged = Charged(), Decimal(0)
    for value, pieces in taken:
        after = before.plus(value, pieces)
        charged += next_part(fee, before, after, CENT)
        before = after

    assert charged == fee.on(before.value, before.pieces, CENT)


@given(fees, amounts.filter(lambda value: value >= 0))
def test_no_percentage_keeps_back_more_than_the_value(fee, value):
    assert fee._replace(per_piece=Decimal(0)).on(value, Decimal(1), CENT) <= value


@given(st.lists(st.none() | fees, max_size=4))
def test_the_first_policy_that_says_anything_counts(policies):
    said = [policy for policy in policies if policy]

    assert governing(policies) == (said[0] if said else Fee())
