# Part of after_sales. LGPL-3.
"""How much of what was delivered may still come back (R5.17, R5.20)."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from .reason import Reason, reason


class Delivered(NamedTuple):
    """What became of one delivered item (a delivery line, or one lot of it); base units of the product."""

    delivered: Decimal = Decimal(0)
    returned: Decimal = Decimal(0)
    reserved: Decimal = Decimal(0)

    @property
    def returnable(self) -> Decimal:
        """What no document has claimed yet; never below zero.

        >>> Delivered(Decimal(5), Decimal(2), Decimal(1)).returnable
        Decimal('2')
        """
        return max(self.delivered - self.returned - self.reserved, Decimal(0))


class Asked(NamedTuple):
    """What one line of a return asks for, with the words that name it to a person."""

    line: str
    quantity: Decimal
    unit: str
    item: object  # what is shared by lines that draw on the same delivered item
    is_tracked: bool
    has_lot: bool
    lot_was_delivered: bool
    lot: str = ""
    product_is_active: bool = True
    product_is_goods: bool = True

    @property
    def names_its_item(self) -> bool:
        return self.lot_was_delivered if self.has_lot else not self.is_tracked


def check(asked: Iterable[Asked], items: dict[object, Delivered]) -> list[Reason]:
    """Name everything that speaks against these lines, in their order; an empty list means they may come back.

    Lines that draw on one delivered item are added up before they are compared with what is left of it. Where the lot
    is missing or wrong, nobody knows what is left, so that alone is told.

    >>> line = Asked("Boiler", Decimal(3), "Units", 7, is_tracked=False, has_lot=False, lot_was_delivered=True)
    >>> [refusal.code for refusal in check([line, line], {7: Delivered(Decimal(5))})]
    ['line_quantity_above_returnable']
    """
    refusals: list[Reason] = []
    drawn: dict[object, Decimal] = {}
    for line in asked:
        refusals += _check_item(line)
        if line.quantity <= 0:
            refusals.append(reason("line_quantity_not_positive", line=line.line))
            continue
        left = items.get(line.item, Delivered()).returnable - drawn.get(line.item, Decimal(0))
        drawn[line.item] = drawn.get(line.item, Decimal(0)) + line.quantity
        if line.quantity > left and line.names_its_item:
            refusals.append(_above_returnable(line, max(left, Decimal(0)), items.get(line.item, Delivered())))
    return refusals


def _check_item(line: Asked) -> Iterable[Reason]:
    if not line.product_is_goods:
        yield reason("line_product_is_a_service", line=line.line)
    if not line.product_is_active:
        yield reason("line_product_is_archived", line=line.line)
    if line.is_tracked and not line.has_lot:
        yield reason("line_lot_missing", line=line.line)
    if line.has_lot and not line.lot_was_delivered:
        yield reason("line_lot_never_delivered", line=line.line, lot=line.lot)


def _above_returnable(line: Asked, left: Decimal, item: Delivered) -> Reason:
    return reason(
        "line_quantity_above_returnable",
        line=line.line,
        unit=line.unit,
        asked=_plain(line.quantity),
        returnable=_plain(left),
        delivered=_plain(item.delivered),
        returned=_plain(item.returned),
        reserved=_plain(item.reserved),
    )


def _plain(quantity: Decimal) -> str:
    """Write a quantity without needless zeros: 2, 2.5.

    >>> _plain(Decimal("2.50")), _plain(Decimal("300"))
    ('2.5', '300')
    """
    text = f"{quantity:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
