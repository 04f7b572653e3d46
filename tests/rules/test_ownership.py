# Part of after_sales. LGPL-3.
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.ownership import PAYING, Claim, Passing, check_claim, check_passing

DAY = date(2026, 3, 10)
FINE = Passing("S1", True, DAY, 1, "Rosa", None, 2, DAY, DAY, "", "Contract of sale")
CLAIM = Claim("Pump", "S1", 2, 1, "Rosa", 2, "Hugo", "2026-03-05", "replacement")


def codes(refusals):
    return [refusal.code for refusal in refusals]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"is_serial": False}, ["ownership_not_serial"]),
        ({"delivered_on": None}, ["ownership_never_delivered"]),
        ({"to": 1}, ["ownership_same_owner"]),
        ({"on": DAY - timedelta(1)}, ["ownership_too_early"]),
        ({"since": DAY + timedelta(1), "today": DAY + timedelta(9)}, ["ownership_too_early"]),
        ({"on": DAY + timedelta(1)}, ["ownership_in_future"]),
        ({"open_return": "RET/1"}, ["ownership_in_return"]),
        ({"evidence": " "}, ["ownership_without_evidence"]),
    ],
)
def test_each_thing_that_speaks_against_passing_on_is_told(change, expected):
    assert codes(check_passing(FINE._replace(**change))) == expected


parties = st.integers(1, 3)


@given(parties, parties, parties, st.sampled_from((*PAYING, "replacement", "repair", "none")), st.frozensets(parties))
def test_goods_come_from_their_owner_and_money_goes_to_whom_was_invoiced(brought_by, buyer, owner, remedy, invoiced_to):
    since = "2026-03-05" if owner != buyer else ""
    asked = CLAIM._replace(
        brought_by=brought_by, buyer=buyer, owner=owner, since=since, remedy=remedy, invoiced_to=invoiced_to
    )

    found = codes(check_claim(asked))

    may_come = brought_by == owner
    is_paid_to_a_stranger = may_come and brought_by != buyer and remedy in PAYING and invoiced_to != {brought_by}
    assert (found == []) == (may_come and not is_paid_to_a_stranger)
    assert len(found) <= 1
