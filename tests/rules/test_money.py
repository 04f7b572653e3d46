# Part of after_sales. LGPL-3.
from decimal import Decimal

import pytest
from hypothesis import given
from strategies import CENT, amounts, steps, totals_and_steps, weights

from rules.money import round_to, split


@given(amounts, steps)
def test_a_rounded_amount_is_the_nearest_multiple(amount, step):
    rounded = round_to(amount, step)

    assert rounded % step == 0
    assert abs(rounded - amount) <= step / 2


@given(amounts, steps)
def test_rounding_treats_both_signs_alike(amount, step):
    assert round_to(-amount, step) == -round_to(amount, step)


@given(amounts, steps)
def test_rounding_twice_is_rounding_once(amount, step):
    assert round_to(round_to(amount, step), step) == round_to(amount, step)


@given(totals_and_steps(), weights)
def test_shares_add_up_exactly(total_and_step, weights):
    total, step = total_and_step

    assert sum(split(total, weights, step)) == total


@given(totals_and_steps(), weights)
def test_no_share_is_off_by_more_than_a_step(total_and_step, weights):
    total, step = total_and_step

    for share, weight in zip(split(total, weights, step), weights, strict=True):
        assert share % step == 0
        assert abs(share - total * weight / sum(weights)) <= step


@given(totals_and_steps(), weights)
def test_a_negative_total_is_shared_like_a_positive_one(total_and_step, weights):
    total, step = total_and_step

    assert split(-total, weights, step) == tuple(-share for share in split(total, weights, step))


@given(totals_and_steps(), weights)
def test_no_share_has_the_other_sign(total_and_step, weights):
    total, step = total_and_step

    assert all(share * total >= 0 for share in split(total, weights, step))


@given(totals_and_steps(), weights)
def test_who_has_no_weight_gets_nothing(total_and_step, weights):
    total, step = total_and_step

    assert split(total, [*weights, Decimal(0)], step)[-1] == 0


def test_left_over_steps_go_to_those_who_lost_most():
    assert split(Decimal("0.10"), [Decimal(1), Decimal(2), Decimal(4)], CENT) == (
        Decimal("0.01"),
        Decimal("0.03"),
        Decimal("0.06"),
    )


@pytest.mark.parametrize("weights", [[], [Decimal(0)], [Decimal(2), Decimal(-1)]])
def test_senseless_weights_are_an_error(weights):
    with pytest.raises(ValueError, match="weights"):
        split(Decimal(1), weights, CENT)
