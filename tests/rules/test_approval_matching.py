# Part of after_sales. LGPL-3.
from datetime import date, timedelta

import pytest

from rules.approval_matching import Condition, Facts

DAY = date(2026, 3, 2)
FACTS = Facts(
    "return",
    1,
    DAY,
    reason=3,
    categories=frozenset({5, 6}),
    dispositions=frozenset({10, 11}),
    classes=frozenset({20}),
    tags=frozenset({7}),
    is_foreign=True,
    department=9,
)


def test_a_row_without_conditions_speaks_about_every_document_of_its_kind():
    assert Condition("return").matches(FACTS)
    assert not Condition("allowance").matches(FACTS)


@pytest.mark.parametrize(
    ("condition", "applies"),
    [
        ({"company": 1}, True),
        ({"company": 2}, False),
        ({"reasons": frozenset({3, 4})}, True),
        ({"reasons": frozenset({4})}, False),
        ({"categories": frozenset({6})}, True),
        ({"categories": frozenset({8})}, False),
        ({"dispositions": frozenset({4, 11})}, True),
        ({"dispositions": frozenset({12})}, False),
        ({"classes": frozenset({20, 21})}, True),
        ({"classes": frozenset({21})}, False),
        ({"tags": frozenset({7})}, True),
        ({"tags": frozenset({1})}, False),
        ({"market": "foreign"}, True),
        ({"market": "domestic"}, False),
        ({"departments": frozenset({9})}, True),
        ({"departments": frozenset({8})}, False),
        ({"valid_from": DAY, "valid_to": DAY}, True),
        ({"valid_from": DAY + timedelta(1)}, False),
        ({"valid_to": DAY - timedelta(1)}, False),
    ],
)
def test_a_condition_that_is_stated_must_hold(condition, applies):
    assert Condition("return", **condition).matches(FACTS) is applies


def test_all_stated_conditions_must_hold_together():
    assert not Condition("return", company=1, market="domestic").matches(FACTS)


def test_each_stated_condition_makes_a_row_more_specific():
    assert Condition("return", 1, frozenset({1}), frozenset({1}), frozenset({1}), "foreign").specificity == 5
    assert Condition("return", valid_from=DAY).specificity == 0
