# Part of after_sales. LGPL-3.
"""Where all pieces of a lot are: what came in equals what is accounted for, and the difference is shown (R10.07)."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

ZERO = Decimal(0)
#: Places of the company itself; all others are outside, or are an account that goods are written off to.
OWN = "own"


class Flow(NamedTuple):
    """What moved of the goods from one kind of place to another, in all.

    Kinds are "own", "customer", "vendor", "production", "scrap" and "count" (what a stock count found or missed).
    """

    source: str
    target: str
    quantity: Decimal


class Balance(NamedTuple):
    """The rows of the balance: the first three came in, the others are accounted for."""

    received: Decimal
    produced: Decimal
    counted: Decimal
    stock: Decimal
    quarantine: Decimal
    transit: Decimal
    customers: Decimal
    vendor: Decimal
    used: Decimal
    scrapped: Decimal

    @property
    def came_in(self) -> Decimal:
        """Received, made, and found at counts; what counts missed is no piece less that once came in."""
        return self.received + self.produced + max(self.counted, ZERO)

    @property
    def accounted(self) -> Decimal:
        """What is known to be somewhere, or to be no more."""
        ours = self.stock + self.quarantine + self.transit
        return ours + self.customers + self.vendor + self.used + self.scrapped

    @property
    def difference(self) -> Decimal:
        """Pieces that came in and are nowhere; below zero: more are there than ever came in."""
        return self.came_in - self.accounted


def balance(flows: Iterable[Flow], on_hand: Mapping[str, Decimal]) -> Balance:
    """Add up what moved and what lies in our own places ("stock", "quarantine", "transit").

    >>> D = Decimal
    >>> found = balance([Flow("vendor", "own", D(10)), Flow("own", "customer", D(6))], {"stock": D(3)})
    >>> found.came_in, found.customers, found.difference
    (Decimal('10'), Decimal('6'), Decimal('1'))
    """
    flows = list(flows)

    def gone_to(kind):
        return sum((flow.quantity for flow in flows if flow.target == kind and flow.source != kind), ZERO)

    def come_from(kind):
        return sum((flow.quantity for flow in flows if flow.source == kind and flow.target != kind), ZERO)

    return Balance(
        received=come_from("vendor"),
        produced=come_from("production"),
        counted=come_from("count") - gone_to("count"),
        stock=on_hand.get("stock", ZERO),
        quarantine=on_hand.get("quarantine", ZERO),
        transit=on_hand.get("transit", ZERO),
        customers=gone_to("customer") - come_from("customer"),
        vendor=gone_to("vendor"),
        used=gone_to("production"),
        scrapped=gone_to("scrap") - come_from("scrap"),
    )
