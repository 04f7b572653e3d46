# Part of after_sales. LGPL-3.
from decimal import Decimal

from hypothesis import given
from strategies import amounts, tables

from rules.approval_near import near
from rules.approval_row import AMOUNT, counting


@given(amounts, tables())
def test_no_finite_limit_lies_between_the_amount_and_the_one_it_stays_under(amount, rows):
    found = near(amount, rows)

    counted = [counting(role, AMOUNT, rows) for role in {row.role for row in rows}]
    limits = [row.limit for row in counted if row and row.limit and not row.is_unlimited and row.limit >= abs(amount)]
    assert (found.limit if found else None) == min(limits, default=None)


@given(amounts, tables())
def test_a_share_is_between_nothing_and_all_of_the_limit(amount, rows):
    found = near(amount, rows)

    assert found is None or 0 <= found.share <= 100


@given(amounts, tables())
def test_a_wider_margin_shows_no_less(amount, rows):
    found = near(amount, rows)

    assert found is None or found.is_within(Decimal(20)) or not found.is_within(Decimal(5))
