# Part of after_sales. LGPL-3.
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rules.price_deviation import FREE_DEVIATION, HUNDREDTH, Line, covers, measure

prices = st.decimals(0, 10_000, places=2)
lists = st.decimals(1, 10_000, places=2)
listed = st.builds(Line, st.integers(1, 5), st.just(Decimal(1)), lists, prices, st.just(True))
#: The list asks a hundred times the number of the thing.
by_number = listed.map(lambda line: line._replace(list_amount=line.key * Decimal(100)))
beside = st.builds(Line, st.integers(6, 9), st.just(Decimal(1)), lists, prices, st.just(False))
deductions = st.builds(Line, st.just(0), st.just(Decimal(1)), st.just(Decimal(0)), st.decimals(-500, -1, places=2))
jobs = st.lists(listed, min_size=1, max_size=6)
offers = st.lists(st.one_of(listed, beside, deductions), max_size=8)


def job(*prices, listing="2000"):
    return [Line(number, Decimal(1), Decimal(listing), Decimal(price)) for number, price in enumerate(prices)]


@pytest.mark.parametrize(
    ("quoted", "deviation", "free"),
    [
        ("1780", "11", False),
        ("1799.99", "10.01", False),
        ("1800", "10", True),
        ("2000", "0", True),
        ("2500", "0", True),
    ],
)
def test_more_than_ten_percent_below_the_list_needs_a_signature(quoted, deviation, free):
    """R7.10: 2,000 quoted 1,780 is 11 %, to the general manager; 1,800 is exactly 10 %, which is free"""
    found = measure(job(quoted))

    assert (found.deviation, found.is_free()) == (Decimal(deviation), free)


def test_the_total_is_compared_and_the_deepest_line_told():
    """R7.10: on the job total; a company may limit the deepest line besides"""
    found = measure(job("2000", "1500", "2100"))

    assert (found.deviation, found.discount, found.deepest) == (Decimal("6.67"), Decimal(25), 1)
    assert not found.is_free(FREE_DEVIATION, Decimal(20))


def test_what_the_list_does_not_price_and_what_is_not_kept_to_it_say_nothing():
    goods = Line("goods", Decimal(1), Decimal(500), Decimal(1), is_gated=False)
    unpriced = Line("new", Decimal(1), Decimal(0), Decimal(300))

    assert measure([*job("1780"), goods, unpriced])[:4] == measure(job("1780"))[:4]


def test_a_deduction_lowers_every_line_by_its_share():
    """A discount of 600 on 2,000 of service and 4,000 of goods takes 10 % off either"""
    goods = Line("goods", Decimal(1), Decimal(4000), Decimal(4000), is_gated=False)
    discount = Line("discount", Decimal(1), Decimal(0), Decimal(-600))

    assert measure([*job("2000"), goods, discount]).deviation == Decimal(10)


@given(jobs, st.integers(0, 5), prices)
def test_a_lower_price_is_never_a_smaller_deviation(lines, index, price):
    line = lines[index % len(lines)]
    lower = line._replace(quoted_amount=min(price, line.quoted_amount))
    cheaper = [lower if each is line else each for each in lines]

    assert measure(cheaper).deviation >= measure(lines).deviation
    assert measure(cheaper).discount >= measure(lines).discount


@given(offers, st.decimals(-500, -1, places=2))
def test_a_further_deduction_is_never_a_smaller_deviation(lines, amount):
    before, after = measure(lines), measure([*lines, Line(0, Decimal(1), Decimal(0), amount)])

    assert after.deviation >= before.deviation
    assert after.discount >= before.discount


@given(offers)
def test_the_deepest_line_is_at_least_as_deep_as_the_whole(lines):
    assert measure(lines).discount >= measure(lines).deviation


@given(jobs, st.integers(0, 10_000))
def test_rounding_never_makes_free_what_is_above(lines, hundredths):
    percent = hundredths * HUNDREDTH
    listing = sum(line.list_amount for line in lines)
    given_away = listing - sum(line.quoted_amount for line in lines)

    assert measure(lines).is_free(percent, Decimal(1000)) == (given_away * 100 <= listing * percent)


@given(offers, st.randoms())
def test_the_order_of_lines_does_not_matter(lines, random):
    shuffled = random.sample(lines, len(lines))

    assert measure(shuffled)[:4] == measure(lines)[:4]
    assert covers(lines, shuffled)


@given(jobs, st.integers(0, 5), prices)
def test_a_signature_covers_a_higher_price_and_no_lower_one(lines, index, price):
    """R7.18"""
    line = lines[index % len(lines)]
    other = [line._replace(quoted_amount=price) if each is line else each for each in lines]
    assume(sum(each is line for each in lines) == 1)

    if price >= line.quoted_amount:
        assert covers(lines, other)
    elif price < line.list_amount:
        assert not covers(lines, other) or measure(other).deviation <= measure(lines).deviation


@given(st.lists(by_number, max_size=5), st.lists(by_number, max_size=5))
def test_what_is_covered_gives_no_more_away_than_what_was_signed(signed, now):
    if covers(signed, now):
        assert measure(now).deviation <= measure(signed).deviation
        assert measure(now).discount <= measure(signed).discount


def test_a_signature_does_not_cover_more_of_the_same_at_the_same_price():
    """Twice the discount in money is another decision, though the percent is the same"""
    offer = Line("labour", Decimal(8), Decimal(800), Decimal(640))

    assert not covers(
        [offer], [offer._replace(quantity=Decimal(16), list_amount=Decimal(1600), quoted_amount=Decimal(1280))]
    )


def test_taking_out_what_was_at_list_price_is_not_covered():
    """The percent of the whole rises though no price fell"""
    labour, travel = job("1500", "2000")

    assert not covers([labour, travel], [labour])


def test_the_same_offer_is_covered_whatever_became_of_the_list():
    offer = job("1780")

    assert covers(offer, [offer[0]._replace(list_amount=Decimal(3000))])
