# Part of after_sales. LGPL-3.
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from strategies import CENT

from rules.invoice_share import Open, lowered, take
from rules.open_value import Value, part

STEPS = {"net": CENT, "tax": CENT}
cents = st.decimals(Decimal("0.01"), 100_000, places=2)


def test_what_is_left_is_what_no_document_claims():
    known = Value(Decimal(1000), Decimal(200), Decimal(100), Decimal(750))

    assert (known.left, known.open) == (Decimal(-50), Decimal(0))


def test_a_line_of_nothing_gives_nothing():
    assert part(Open(Decimal(1), amounts={"net": Decimal(0)}), Decimal(5), Decimal(0), Decimal(0), STEPS) == {"net": 0}


@given(st.integers(1, 40), st.data(), cents, st.decimals(0, 30_000, places=2))
def test_no_mix_of_allowances_and_returns_takes_more_than_was_invoiced_and_the_last_leaves_nothing(
    count, data, net, tax
):
    """Whatever the order: allowances at any value, goods in any quantity; all goods back, nothing is left (B3, B16)."""
    line = Open(Decimal(count), amounts={"net": net, "tax": tax})
    given_net = given_tax = Decimal(0)
    while line.left:
        if data.draw(st.booleans()):
            value = data.draw(st.decimals(0, max(line.left_of("net"), Decimal(0)), places=2))
            amounts = part(line, value, net, line.left_of("net"), STEPS)
            assert amounts["net"] == value
            line = lowered(line, amounts)
        else:
            amounts, line = take(line, Decimal(data.draw(st.integers(1, int(line.left)))), STEPS)
        given_net, given_tax = given_net + amounts["net"], given_tax + amounts["tax"]
        assert given_net <= net
        assert given_tax <= tax

    assert (given_net, given_tax) == (net, tax)


@given(cents, cents, st.decimals(0, 30_000, places=2))
def test_more_than_is_left_is_measured_by_the_whole(value, net, tax):
    amounts = part(Open(Decimal(1), amounts={"net": net, "tax": tax}), value + net, net, net, STEPS)

    assert amounts["net"] == value + net
