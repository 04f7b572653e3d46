# Part of after_sales. LGPL-3.
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from strategies import CENT

from rules.collection_rate import Figures, Instalment, figures, rate, total
from rules.money import round_to

unit = st.decimals(0, 1, places=4)


@st.composite
def instalments(draw):
    amount = draw(st.decimals(Decimal("0.01"), 100_000, places=2))
    before = round_to(amount * draw(unit), CENT)
    collected = round_to((amount - before) * draw(unit), CENT)
    return Instalment(amount, draw(unit), before, collected)


def test_twenty_thousand_under_complaint_leave_both_sides():
    parts = [
        figures(Instalment(Decimal(20000), Decimal(1))),
        figures(Instalment(Decimal(80000), collected=Decimal(72000))),
    ]

    assert total(parts) == Figures(Decimal(100000), Decimal(72000), Decimal(20000), Decimal(0))
    assert rate(total(parts)) == Decimal(90)


def test_what_was_paid_earlier_was_paid_for_what_nobody_complains_of():
    found = figures(Instalment(Decimal(300), Decimal("0.5"), before=Decimal(150), collected=Decimal(20)))

    assert found == (150, 20, 150, 20)
    assert rate(found) is None


@given(instalments())
def test_a_part_is_never_more_than_the_whole(instalment):
    found = figures(instalment)

    assert 0 <= found.listed_due <= found.due
    assert 0 <= found.listed_collected <= found.collected
    assert found.listed_collected <= found.listed_due


@given(st.lists(instalments(), max_size=6))
def test_leaving_out_never_lowers_the_rate_of_an_invoice_and_stays_within_bounds(found):
    for each in map(figures, found):
        with_rule, without = rate(each), rate(each._replace(listed_due=Decimal(0), listed_collected=Decimal(0)))
        assert with_rule is None or without is None or with_rule >= without
    whole = rate(total(map(figures, found)))
    assert whole is None or 0 <= whole <= 100
