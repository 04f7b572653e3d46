# Part of after_sales. LGPL-3.
"""What a customer may ask for in the portal: of his own deliveries, not more than is left, once at a time (R5.20)."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from .reason import Reason, reason

MOST_WORDS = 2000  # characters
MOST_FILES = 5
MOST_BYTES = 10 * 1024 * 1024
MOST_OF_A_NUMBER = 80  # characters of a carrier's name or a tracking number
SHIP, COLLECT = "ship", "collect"
#: Pictures, and papers as a scanner makes them. Nothing that a browser would run.
KINDS = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif", "image/heic", "application/pdf"})


class Offered(NamedTuple):
    """One delivered item of the order, as the form offered it; quantities in the unit that is shown."""

    name: str
    unit: str
    returnable: Decimal
    open_request: str = ""  # the number of a request for this very item that nobody has dealt with yet


class Wish(NamedTuple):
    """What the customer wrote beside one item; ``None`` is something that is no quantity."""

    item: object
    quantity: Decimal | None


class Upload(NamedTuple):
    """One file that came with the request: its kind is what its content says, not its name."""

    name: str
    size: int
    kind: str


def check(
    wishes: Iterable[Wish], offered: Mapping[object, Offered], *, has_reason: bool, words: str
) -> list[Reason]:
    """Name everything that speaks against the request; an empty list means that it may be written down.

    >>> items = {1: Offered("Boiler", "Units", Decimal(2))}
    >>> [each.code for each in check([Wish(1, Decimal(3)), Wish(7, Decimal(1))], items, has_reason=False, words="")]
    ['request_above_returnable', 'request_of_something_else', 'request_without_reason']
    """
    wishes = list(wishes)
    refusals = [refusal for wish in wishes for refusal in _check_wish(wish, offered.get(wish.item))]
    if not wishes:
        refusals.append(reason("request_of_nothing"))
    if not has_reason:
        refusals.append(reason("request_without_reason"))
    if len(words) > MOST_WORDS:
        refusals.append(reason("request_too_wordy", most=MOST_WORDS, written=len(words)))
    return refusals


def _check_wish(wish: Wish, item: Offered | None) -> Iterable[Reason]:
    if item is None:
        yield reason("request_of_something_else")
    elif wish.quantity is None or wish.quantity <= 0:
        yield reason("request_quantity_unclear", item=item.name)
    elif item.open_request:
        yield reason("request_open_already", item=item.name, document=item.open_request)
    elif wish.quantity > item.returnable:
        asked, left = (plain(number) for number in (wish.quantity, item.returnable))
        yield reason("request_above_returnable", item=item.name, unit=item.unit, asked=asked, returnable=left)


def check_transport(way: str, texts: Iterable[str]) -> Iterable[Reason]:
    """Name what speaks against how the goods are to travel; nothing need be said of it.

    >>> [each.code for each in check_transport("rocket", ["x" * 81, "RR 12"])]
    ['request_transport_unclear', 'request_number_too_long']
    """
    if way not in ("", SHIP, COLLECT):
        yield reason("request_transport_unclear")
    if any(len(text) > MOST_OF_A_NUMBER for text in texts):
        yield reason("request_number_too_long", most=MOST_OF_A_NUMBER)


def check_files(files: Iterable[Upload]) -> list[Reason]:
    """Name everything that speaks against the files: too many, too large, empty, of a kind that is not taken.

    >>> [each.code for each in check_files([Upload("x.svg", 10, "image/svg+xml"), Upload("y.png", 0, "image/png")])]
    ['request_file_kind', 'request_file_empty']
    """
    files = list(files)
    refusals = [refusal for file in files for refusal in _check_file(file)]
    if len(files) > MOST_FILES:
        refusals.append(reason("request_files_too_many", most=MOST_FILES, sent=len(files)))
    return refusals


def _check_file(file: Upload) -> Iterable[Reason]:
    if not file.size:
        yield reason("request_file_empty", file=file.name)
    elif file.size > MOST_BYTES:
        yield reason("request_file_too_large", file=file.name, most=MOST_BYTES // 1024 // 1024)
    elif file.kind not in KINDS:
        yield reason("request_file_kind", file=file.name)


def plain(quantity: Decimal) -> str:
    """A quantity as people write it.

    >>> plain(Decimal("2.50"))
    '2.5'
    """
    text = f"{quantity:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
