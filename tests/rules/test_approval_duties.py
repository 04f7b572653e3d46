# Part of after_sales. LGPL-3.

from hypothesis import given
from hypothesis import strategies as st
from strategies import CENT, amounts

from rules.approval_duties import SellerDuty, sellers_out
from rules.approval_grounds import EXAMPLE, read, written

people = st.frozensets(st.integers(1, 9))
limits = st.decimals(0, 1_000_000, places=2)


@given(people, limits)
def test_the_limit_itself_is_still_free_and_a_cent_more_is_not(sellers, above):
    duty = SellerDuty(is_excluded=True, above=above)

    assert sellers_out(sellers, above, duty) == frozenset()
    assert sellers_out(sellers, above + CENT, duty) == sellers


@given(people, amounts, limits)
def test_a_policy_that_does_not_say_so_keeps_nobody_out(sellers, amount, above):
    assert sellers_out(sellers, amount, SellerDuty(above=above)) == frozenset()


def test_grounds_that_know_no_salespeople_are_read_all_the_same():
    older = {name: value for name, value in written(EXAMPLE).items() if name not in ("sellers", "dispositions", "classes")}

    assert read(older) == EXAMPLE
