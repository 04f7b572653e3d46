# Part of after_sales. LGPL-3.
"""What may become of goods in quarantine, and how far their inspection is (R5.16, checklist B37 to B40)."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from .reason import Reason, reason


class Goods(NamedTuple):
    """What one inspection looks at, with the words that name it; quantities in the product's own unit."""

    name: str
    unit: str
    waiting: Decimal  # received and not inspected yet
    there: Decimal  # really lies in quarantine, and nothing else is planned for it
    uncredited: Decimal  # received, and neither made good to the customer nor on its way back


class Part(NamedTuple):
    """A part of the goods that goes one way."""

    quantity: Decimal
    effect: str = ""  # of its disposition; empty: none was chosen
    vendor: str = ""
    becomes: str = ""  # the other product
    cost: Decimal = Decimal(0)  # of one piece, as it is
    new_cost: Decimal = Decimal(0)  # of one piece, as the other product


def check(goods: Goods, parts: Sequence[Part]) -> list[Reason]:
    """Name everything that speaks against it; an empty list means that it can be carried out.

    >>> goods = Goods("Boiler", "Units", Decimal(3), Decimal(3), Decimal(0))
    >>> [refusal.code for refusal in check(goods, [Part(Decimal(4), "restock"), Part(Decimal(1), "to_customer")])]
    ['inspection_above_waiting', 'inspection_goods_credited']
    """
    return [*_check_quantities(goods, parts), *(refusal for part in parts for refusal in _check_part(goods, part))]


def _check_quantities(goods: Goods, parts: Sequence[Part]) -> Iterable[Reason]:
    total = sum((part.quantity for part in parts), Decimal(0))
    back = sum((part.quantity for part in parts if part.effect == "to_customer"), Decimal(0))
    name, unit, found = goods.name, goods.unit, _plain(total)
    if not parts:
        yield reason("inspection_without_lines", goods=name)
    if total > goods.waiting:
        yield reason("inspection_above_waiting", goods=name, unit=unit, found=found, waiting=_plain(goods.waiting))
    elif total > goods.there:
        yield reason("inspection_goods_missing", goods=name, unit=unit, found=found, there=_plain(goods.there))
    if back > goods.uncredited:
        left = _plain(goods.uncredited)
        yield reason("inspection_goods_credited", goods=name, unit=unit, back=_plain(back), uncredited=left)


def _check_part(goods: Goods, part: Part) -> Iterable[Reason]:
    if part.quantity <= 0:
        yield reason("inspection_quantity_not_positive", goods=goods.name)
    if not part.effect:
        yield reason("inspection_without_disposition", goods=goods.name)
    if part.effect == "to_vendor" and not part.vendor:
        yield reason("inspection_without_vendor", goods=goods.name)
    if part.effect == "downgrade":
        yield from _check_downgrade(goods, part)


def _check_downgrade(goods: Goods, part: Part) -> Iterable[Reason]:
    if not part.becomes:
        yield reason("downgrade_without_product", goods=goods.name)
    elif part.new_cost > part.cost:
        yield reason(
            "downgrade_to_more",
            goods=goods.name,
            product=part.becomes,
            cost=_plain(part.cost),
            new_cost=_plain(part.new_cost),
        )


def status(received: Decimal, inspected: Decimal) -> str:
    """Say how far goods are that came in; it is read from quantities, nobody sets it.

    >>> [status(Decimal(5), Decimal(done)) for done in (0, 2, 5)], status(Decimal(0), Decimal(0))
    (['waiting', 'partial', 'done'], 'none')
    """
    if received <= 0:
        return "none"
    if inspected <= 0:
        return "waiting"
    return "partial" if inspected < received else "done"


def _plain(quantity: Decimal) -> str:
    text = f"{quantity:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
