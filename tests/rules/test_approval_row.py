# Part of after_sales. LGPL-3.
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from rules.approval_routing import Asked, route
from rules.approval_row import Row, counting

rows = st.lists(
    st.builds(
        Row,
        role=st.just(1),
        rank=st.just(10),
        measure=st.just("amount"),
        limit=st.sampled_from([None, Decimal(0), Decimal(500)]),
        is_unlimited=st.booleans(),
        specificity=st.integers(0, 1),
        signs_always=st.booleans(),
        votes=st.integers(0, 2),
    ),
    max_size=5,
)


@given(rows, st.randoms())
def test_the_row_that_counts_does_not_depend_on_their_order(rows, random):
    assert counting(1, "amount", random.sample(rows, len(rows))) == counting(1, "amount", rows)


@given(rows)
def test_no_row_is_more_specific_than_the_one_that_counts(rows):
    found = counting(1, "amount", rows)

    assert (found is None) == (not rows)
    assert all(found.specificity >= row.specificity for row in rows)


@given(rows.filter(bool))
def test_among_equals_the_strictest_counts(rows):
    found = counting(1, "amount", rows)
    equals = [row for row in rows if row.specificity == found.specificity]

    assert not found.is_unlimited or all(row.is_unlimited for row in equals)


def test_a_row_that_a_more_specific_one_replaced_signs_no_more():
    deputy = Row(2, 20, Decimal(5000), signs_always=True)
    table = [Row(1, 10, Decimal(500)), deputy, deputy._replace(signs_always=False, specificity=1)]

    found = route(Asked({"amount": Decimal(1)}), table, {1: frozenset({11}), 2: frozenset({12})})

    assert [step.role for step in found.steps] == [1]
