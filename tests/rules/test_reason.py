# Part of after_sales. LGPL-3.
from rules.reason import Reason, reason


def test_a_reason_keeps_its_values_by_name():
    assert reason("no_rate", currency="EUR", date="2026-03-02").values == {"currency": "EUR", "date": "2026-03-02"}


def test_a_reason_may_have_no_values():
    assert reason("no_lines") == Reason("no_lines", {})


def test_equal_reasons_compare_equal():
    assert reason("no_lines", document="RMA/1") == reason("no_lines", document="RMA/1")
