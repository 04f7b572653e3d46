# Part of after_sales. LGPL-3.
"""What a part of an invoice line is worth, so that parts that add up to the line leave nothing (R5.09).

A line has several amounts: net and each tax, in the invoice's currency and in the company's. Each is shared by the same
rule and for itself; amounts may be negative (discounts). Quantities are in the product's base unit.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from .money import round_to, split

#: What differs by less than so many steps differs by rounding; what differs by more was credited at another price.
ROUNDING = 3


class Open(NamedTuple):
    """An invoice line and what was credited of it so far: by quantity and, in money, by whatever way."""

    quantity: Decimal
    credited_quantity: Decimal = Decimal(0)
    amounts: Mapping[Any, Decimal] = {}
    credited: Mapping[Any, Decimal] = {}

    @property
    def left(self) -> Decimal:
        """The quantity that is not credited yet; never below zero.

        >>> Open(Decimal(5), Decimal(2)).left
        Decimal('3')
        """
        return max(self.quantity - self.credited_quantity, Decimal(0))

    def left_of(self, key: Any) -> Decimal:
        """What of one amount is not credited yet."""
        return self.amounts[key] - self.credited.get(key, Decimal(0))


def share(line: Open, quantity: Decimal, key: Any, step: Decimal) -> Decimal:
    """Share one amount of ``line`` for ``quantity`` more, in multiples of ``step``.

    Credits of one line add up to the rounded part of it, whatever their sizes and order; so the last one takes up what
    rounding left. Where an allowance lowered what the customer owes for these goods, he gets back no more than that;
    where less was credited for others, he gets no more than the price.

    >>> line = Open(Decimal(3), Decimal(2), {"net": Decimal("100.00")}, {"net": Decimal("66.67")})
    >>> share(line, Decimal(1), "net", Decimal("0.01"))
    Decimal('33.33')
    """
    whole, credited = line.amounts[key], line.credited.get(key, Decimal(0))
    if not line.left:
        return Decimal(0)
    at_the_price = whole * quantity / line.quantity
    by_rounding = round_to(whole * (line.credited_quantity + quantity) / line.quantity, step) - credited
    if abs(by_rounding - at_the_price) < ROUNDING * step:
        return by_rounding
    of_what_is_open = (whole - credited) * quantity / line.left
    if of_what_is_open * whole <= 0:
        return Decimal(0)
    return round_to(min(at_the_price, of_what_is_open, key=abs), step)


def take(line: Open, quantity: Decimal, steps: Mapping[Any, Decimal]) -> tuple[dict[Any, Decimal], Open]:
    """Take ``quantity`` of ``line``: the share of each of its amounts, and the line as it is afterwards.

    >>> taken, after = take(Open(Decimal(2), amounts={"net": Decimal("0.05")}), Decimal(1), {"net": Decimal("0.01")})
    >>> taken, after.left_of("net")
    ({'net': Decimal('0.03')}, Decimal('0.02'))
    """
    taken = {key: share(line, quantity, key, steps[key]) for key in line.amounts}
    return taken, drawn(line, quantity, taken)


def lowered(line: Open, amounts: Mapping[Any, Decimal]) -> Open:
    """Lower what ``line`` was sold for by ``amounts``: an allowance that leaves the goods where they are.

    >>> lowered(Open(Decimal(2), amounts={"net": Decimal(50)}), {"net": Decimal(5)}).amounts
    {'net': Decimal('45')}
    """
    return line._replace(amounts={key: whole - amounts.get(key, Decimal(0)) for key, whole in line.amounts.items()})


def drawn(line: Open, quantity: Decimal, amounts: Mapping[Any, Decimal]) -> Open:
    """Draw ``quantity`` and ``amounts`` on ``line``: how it stands afterwards.

    >>> drawn(Open(Decimal(2)), Decimal(1), {"net": Decimal(5)}).credited
    {'net': Decimal('5')}
    """
    credited = dict(line.credited)
    for key, amount in amounts.items():
        credited[key] = credited.get(key, Decimal(0)) + amount
    return line._replace(credited_quantity=line.credited_quantity + quantity, credited=credited)


def aligned(amounts: Sequence[Decimal], total: Decimal, step: Decimal) -> tuple[Decimal, ...]:
    """Move ``amounts`` by a few steps, as evenly as can be, so that they come to ``total``.

    >>> aligned([Decimal("1.00"), Decimal("2.00")], Decimal("3.01"), Decimal("0.01"))
    (Decimal('1.01'), Decimal('2.00'))
    """
    moves = split(total - sum(amounts), [Decimal(1)] * len(amounts), step)
    return tuple(amount + move for amount, move in zip(amounts, moves, strict=True))
