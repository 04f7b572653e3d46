# Part of after_sales. LGPL-3.
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from strategies import asked, delivered, quantities, some

from rules.returnable import Delivered, check


def codes(refusals):
    return [refusal.code for refusal in refusals]


@given(quantities, quantities, quantities)
def test_what_is_left_is_never_below_zero(one, returned, reserved):
    assert Delivered(one, returned, reserved).returnable >= 0


@given(some)
def test_all_that_was_delivered_may_come_back(quantity):
    assert check([asked(quantity=quantity)], {"Boiler": Delivered(quantity)}) == []


@given(some)
def test_one_step_more_may_not(quantity):
    lines = [asked(quantity=quantity + Decimal("0.001"))]

    assert codes(check(lines, {"Boiler": Delivered(quantity)})) == ["line_quantity_above_returnable"]


@given(st.lists(some, min_size=1, max_size=6), quantities)
def test_lines_that_draw_on_one_item_are_added_up(wanted, had):
    lines = [asked(f"line {number}", quantity, item="Boiler") for number, quantity in enumerate(wanted)]

    assert bool(check(lines, {"Boiler": Delivered(had)})) == (sum(wanted) > had)


def test_the_line_that_asks_for_too_much_is_the_one_that_is_told():
    lines = [asked("first", "3", item="Boiler"), asked("second", "3", item="Boiler")]

    (refusal,) = check(lines, {"Boiler": delivered("5")})

    assert (refusal.values["line"], refusal.values["returnable"]) == ("second", "2")


def test_what_others_claimed_or_returned_is_gone():
    (refusal,) = check([asked(quantity="3")], {"Boiler": delivered("10", returned="5", reserved="2.5")})

    told = {name: refusal.values[name] for name in ("asked", "returnable", "delivered", "returned", "reserved")}
    assert told == {"asked": "3", "returnable": "2.5", "delivered": "10", "returned": "5", "reserved": "2.5"}


def test_an_item_that_was_never_delivered_has_nothing_to_give():
    assert codes(check([asked()], {})) == ["line_quantity_above_returnable"]


@given(st.decimals(-10, 0, places=2))
def test_a_quantity_must_be_above_zero(quantity):
    assert codes(check([asked(quantity=quantity)], {"Boiler": delivered("5")})) == ["line_quantity_not_positive"]


def test_a_negative_line_does_not_make_room_for_another_one():
    lines = [asked("minus", "-5", item="Boiler"), asked("plus", "6", item="Boiler")]

    assert codes(check(lines, {"Boiler": delivered("5")})) == [
        "line_quantity_not_positive",
        "line_quantity_above_returnable",
    ]


def test_all_reasons_are_told_at_once_in_the_order_of_the_lines():
    lines = [
        asked("hours", product_is_goods=False, product_is_active=False, quantity="0"),
        asked("boiler", is_tracked=True, has_lot=True, lot_was_delivered=False, lot="S7"),
        asked("valve", "9"),
    ]

    refusals = check(lines, {"hours": delivered(), "valve": delivered("2")})

    assert [(refusal.values["line"], refusal.code) for refusal in refusals] == [
        ("hours", "line_product_is_a_service"),
        ("hours", "line_product_is_archived"),
        ("hours", "line_quantity_not_positive"),
        ("boiler", "line_lot_never_delivered"),
        ("valve", "line_quantity_above_returnable"),
    ]


def test_a_missing_lot_is_the_only_thing_told_since_nobody_knows_what_is_left_of_it():
    lines = [asked(is_tracked=True, item=("move", False))]

    assert codes(check(lines, {("move", "S7"): delivered("1")})) == ["line_lot_missing"]


def test_a_lot_that_was_delivered_may_come_back_as_far_as_it_reaches():
    line = asked(is_tracked=True, has_lot=True, lot="S7", item="S7", quantity="2")

    assert codes(check([line], {"S7": delivered("1")})) == ["line_quantity_above_returnable"]
    assert check([line._replace(quantity=Decimal(1))], {"S7": delivered("1")}) == []


@given(st.lists(some, max_size=4), quantities)
def test_looking_changes_nothing(wanted, had):
    lines, items = [asked(quantity=quantity) for quantity in wanted], {"Boiler": Delivered(had)}

    assert check(lines, items) == check(lines, items)
    assert items == {"Boiler": Delivered(had)}
