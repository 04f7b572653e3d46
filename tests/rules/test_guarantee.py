# Part of after_sales. LGPL-3.
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from rules.guarantee import Line, applying, problems, shares

CLASS = st.one_of(st.none(), st.integers(1, 3))
PERCENT = st.integers(0, 100).map(Decimal)


@st.composite
def whole_lines(draw):
    customer = draw(PERCENT)
    company = draw(st.integers(0, int(100 - customer)).map(Decimal))
    return Line(draw(CLASS), draw(CLASS), customer, company, 100 - customer - company, "Line")


@given(st.lists(whole_lines(), max_size=6), st.integers(1, 3), st.integers(1, 3))
def test_the_line_that_applies_fits_and_none_that_fits_says_more(lines, fault, cause):
    chosen = applying(lines, fault, cause)
    fitting = [line for line in lines if line.fault in (None, fault) and line.cause in (None, cause)]
    assert (chosen is None) == (not fitting)
    if chosen:
        assert chosen in fitting
        said = [(line.cause is not None, line.fault is not None) for line in fitting]
        assert (chosen.cause is not None, chosen.fault is not None) == max(said)


@given(whole_lines())
def test_the_proposed_shares_are_whole(line):
    assert sum(percent for _party, percent in shares(line)) == 100
    assert all(percent > 0 for _party, percent in shares(line))


@given(whole_lines(), st.integers(1, 50))
def test_one_line_that_is_whole_is_right_and_any_other_total_is_not(line, more):
    assert not list(problems("A", [line]))
    wrong = line._replace(company=line.company + more)
    assert [found.code for found in problems("A", [wrong])] == ["guarantee_not_whole"]


def test_an_agreement_needs_lines_and_each_class_once():
    line = Line(1, None, Decimal(0), Decimal(100), Decimal(0), "Leaks")
    assert [found.code for found in problems("A", [])] == ["guarantee_without_lines"]
    assert [found.code for found in problems("A", [line, line._replace(cause=2), line])] == ["guarantee_twice"]
