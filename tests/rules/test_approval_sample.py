# Part of after_sales. LGPL-3.
from collections import Counter
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from strategies import amounts

from rules.approval_sample import Item, drawn, drawn_by_amount

populations = st.dictionaries(st.integers(1, 10_000), amounts, max_size=40).map(
    lambda found: [Item(key, amount) for key, amount in found.items()]
)
sizes = st.integers(0, 50)
seeds = st.text(max_size=8)


@given(populations, sizes, st.integers(1, 6), seeds, st.randoms())
def test_the_same_seed_draws_the_same_whatever_the_order(items, size, strata, seed, random):
    shuffled = random.sample(items, len(items))

    assert drawn(items, size, seed) == drawn(shuffled, size, seed)
    assert drawn_by_amount(items, size, strata, seed) == drawn_by_amount(shuffled, size, strata, seed)


@given(populations, sizes, st.integers(1, 6), seeds)
def test_as_many_as_asked_each_once_and_all_from_the_population(items, size, strata, seed):
    for keys in (drawn(items, size, seed), drawn_by_amount(items, size, strata, seed)):
        assert len(keys) == min(size, len(items))
        assert len(set(keys)) == len(keys)
        assert set(keys) <= {item.key for item in items}


@given(populations, sizes, seeds)
def test_a_larger_sample_contains_the_smaller_one(items, size, seed):
    assert drawn(items, size + 5, seed)[:size] == drawn(items, size, seed)


@given(populations.filter(lambda items: len(items) >= 6), st.integers(1, 6), seeds)
def test_every_layer_is_looked_at(items, strata, seed):
    keys = set(drawn_by_amount(items, strata, strata, seed))

    ordered = [item.key for item in sorted(items, key=lambda item: (abs(item.amount), item.key))]
    bounds = [len(ordered) * number // strata for number in range(strata + 1)]
    assert all(keys & set(ordered[first:last]) for first, last in pairwise(bounds))


def test_another_seed_draws_others_and_each_has_the_same_chance():
    items = [Item(key, Decimal(100)) for key in range(20)]
    counts = Counter(key for seed in range(2000) for key in drawn(items, 5, str(seed)))

    assert all(400 < counts[item.key] < 600 for item in items)
