# Part of after_sales. LGPL-3.
from decimal import Decimal

import pytest

from rules.whole_batch import Batch, is_whole


@pytest.mark.parametrize(
    ("delivered", "asked", "percent", "least", "whole"),
    [
        (20, 18, 90, 10, True),
        (20, "17.99", 90, 10, False),
        (10, 10, 100, 10, True),
        ("9.99", "9.99", 100, 10, False),
        (20, 20, 0, 10, False),
        (0, 0, 100, 0, False),
    ],
)
def test_a_batch_is_whole_from_its_share_and_size_on(delivered, asked, percent, least, whole):
    batch = Batch(Decimal(delivered), Decimal(asked))

    assert is_whole([batch], Decimal(percent), Decimal(least)) is whole


def test_one_whole_batch_among_parts_is_enough():
    batches = [Batch(Decimal(20), Decimal(1)), Batch(Decimal(20), Decimal(20))]

    assert is_whole(batches, Decimal(100), Decimal(10))
