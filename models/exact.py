# Part of after_sales. LGPL-3.
"""The border between Odoo's floats and the Decimals of the rules."""

from decimal import Decimal


def exact(number: float) -> Decimal:
    """A float of Odoo (a quantity or an amount) as the Decimal that it stands for.

    Twelve digits hold every quantity and amount that Odoo rounds, and none of the float's noise.
    """
    return Decimal(f"{number:.12g}") if number else Decimal(0)


def step_of(currency) -> Decimal:
    """The smallest amount of a currency, as a Decimal."""
    return exact(currency.rounding)
