# Part of after_sales. LGPL-3.
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.sales_record import ASKED, FIRM, PERISHABLE, PRICED, REGULATED, TRACKED, missing

TRAITS = st.frozensets(st.sampled_from([REGULATED, TRACKED, PERISHABLE, PRICED, FIRM]))
SAID = st.frozensets(st.sampled_from(sorted(ASKED)))


@pytest.mark.parametrize(
    ("traits", "asked"),
    [
        ((), {"specification", "manufacturer_id", "firm_id", "phone", "street"}),
        ((TRACKED,), {"lot_id"}),
        ((PERISHABLE,), {"expires_on"}),
        ((PRICED,), {"unit_amount"}),
        ((FIRM,), {"business_licence", "contact_name"}),
        ((REGULATED,), {"registration_number", "licence_number", "lot_id"}),
    ],
)
def test_each_trait_asks_for_its_own(traits, asked):
    assert asked <= set(missing((), traits))
    assert set(missing((), traits)) - asked <= set(missing((), ()))


@given(SAID, TRAITS)
def test_what_is_said_is_not_missing_and_saying_what_is_missing_completes_it(said, traits):
    gaps = missing(said, traits)

    assert not said.intersection(gaps)
    assert missing(said.union(gaps), traits) == []


@given(SAID, TRAITS, TRAITS)
def test_more_traits_never_ask_for_less(said, traits, more):
    assert set(missing(said, traits)) <= set(missing(said, traits | more))
