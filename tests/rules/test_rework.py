# Part of after_sales. LGPL-3.
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.rework import Goods, Operation, Template, propose, waits_for

GOODS = Goods(7, (3, 2, 1), reason=5)
some = frozenset


@pytest.mark.parametrize(
    ("templates", "expected"),
    [
        ([], 0),
        ([Template(1)], 0),
        ([Template(1, products=some({7}))], 1),
        ([Template(1, products=some({8}), reasons=some({5}))], 0),
        ([Template(1, categories=some({9}))], 0),
        ([Template(1, categories=some({1})), Template(2, categories=some({3}))], 2),
        ([Template(1, categories=some({3})), Template(2, products=some({7}))], 2),
        ([Template(1, products=some({7})), Template(2, products=some({7}), reasons=some({5}))], 2),
        ([Template(1, products=some({7}), reasons=some({6})), Template(2, reasons=some({5}))], 2),
        ([Template(1, products=some({7})), Template(2, products=some({7}))], 1),
    ],
    ids=[
        "nothing there",
        "names nothing",
        "the product",
        "another product",
        "another category",
        "the nearer category",
        "the product before the category",
        "what was found among equals",
        "something else was found",
        "the first of equals",
    ],
)
def test_the_narrowest_routing_is_proposed(templates, expected):
    assert propose(GOODS, templates) == expected


ids = st.frozensets(st.integers(1, 8), max_size=3)


@given(st.lists(st.builds(Template, st.integers(1, 99), ids, ids, ids)), ids)
def test_what_is_proposed_never_names_other_goods(templates, categories):
    goods = Goods(7, tuple(sorted(categories)), reason=5)

    chosen = propose(goods, templates)

    fitting = [
        template
        for template in templates
        if any(template[1:])
        and (not template.products or 7 in template.products)
        and (not template.categories or template.categories & categories)
        and (not template.reasons or 5 in template.reasons)
    ]
    assert chosen in ({template.routing for template in fitting} or {0})


@given(st.lists(st.booleans(), min_size=1))
def test_operations_are_done_in_their_order(open_ones):
    operations = [Operation(str(place), is_open) for place, is_open in enumerate(open_ones)]

    free = [place for place, each in enumerate(operations) if each.is_open and not waits_for(operations, place)]

    assert free == ([open_ones.index(True)] if any(open_ones) else [])
