# Part of after_sales. LGPL-3.
"""A log whose every row vouches for the one before it, so that no row changes, goes or comes unseen.

A row's hash is the SHA-256 of the previous row's hash and the row's own payload. The length and the last hash, kept
apart from the rows, tell a cut tail. Whoever can rewrite all of it at once is told only by a hash that was written down
elsewhere: an earlier export, a mail.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timezone
from decimal import Decimal
from typing import Any, NamedTuple

from .reason import Reason, reason

#: What stands before the first row.
GENESIS = "0" * 64


class Row(NamedTuple):
    """A row as it is stored; rows count from 1."""

    sequence: int
    previous_hash: str
    hash: str
    payload: dict[str, Any]


def plain(value: Any) -> Any:
    """Write ``value`` with what JSON has; ``TypeError`` for a float, which has no exact form.

    Numbers lose the zeros that mean nothing; times are UTC, and those without a zone are taken for UTC.

    >>> plain({"amount": Decimal("12.50"), "on": datetime(2026, 3, 2, 8, 0), "days": (date(2026, 3, 3),)})
    {'amount': '12.5', 'on': '2026-03-02T08:00:00Z', 'days': ['2026-03-03']}
    """
    if value is None or isinstance(value, int | str):
        return value
    if isinstance(value, Decimal):
        return _number(value)
    if isinstance(value, date):
        return _moment(value) if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    raise TypeError(f"{value!r} has no canonical form")


def _number(value: Decimal) -> str:
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _moment(value: datetime) -> str:
    utc = value.astimezone(timezone.utc).replace(tzinfo=None) if value.tzinfo else value
    return f"{utc.isoformat()}Z"


def canonical(payload: dict[str, Any]) -> str:
    """Write ``payload`` in the one way that equal payloads share.

    >>> canonical({"b": Decimal("1.0"), "a": None})
    '{"a":null,"b":"1"}'
    """
    return json.dumps(plain(payload), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def link(previous_hash: str, payload: dict[str, Any]) -> str:
    """Hash a row: SHA-256, in hexadecimal, of the previous hash, a line feed and the canonical payload in UTF-8.

    >>> link(GENESIS, {"event": "signed"})[:12]
    '7fedaaac449e'
    """
    return hashlib.sha256(f"{previous_hash}\n{canonical(payload)}".encode()).hexdigest()


def verify(rows: Iterable[Row], head: str, length: int) -> list[Reason]:
    """Tell what is wrong with a log: of each kind of breach the first, none when all is well.

    ``rows`` come in the order of their sequence and are read once; ``head`` and ``length`` are what is kept apart.

    >>> row = Row(1, GENESIS, link(GENESIS, {"event": "signed"}), {"event": "signed"})
    >>> verify([row], row.hash, 1)
    []
    >>> verify([row._replace(payload={"event": "refused"})], row.hash, 1)
    [Reason(code='chain_row_tampered', values={'row': 1})]
    """
    breaches: dict[str, Reason] = {}
    tip, last = GENESIS, 0
    for row in rows:
        for breach in _row_breaches(row, tip, last + 1):
            breaches.setdefault(breach.code, breach)
        tip, last = row.hash, max(last, row.sequence)
    for breach in _end_breaches(tip, last, head, length):
        breaches.setdefault(breach.code, breach)
    return list(breaches.values())


def _row_breaches(row: Row, tip: str, expected: int) -> Iterator[Reason]:
    if not _is_intact(row):
        yield reason("chain_row_tampered", row=row.sequence)
    if row.sequence > expected:
        yield reason("chain_rows_missing", first=expected, last=row.sequence - 1)
    elif row.sequence < expected:
        yield reason("chain_row_misplaced", row=row.sequence)
    elif row.previous_hash != tip:
        yield reason("chain_row_unlinked", row=row.sequence)


def _is_intact(row: Row) -> bool:
    try:
        return row.hash == link(row.previous_hash, row.payload)
    except TypeError:
        # What cannot be written canonically was never appended.
        return False


def _end_breaches(tip: str, last: int, head: str, length: int) -> Iterator[Reason]:
    if last < length:
        yield reason("chain_tail_cut", first=last + 1, last=length)
    elif last > length:
        yield reason("chain_row_beyond_head", row=length + 1)
    elif tip != head:
        yield reason("chain_head_differs", row=last)
