# Part of after_sales. LGPL-3.
from decimal import Decimal
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st
from strategies import amounts

from rules.approval_routing import Asked, route
from rules.approval_row import Row
from rules.approval_signers import most_signers

votes = st.lists(st.frozensets(st.integers(1, 4), max_size=4), max_size=4)
one_row = st.builds(
    Row,
    role=st.integers(1, 4),
    rank=st.just(0),
    limit=st.sampled_from([None, Decimal(0), Decimal(500), Decimal(5000)]),
    is_unlimited=st.booleans(),
    specificity=st.integers(0, 1),
    signs_always=st.booleans(),
    votes=st.integers(0, 2),
)
tables = st.lists(one_row, max_size=6).map(lambda rows: [row._replace(rank=row.role // 2) for row in rows])
people = st.dictionaries(st.integers(1, 4), st.frozensets(st.integers(1, 5), max_size=3))


def tried_out(votes):
    """The same number, found by trying every order of four people for every signature."""
    orders = permutations([1, 2, 3, 4], len(votes))
    return max(sum(person in vote for person, vote in zip(order, votes, strict=True)) for order in orders)


@given(votes)
def test_it_is_what_trying_everything_finds(votes):
    assert most_signers(votes) == tried_out(votes)


@given(votes, st.frozensets(st.integers(1, 4)))
def test_another_signature_needs_at_most_one_more_person(votes, more):
    assert most_signers(votes) <= most_signers([*votes, more]) <= most_signers(votes) + 1


@given(amounts, tables, people, st.booleans())
def test_every_route_can_be_signed_to_its_end(amount, rows, people, climbs):
    steps = route(Asked({"amount": amount}, climbs), rows, people).steps
    needed = []
    for step in steps:
        able = frozenset().union(*(people.get(role, frozenset()) for role in (step.role, *step.also)))
        needed += [able] * (step.votes or max(len(people.get(step.role, frozenset())), 1))

    assert most_signers(needed) == len(needed)


def test_one_person_in_the_two_highest_roles_is_not_enough_for_both():
    table = [Row(1, 10, Decimal(500)), Row(2, 20, Decimal(5000)), Row(3, 30, is_unlimited=True)]
    held = {1: frozenset({11, 14, 15}), 2: frozenset({12}), 3: frozenset({12})}

    (refusal,) = route(Asked({"amount": Decimal(9000)}, climbs=True), table, held).blocked

    assert (refusal.code, refusal.values) == ("route_not_enough_signers", {"needed": 3, "found": 2})
