# Part of after_sales. LGPL-3.
"""Who may not sign because of what else he is to the case (segregation of duties; checklist A33)."""

from decimal import Decimal
from typing import NamedTuple


class SellerDuty(NamedTuple):
    """Whether the customer's own salesperson is kept from signing, and above which tested amount."""

    is_excluded: bool = False
    above: Decimal = Decimal(0)


def sellers_out(sellers: frozenset[int], amount: Decimal, duty: SellerDuty) -> frozenset[int]:
    """The salespeople who may not sign over ``amount``: all of them above the limit, which itself is still free.

    >>> duty = SellerDuty(is_excluded=True, above=Decimal(500))
    >>> sellers_out(frozenset({4}), Decimal("500.00"), duty), sellers_out(frozenset({4}), Decimal("-500.01"), duty)
    (frozenset(), frozenset({4}))
    >>> sellers_out(frozenset({4}), Decimal(9000), SellerDuty())
    frozenset()
    """
    return sellers if duty.is_excluded and abs(amount) > duty.above else frozenset()
