# Part of after_sales. LGPL-3.
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from rules.approval_exposure import Claim, exposure_of, exposures_in_turn

scopes = st.tuples(st.sampled_from(["customer", "invoice", "lot", "requester"]), st.integers(1, 3))
claims = st.builds(Claim, st.decimals(0, 10_000, places=2), st.frozensets(scopes, max_size=4))
ALL = frozenset({"customer", "invoice", "lot", "requester"})


@given(claims, st.dictionaries(scopes, st.decimals(0, 10_000, places=2)))
def test_what_is_tested_is_never_less_than_the_request_itself(claim, before):
    exposure = exposure_of(claim, before)

    assert exposure.amount >= claim.amount
    assert all(exposure.amount >= claim.amount + before.get(scope, 0) for scope in claim.draws_on)


@given(st.lists(st.decimals(0, 1000, places=2), min_size=1, max_size=8))
def test_cutting_a_credit_into_pieces_tests_the_whole_in_the_end(pieces):
    invoice = frozenset({("invoice", 1)})

    exposures = exposures_in_turn([Claim(piece, invoice) for piece in pieces], {}, ALL)

    assert exposures[-1].amount == sum(pieces)


@given(st.lists(claims, max_size=6))
def test_scopes_that_are_switched_off_do_not_add_up(several):
    exposures = exposures_in_turn(several, {}, frozenset())

    assert [exposure.amount for exposure in exposures] == [claim.amount for claim in several]


def test_the_scope_that_makes_it_more_is_named():
    claim = Claim(Decimal(1), frozenset({("customer", 1), ("lot", 9)}))

    assert exposure_of(claim, {("customer", 1): Decimal(5), ("lot", 9): Decimal(7)}).because_of == ("lot", 9)
