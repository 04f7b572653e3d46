# Part of after_sales. LGPL-3.
"""Mass balance of a lot: all that came in is somewhere, or the difference is told (R10.05)."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from .reason import Reason, reason

#: Where goods of a lot can be: with us, or on one of the sides that they come from and go to.
OURS, VENDOR, CUSTOMER, PRODUCTION, LOSS, SCRAP, GROUP = (
    "ours", "vendor", "customer", "production", "loss", "scrap", "group",
)  # fmt: skip


class Flow(NamedTuple):
    """A quantity that went from one side to another."""

    source: str
    target: str
    quantity: Decimal


class Balance(NamedTuple):
    """What came in (the first four) and what became of it (the others), in the product's own unit.

    With customers is less what came back from them. It is below zero where more came back than went out.
    """

    received: Decimal
    produced: Decimal
    found: Decimal
    from_group: Decimal
    in_stock: Decimal
    with_customers: Decimal
    scrapped: Decimal
    lost: Decimal
    to_vendor: Decimal
    consumed: Decimal
    to_group: Decimal

    @property
    def came_in(self) -> Decimal:
        """All that came from outside."""
        return sum(self[:4], Decimal(0))

    @property
    def accounted(self) -> Decimal:
        """All that is known to be somewhere."""
        return sum(self[4:], Decimal(0))

    @property
    def difference(self) -> Decimal:
        """What nobody can account for; below zero: what is there and never came in."""
        return self.came_in - self.accounted


def balance(flows: Iterable[Flow], in_stock: Decimal) -> Balance:
    """Add the flows up against what stock says.

    >>> D = Decimal
    >>> told = balance([Flow(VENDOR, OURS, D(10)), Flow(OURS, CUSTOMER, D(4)), Flow(CUSTOMER, OURS, D(1))], D(6))
    >>> (told.came_in, told.with_customers, told.in_stock, told.difference)
    (Decimal('10'), Decimal('3'), Decimal('6'), Decimal('1'))
    """
    moved = defaultdict(Decimal)
    for flow in flows:
        if flow.source != flow.target:
            moved["from", flow.source] += flow.quantity
            moved["to", flow.target] += flow.quantity
    return Balance(
        received=moved["from", VENDOR],
        produced=moved["from", PRODUCTION],
        found=moved["from", LOSS] + moved["from", SCRAP],
        from_group=moved["from", GROUP],
        in_stock=in_stock,
        with_customers=moved["to", CUSTOMER] - moved["from", CUSTOMER],
        scrapped=moved["to", SCRAP],
        lost=moved["to", LOSS],
        to_vendor=moved["to", VENDOR],
        consumed=moved["to", PRODUCTION],
        to_group=moved["to", GROUP],
    )


def explain(told: Balance, lot: str, lowest_stock: Decimal = Decimal(0)) -> Iterable[Reason]:
    """Say what does not add up, and where to look.

    >>> told = balance([Flow(VENDOR, OURS, Decimal(3))], Decimal(2))
    >>> [each.code for each in explain(told, "A1")]
    ['balance_missing']
    """
    if told.difference > 0:
        yield reason("balance_missing", lot=lot, quantity=plain(told.difference))
    elif told.difference < 0:
        yield reason("balance_surplus", lot=lot, quantity=plain(-told.difference))
    if told.with_customers < 0:
        yield reason("balance_came_back", lot=lot, quantity=plain(-told.with_customers))
    if lowest_stock < 0:
        yield reason("balance_negative", lot=lot, quantity=plain(-lowest_stock))


def plain(quantity: Decimal) -> str:
    """A quantity as people write it.

    >>> plain(Decimal("2.50")), plain(Decimal("10"))
    ('2.5', '10')
    """
    return f"{quantity.normalize():f}"
