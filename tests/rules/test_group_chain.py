# Part of after_sales. LGPL-3.
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from strategies import quantities, some

from rules.group_chain import Candidate, trace

candidates = st.lists(st.builds(Candidate, st.integers(), quantities, st.booleans(), st.booleans(), st.integers(0, 9)))


@given(some, candidates)
def test_never_more_is_asked_back_than_wanted_or_left(wanted, offered):
    for place, each in enumerate(offered):
        offered[place] = each._replace(item=place)

    traced = trace(wanted, offered)

    fitting = sum((each.left for each in offered if each.is_the_lot), Decimal(0))
    assert sum((part for _item, part in traced), Decimal(0)) == min(wanted, fitting)
    assert all(0 < part <= offered[item].left and offered[item].is_the_lot for item, part in traced)


@given(some, candidates)
def test_what_our_order_names_counts_first(wanted, offered):
    for place, each in enumerate(offered):
        offered[place] = each._replace(item=place)

    named = [offered[item].is_our_order for item, _part in trace(wanted, offered)]

    assert named == sorted(named, reverse=True)
