# Part of after_sales. LGPL-3.
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import CENT, percents

from rules.allowance import AMOUNT, PERCENT, UNIT, Asked, check, spread, value
from rules.open_value import Value

money = st.decimals(0, 100_000, places=2)
line = Asked("Pump", AMOUNT, Decimal(10), item=1, invoice=1, invoice_name="INV/1", net=Decimal(10))


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        (line, []),
        (line._replace(value=Decimal(100)), []),
        (line._replace(value=Decimal("100.01")), ["allowance_above_line"]),
        (line._replace(value=Decimal(0)), ["allowance_not_positive"]),
        (line._replace(value=Decimal(-5)), ["allowance_not_positive"]),
        (line._replace(basis=PERCENT, rate=Decimal(101)), ["allowance_above_hundred"]),
        (line._replace(basis=PERCENT, rate=Decimal(100)), []),
        (line._replace(basis=UNIT, quantity=Decimal(6), most_quantity=Decimal(5)), ["allowance_above_quantity"]),
        (
            line._replace(basis=PERCENT, rate=Decimal(-1), value=Decimal(-1), quantity=Decimal(6), most_quantity=Decimal(5)),
            ["allowance_not_positive", "allowance_above_quantity"],
        ),
    ],
)
def test_what_is_wrong_with_a_line_is_named(asked, codes):
    known = {1: Value(Decimal(100))}

    assert [refusal.code for refusal in check([asked], known, known)] == codes


def test_discounts_and_down_payments_of_the_invoice_are_nobodys_to_give():
    lines = {1: Value(Decimal(100)), 2: Value(Decimal(100))}
    asked = [line._replace(item=item, value=Decimal(90), net=Decimal(90)) for item in (1, 2)]

    assert not check(asked, lines, {1: Value(Decimal(200))})
    assert [refusal.code for refusal in check(asked, lines, {1: Value(Decimal(170))})] == ["allowance_above_invoice"]


def test_damages_draw_on_no_line():
    assert not check([line._replace(item=None, invoice=None, value=Decimal(9999))], {}, {})


@given(st.lists(st.tuples(st.integers(1, 3), money), max_size=8), st.lists(money, min_size=3, max_size=3))
def test_what_passes_never_takes_more_than_there_is(wanted, sold):
    lines = {number: Value(amount) for number, amount in enumerate(sold, 1)}
    asked = [line._replace(item=item, value=amount, net=amount) for item, amount in wanted]

    if not check(asked, lines, {1: Value(sum(sold, Decimal(0)))}):
        for item, known in lines.items():
            assert sum(each.value for each in asked if each.item == item) <= known.open


@given(st.decimals(0, 1_000_000, places=2), st.lists(money, min_size=1, max_size=9).filter(any))
def test_the_parts_of_a_lump_sum_add_up_to_the_cent(total, open_values):
    parts = spread(total, open_values, CENT)

    assert sum(parts) == total
    assert all(part >= 0 for part in parts)


@given(st.lists(money, min_size=1, max_size=9).filter(any), percents)
def test_a_lump_sum_that_is_there_fits_every_line(open_values, percent):
    total = value(Asked("", PERCENT, Decimal(0), rate=percent), sum(open_values), CENT)

    assert all(part <= known for part, known in zip(spread(total, open_values, CENT), open_values, strict=True))
