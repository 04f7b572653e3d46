# Part of after_sales. LGPL-3.
from decimal import Decimal

import pytest

from rules.blind import AGREED, LIST, STATED, TODAY, ZERO, Known, Stray, check

FINE = Stray(
    "Boiler", "Boiler", "Rosa", Decimal(1), price_source=LIST, price=Decimal(80), cost_source=TODAY, cost=Decimal(10)
)


def codes(*strays):
    return [refusal.code for refusal in check(strays)]


def test_what_says_everything_is_not_refused():
    assert codes(FINE) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"is_goods": False}, ["line_product_is_a_service"]),
        ({"is_active": False}, ["line_product_is_archived"]),
        ({"quantity": Decimal(0)}, ["line_quantity_not_positive"]),
        ({"tracking": "lot"}, ["line_lot_missing"]),
        ({"tracking": "serial", "lot": "S", "quantity": Decimal(2)}, ["serial_not_one"]),
        ({"is_credited": False}, ["blind_remedy"]),
        ({"known": Known("OUT/1", Decimal(2))}, ["blind_delivery_known"]),
        ({"lot": "S", "lot_company": "Other"}, ["blind_lot_of_other_company"]),
        ({"lot": "S", "place": "Stock"}, ["blind_serial_on_stock"]),
        ({"lot": "S", "other_return": "RMA/1"}, ["blind_serial_in_other_return"]),
        ({"price_source": ""}, ["blind_price_without_source"]),
        ({"price": Decimal(0)}, ["blind_price_not_positive"]),
        ({"price_source": AGREED}, ["blind_price_without_reason"]),
        ({"price_source": ZERO, "price": Decimal(0)}, []),
        ({"cost_source": ""}, ["blind_cost_without_source"]),
        ({"cost": Decimal(0)}, ["blind_cost_not_positive"]),
        ({"cost_source": STATED}, ["blind_cost_without_reason"]),
        ({"cost_source": ZERO, "cost": Decimal(0)}, []),
        ({"cost_source": ZERO, "has_fixed_cost": True}, ["blind_cost_is_fixed"]),
        ({"cost_source": TODAY, "has_fixed_cost": True}, []),
    ],
)
def test_each_thing_that_speaks_against_it_is_told(change, told):
    assert codes(FINE._replace(**change)) == told


def test_everything_is_told_at_once():
    nothing = Stray("Boiler", "Boiler", "Rosa", Decimal(0), tracking="lot", is_credited=False)

    assert len(codes(nothing)) == 5


def test_one_number_is_asked_for_once():
    serial = FINE._replace(tracking="serial", lot="S1", key="S1")

    assert codes(serial, serial) == ["blind_serial_twice"]
    assert codes(serial, serial._replace(lot="S2", key="S2")) == []
