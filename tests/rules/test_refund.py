# Part of after_sales. LGPL-3.
from decimal import Decimal

from hypothesis import given
from strategies import invoice_lines, quantities, sales

from rules.refund import InvoiceLine, Sold, allocate, to_credit

D = Decimal
DELIVERED_TEN = Sold(ordered=D(10), delivered=D(8), returned=D(2), invoiced=D(10), is_invoiced_on_order=False)
ORDERED_TEN = Sold(ordered=D(10), delivered=D(3), returned=D(2), invoiced=D(10), is_invoiced_on_order=True)


def total(credits):
    return sum((credit.quantity for credit in credits), D(0))


@given(sales())
def test_never_more_is_to_credit_than_came_in_or_was_invoiced(sale):
    received, sold = sale

    assert 0 <= to_credit(received, sold) <= min(received, sold.invoiced)


def test_what_was_never_invoiced_is_not_credited():
    assert to_credit(D(2), DELIVERED_TEN._replace(invoiced=D(0))) == 0


def test_an_order_invoiced_in_advance_is_credited_for_what_came_back_only():
    assert to_credit(D(2), ORDERED_TEN) == 2


def test_a_surplus_that_was_never_invoiced_may_come_back_without_credit():
    more_than_ordered = ORDERED_TEN._replace(delivered=D(11), returned=D(2))

    assert to_credit(D(2), more_than_ordered) == 0


@given(sales(), invoice_lines())
def test_no_invoice_line_gives_more_than_it_has_open(sale, lines):
    has_open = {line.line: line.open_quantity for line in lines}

    assert all(0 < credit.quantity <= has_open[credit.line] for credit in allocate(*sale, lines))


@given(sales(), invoice_lines())
def test_never_more_is_credited_than_came_in(sale, lines):
    received, _sold = sale

    assert total(allocate(*sale, lines)) <= received


@given(sales(), invoice_lines())
def test_each_invoice_line_is_credited_once(sale, lines):
    named = [credit.line for credit in allocate(*sale, lines)]

    assert len(named) == len(set(named))


@given(sales(), invoice_lines())
def test_the_invoice_returned_against_comes_first(sale, lines):
    credited = {credit.line: credit.quantity for credit in allocate(*sale, lines)}
    preferred = [line for line in lines if line.is_preferred]
    others = [line for line in lines if not line.is_preferred]

    exhausted = all(credited.get(line.line, 0) == line.open_quantity for line in preferred)
    assert exhausted or not any(line.line in credited for line in others)


@given(sales(), invoice_lines())
def test_older_invoices_come_before_younger_ones(sale, lines):
    credits = allocate(*sale, [line._replace(is_preferred=False) for line in lines])
    has_open = {line.line: line.open_quantity for line in lines}

    assert [credit.line for credit in credits] == sorted(credit.line for credit in credits)
    assert all(credit.quantity == has_open[credit.line] for credit in credits[:-1])


@given(sales(), invoice_lines())
def test_all_that_must_be_credited_is_credited_as_far_as_invoices_reach(sale, lines):
    reach = sum((line.open_quantity for line in lines), D(0))

    assert total(allocate(*sale, lines)) >= min(to_credit(*sale), reach)


@given(sales(), quantities, invoice_lines())
def test_more_goods_never_bring_less_credit(sale, more, lines):
    received, sold = sale

    assert total(allocate(received + more, sold, lines)) >= total(allocate(received, sold, lines))


def test_a_line_with_nothing_open_gives_nothing():
    lines = [InvoiceLine(1, D(-1), is_preferred=True), InvoiceLine(2, D(0)), InvoiceLine(3, D(5))]

    assert total(allocate(D(2), DELIVERED_TEN, lines)) == 2
