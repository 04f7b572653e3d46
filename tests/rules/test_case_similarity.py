# Part of after_sales. LGPL-3.
from hypothesis import given
from hypothesis import strategies as st

from rules.case_similarity import Traits, match, ranked

TRAITS = st.builds(
    Traits, st.integers(0, 3), st.frozensets(st.integers(1, 4), max_size=3), st.integers(0, 3), st.booleans()
)
NEW = Traits(1, frozenset({7}), 3)


def test_what_is_not_known_is_not_shared():
    assert match(Traits(), 1, Traits()).score == 0


def test_a_closed_case_is_no_duplicate():
    assert match(NEW, 1, Traits(1, frozenset({7}), 3, is_open=False)).is_duplicate is False


def test_another_customer_is_no_recurrence():
    """R4.66"""
    assert match(NEW, 1, Traits(2, frozenset({7}), 3)).is_recurrence is False


def test_the_most_similar_comes_first_and_among_equals_the_newest():
    old = {1: Traits(1, frozenset({7}), 3), 2: Traits(1, frozenset({7}), 4), 3: Traits(1, frozenset({7}), 9)}
    assert [found.case for found in ranked(NEW, old)] == [1, 3, 2]


@given(TRAITS, st.dictionaries(st.integers(1, 50), TRAITS))
def test_only_what_shares_two_traits_is_shown_in_falling_order(new, old):
    found = ranked(new, old)
    assert all(each.score >= 2 for each in found)
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    assert {each.case for each in found} <= set(old)
