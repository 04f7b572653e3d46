# Part of after_sales. LGPL-3.
"""What a customer may report in the portal: of what was delivered to him, in his words, a few at a time (R4.13, R4.07)."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from .portal_request import MOST_WORDS, plain
from .reason import Reason, reason

#: How many reports of one customer may wait for a first look.
MOST_WAITING = 20
#: Complaints about something else than goods.
WITHOUT_GOODS = frozenset({"date", "service", "other"})


class Delivered(NamedTuple):
    """One delivered item, as the form offered it; quantities in the unit that is shown."""

    name: str
    unit: str
    delivered: Decimal
    open_report: str = ""  # the number of a report about this very item that nobody has looked at yet


class Affected(NamedTuple):
    """What the customer wrote beside one item: how much, ``None`` if that is no quantity; or that he does not know."""

    item: object
    quantity: Decimal | None
    is_unknown: bool = False


class Words(NamedTuple):
    """What he chose and wrote about the whole complaint."""

    category: str
    has_fault: bool
    text: str


def check(
    affected: Iterable[Affected], offered: Mapping[object, Delivered], words: Words, waiting: int = 0
) -> list[Reason]:
    """Name everything that speaks against the report; an empty list means that it may be written down.

    >>> items = {1: Delivered("Boiler", "Units", Decimal(2))}
    >>> [each.code for each in check([Affected(1, Decimal(3))], items, Words("", True, ""))]
    ['complaint_above_delivered', 'complaint_without_category', 'complaint_without_words']
    >>> check([Affected(1, None, is_unknown=True)], items, Words("quality", True, "It leaks."))
    []
    """
    affected = list(affected)
    refusals = [refusal for each in affected for refusal in _check_item(each, offered.get(each.item))]
    if not affected and words.category not in WITHOUT_GOODS:
        refusals.append(reason("complaint_of_nothing"))
    if not words.category:
        refusals.append(reason("complaint_without_category"))
    if not words.has_fault:
        refusals.append(reason("complaint_without_fault"))
    if not words.text:
        refusals.append(reason("complaint_without_words"))
    if len(words.text) > MOST_WORDS:
        refusals.append(reason("request_too_wordy", most=MOST_WORDS, written=len(words.text)))
    if waiting >= MOST_WAITING:
        refusals.append(reason("complaint_too_many", waiting=waiting))
    return refusals


def _check_item(each: Affected, item: Delivered | None) -> Iterable[Reason]:
    if item is None:
        yield reason("complaint_of_something_else")
    elif item.open_report:
        yield reason("complaint_open_already", item=item.name, document=item.open_report)
    elif each.is_unknown:
        return
    elif each.quantity is None or each.quantity <= 0:
        yield reason("complaint_quantity_unclear", item=item.name)
    elif each.quantity > item.delivered:
        asked, delivered = plain(each.quantity), plain(item.delivered)
        yield reason("complaint_above_delivered", item=item.name, unit=item.unit, asked=asked, delivered=delivered)
