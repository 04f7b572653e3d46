# Part of after_sales. LGPL-3.
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import inspection
from rules.inspection import Goods, Part

BOILERS = Goods("Boiler", "Units", Decimal(5), Decimal(5), Decimal(5))
quantities = st.decimals(0, 1000, places=2)


def codes(parts, **facts):
    return [refusal.code for refusal in inspection.check(BOILERS._replace(**facts), parts)]


def test_what_fits_is_not_refused():
    assert not codes([Part(Decimal(2), "restock"), Part(Decimal(3), "to_customer")])


def test_all_of_it_need_not_be_decided_on_at_once():
    assert not codes([Part(Decimal(1), "scrap")])


@pytest.mark.parametrize(
    ("parts", "facts", "code"),
    [
        ([], {}, "inspection_without_lines"),
        ([Part(Decimal(6), "scrap")], {}, "inspection_above_waiting"),
        ([Part(Decimal(5), "scrap")], {"there": Decimal(4)}, "inspection_goods_missing"),
        ([Part(Decimal(5), "to_customer")], {"uncredited": Decimal(4)}, "inspection_goods_credited"),
        ([Part(Decimal(0), "scrap")], {}, "inspection_quantity_not_positive"),
        ([Part(Decimal(1))], {}, "inspection_without_disposition"),
        ([Part(Decimal(1), "to_vendor")], {}, "inspection_without_vendor"),
        ([Part(Decimal(1), "downgrade")], {}, "downgrade_without_product"),
        (
            [Part(Decimal(1), "downgrade", becomes="Kettle", cost=Decimal(5), new_cost=Decimal(6))],
            {},
            "downgrade_to_more",
        ),
    ],
)
def test_each_obstacle_has_its_own_reason(parts, facts, code):
    assert codes(parts, **facts) == [code]


def test_goods_that_are_worth_the_same_may_become_another_product():
    assert not codes([Part(Decimal(1), "downgrade", becomes="Kettle", cost=Decimal(5), new_cost=Decimal(5))])


@given(st.lists(st.tuples(quantities, st.sampled_from(["restock", "scrap", "to_customer"])), min_size=1), quantities)
def test_nothing_is_accepted_that_is_not_there(parts, waiting):
    refused = inspection.check(
        Goods("Boiler", "Units", waiting, waiting, waiting), [Part(quantity, effect) for quantity, effect in parts]
    )

    fits = sum(quantity for quantity, _effect in parts) <= waiting and all(quantity > 0 for quantity, _effect in parts)
    assert bool(refused) != fits


@given(quantities, quantities)
def test_the_status_follows_the_quantities(received, inspected):
    found = inspection.status(received, inspected)

    assert (found == "none") == (received == 0)
    assert (found == "done") == (0 < received <= inspected)
