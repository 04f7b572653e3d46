# Part of after_sales. LGPL-3.
"""Goods of a customer for which no delivery is known: what they must say, and what speaks against them (R5.16, R5.17)."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from .reason import Reason, reason

LIST, AGREED, ZERO = "list", "agreed", "zero"
TODAY, STATED = "today", "stated"


class Known(NamedTuple):
    """A delivery that the goods could be returned from instead."""

    delivery: str
    left: Decimal


class Stray(NamedTuple):
    """One line of goods that nobody knows, in the product's own unit, with the words that name it to a person."""

    line: str
    product: str
    customer: str
    quantity: Decimal
    unit: str = ""
    is_goods: bool = True
    is_active: bool = True
    tracking: str = "none"  # "none", "lot" or "serial"
    lot: str = ""
    key: object = None  # what two lines with the same serial number have in common
    known: Known | None = None
    lot_company: str = ""  # of another company, where the lot is of one
    place: str = ""  # with us, where the serial number lies
    other_return: str = ""  # which is open and asks for the same serial number
    other_owner: str = ""  # whose the serial number is by the register of owners
    is_credited: bool = True  # what blind returns may promise
    price_source: str = ""
    price: Decimal = Decimal(0)
    price_reason: str = ""
    cost_source: str = ""
    cost: Decimal = Decimal(0)
    cost_reason: str = ""
    has_fixed_cost: bool = False  # valued at standard cost, whatever anybody says


def check(strays: Iterable[Stray]) -> list[Reason]:
    """Name everything that speaks against these lines, in their order.

    >>> line = Stray("Boiler", "Boiler", "Rosa", Decimal(1), price_source=ZERO, cost_source=ZERO)
    >>> check([line])
    []
    >>> [refusal.code for refusal in check([line._replace(known=Known("OUT/1", Decimal(2)), price_source="")])]
    ['blind_delivery_known', 'blind_price_without_source']
    """
    refusals: list[Reason] = []
    seen: set[object] = set()
    for stray in strays:
        refusals += [*_goods(stray), *_origin(stray), *_price(stray), *_cost(stray)]
        if stray.tracking == "serial" and stray.lot:
            if stray.key in seen:
                refusals.append(reason("blind_serial_twice", line=stray.line, lot=stray.lot))
            seen.add(stray.key)
    return refusals


def _goods(stray: Stray) -> Iterator[Reason]:
    if not stray.is_goods:
        yield reason("line_product_is_a_service", line=stray.line)
    if not stray.is_active:
        yield reason("line_product_is_archived", line=stray.line)
    if stray.quantity <= 0:
        yield reason("line_quantity_not_positive", line=stray.line)
    if stray.tracking != "none" and not stray.lot:
        yield reason("line_lot_missing", line=stray.line)
    if stray.tracking == "serial" and stray.quantity > 1:
        yield reason("serial_not_one", product=stray.product)
    if not stray.is_credited:
        yield reason("blind_remedy", line=stray.line)


def _origin(stray: Stray) -> Iterator[Reason]:
    if stray.known:
        yield reason(
            "blind_delivery_known",
            line=stray.line,
            customer=stray.customer,
            delivery=stray.known.delivery,
            left=f"{stray.known.left:g}",
            unit=stray.unit,
        )
    if stray.lot_company:
        yield reason("blind_lot_of_other_company", line=stray.line, lot=stray.lot, company=stray.lot_company)
    if stray.place:
        yield reason("blind_serial_on_stock", line=stray.line, lot=stray.lot, place=stray.place)
    if stray.other_owner:
        yield reason(
            "blind_of_other_owner", line=stray.line, lot=stray.lot, owner=stray.other_owner, customer=stray.customer
        )
    if stray.other_return:
        yield reason("blind_serial_in_other_return", line=stray.line, lot=stray.lot, other=stray.other_return)


def _price(stray: Stray) -> Iterator[Reason]:
    if not stray.price_source:
        yield reason("blind_price_without_source", line=stray.line)
    elif stray.price_source != ZERO and stray.price <= 0:
        yield reason("blind_price_not_positive", line=stray.line)
    if stray.price_source == AGREED and not stray.price_reason:
        yield reason("blind_price_without_reason", line=stray.line)


def _cost(stray: Stray) -> Iterator[Reason]:
    """What is sold dear is not worth more: a cost is never taken from a price, so it must be said where it is from."""
    if not stray.cost_source:
        yield reason("blind_cost_without_source", line=stray.line)
    elif stray.has_fixed_cost and stray.cost_source != TODAY:
        yield reason("blind_cost_is_fixed", line=stray.line)
    elif stray.cost_source != ZERO and stray.cost <= 0:
        yield reason("blind_cost_not_positive", line=stray.line)
    if stray.cost_source == STATED and not stray.cost_reason:
        yield reason("blind_cost_without_reason", line=stray.line)
