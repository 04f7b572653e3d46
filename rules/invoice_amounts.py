# Part of after_sales. LGPL-3.
"""The amounts of a line of an invoice, each by its name, and what they come to."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple


class Amount(NamedTuple):
    """One amount of a line, named as Odoo's tax engine does: in the invoice's currency where it ends so."""

    name: str
    tax: int = 0  # 0: the net amount

    @property
    def is_in_currency(self) -> bool:
        return self.name.endswith("_currency")


NET = Amount("total_excluded_currency")
COMPANY_NET = Amount("total_excluded")


def total_of(amounts: Mapping[Amount, Decimal]) -> Decimal:
    """What ``amounts`` come to with tax, in the invoice's currency.

    >>> total_of({NET: Decimal(100), Amount("tax_amount_currency", 7): Decimal(15), COMPANY_NET: Decimal(50)})
    Decimal('115')
    """
    return _sum_of(amounts, ("total_excluded_currency", "tax_amount_currency"))


def company_total_of(amounts: Mapping[Amount, Decimal]) -> Decimal:
    """What ``amounts`` come to with tax, in the company's currency.

    >>> company_total_of({NET: Decimal(100), COMPANY_NET: Decimal(50), Amount("tax_amount", 7): Decimal("7.50")})
    Decimal('57.50')
    """
    return _sum_of(amounts, ("total_excluded", "tax_amount"))


def _sum_of(amounts: Mapping[Amount, Decimal], names: tuple[str, ...]) -> Decimal:
    return sum((amount for key, amount in amounts.items() if key.name in names), Decimal(0))
