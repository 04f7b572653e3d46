# Part of after_sales. LGPL-3.
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.approval_again import is_no_more

rows = st.lists(
    st.tuples(st.sampled_from(["boiler", "pump"]), st.integers(0, 9), st.integers(0, 900)).map(
        lambda row: [row[0], str(row[1]), str(row[2])]
    ),
    max_size=5,
)


def content(*lines, **case):
    return {"customer": 7, "reason": 3, "lines": list(lines), **case}


@given(rows)
def test_the_same_again_is_no_more(lines):
    assert is_no_more(content(*lines), content(*reversed(lines)))


@given(rows, rows)
def test_what_is_added_is_more(lines, added):
    adds_nothing = all(Decimal(quantity) == Decimal(amount) == 0 for _about, quantity, amount in added)

    assert is_no_more(content(*lines), content(*lines, *added)) is adds_nothing


@pytest.mark.parametrize("changed", [{"customer": 8}, {"reason": 4}, {"invoice": 12}])
def test_another_case_is_another_request(changed):
    line = ["boiler", "2", "200"]

    assert not is_no_more(content(line), content(line, **changed))


def test_less_of_one_line_does_not_pay_for_more_of_another():
    before = content(["boiler", "2", "200"], ["pump", "1", "50"])

    assert not is_no_more(before, content(["boiler", "1", "100"], ["pump", "2", "100"]))


def test_a_line_left_out_is_less():
    assert is_no_more(content(["boiler", "2", "200"], ["pump", "1", "50"]), content(["pump", "1", "50"]))


def test_a_higher_price_for_the_same_quantity_is_more():
    assert not is_no_more(content(["boiler", "2", "200"]), content(["boiler", "2", "201"]))


def test_a_document_without_lines_is_no_more_than_itself():
    assert is_no_more({"text": "Torque"}, {"text": "Torque"})
    assert not is_no_more({"text": "Torque"}, {"text": "Gasket"})
