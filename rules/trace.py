# Part of after_sales. LGPL-3.
"""The way of a lot: which step each movement is, in which order they are told, and what a reader may see (R10.05)."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple

from .trace_balance import CUSTOMER, GROUP, LOSS, OURS, PRODUCTION, SCRAP, VENDOR

#: Kind of a step -> the part of the way that it belongs to, in the order in which they are told.
PARTS = {
    "vendor": "from", "purchase": "from", "receipt": "from", "production": "from", "component": "from",
    "found": "from", "from_group": "from",
    "moved": "inside",
    "outbound": "to", "delivery": "to", "order": "to", "invoice": "to", "customer": "to", "to_group": "to",
    "case": "after", "return": "after", "came_back": "after", "credit_note": "after", "repair": "after",
    "owner": "after", "consumed": "after", "product": "after", "scrapped": "after", "lost": "after",
    "to_vendor": "after",
    "stock": "now", "holder": "now",
}  # fmt: skip
KINDS = tuple(PARTS)
SECTIONS = tuple(dict.fromkeys(PARTS.values()))

#: What a movement between two sides is. What is not named is told by where it went.
MOVEMENTS = {
    (VENDOR, OURS): ("receipt",),
    (PRODUCTION, OURS): ("production",),
    (LOSS, OURS): ("found",),
    (SCRAP, OURS): ("found",),
    (GROUP, OURS): ("from_group",),
    (VENDOR, CUSTOMER): ("receipt", "delivery"),
    (CUSTOMER, OURS): ("came_back",),
    (CUSTOMER, VENDOR): ("came_back", "to_vendor"),
}
GOING = {
    CUSTOMER: "delivery", SCRAP: "scrapped", LOSS: "lost", VENDOR: "to_vendor", PRODUCTION: "consumed",
    GROUP: "to_group", OURS: "moved",
}  # fmt: skip
#: What is told step by step for each contract, and not by the day alone.
WAYS = ("from", "to")


class Step(NamedTuple):
    """One step of the way; ``papers`` are all that the reader must be allowed to read, the first is the one it opens."""

    kind: str
    lot: int
    papers: tuple[tuple[str, int], ...]
    on: datetime | None = None
    partner: int = 0
    quantity: float = 0.0
    way: tuple[str, int] = ("", 0)
    is_hidden: bool = False

    @property
    def section(self) -> str:
        """The part of the way that it belongs to."""
        return PARTS[self.kind]


def movement(source: str, target: str, is_outbound: bool = False) -> tuple[str, ...]:
    """The steps that a movement from side to side is.

    >>> movement("vendor", "ours"), movement("vendor", "customer"), movement("ours", "scrap")
    (('receipt',), ('receipt', 'delivery'), ('scrapped',))
    >>> movement("ours", "ours"), movement("ours", "ours", is_outbound=True)
    (('moved',), ('outbound',))
    """
    if source == target == OURS and is_outbound:
        return ("outbound",)
    return MOVEMENTS.get((source, target)) or (GOING[target],)


def seen(step: Step, readable: Collection[tuple[str, int]]) -> Step:
    """The step as its reader may see it: that there is one, and nothing of it, where a paper is not for him.

    >>> receipt = Step("receipt", 1, (("stock.picking", 7),), datetime(2026, 3, 2), 4, 2.0)
    >>> seen(receipt, {("stock.picking", 7)}) == receipt
    True
    >>> seen(receipt, set())
    Step(kind='receipt', lot=1, papers=(), on=None, partner=0, quantity=0.0, way=('', 0), is_hidden=True)
    """
    if all(paper in readable for paper in step.papers):
        return step
    return Step(step.kind, step.lot, (), is_hidden=True)


def ordered(steps: Iterable[Step]) -> list[Step]:
    """Part by part; the steps of one way stay together, in the order of the way; others follow the day.

    What is hidden comes last in its part, so that its place tells no day.

    >>> invoice = Step("invoice", 1, (("account.move", 3),), datetime(2026, 3, 1), way=("S1", 1))
    >>> delivery, receipt = invoice._replace(kind="delivery"), Step("receipt", 1, (("stock.picking", 2),))
    >>> [step.kind for step in ordered([invoice, delivery, receipt])]
    ['receipt', 'delivery', 'invoice']
    """
    steps = list(steps)
    begun = {}
    for step in steps:
        if step.on and step.section in WAYS:
            key = (step.section, step.way)
            begun[key] = min(step.on, begun.get(key, step.on))
    return sorted(steps, key=lambda step: _place(step, begun))


def _place(step, begun):
    late = datetime.max
    first = begun.get((step.section, step.way), late) if step.section in WAYS else late
    way = step.way if step.section in WAYS else ("", 0)
    rank = KINDS.index(step.kind)
    by_rank = rank if step.section in WAYS else 0
    part = SECTIONS.index(step.section)
    return (part, step.is_hidden, first, way, by_rank, step.on or late, rank, step.lot, step.papers)
