# Part of after_sales. LGPL-3.
"""What is different between two things that were asked, field by field (checklist A39).

A picture of a document is plain: ``fields`` {name: [label, value, words]} of itself, and ``rows`` {key: {"label": ...,
"fields": {...}}} of its lines. Values decide what is different, words tell it; so a name that was only translated or
corrected is no change.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

Picture = dict[str, Any]


class Change(NamedTuple):
    """``what`` was ``before`` and is ``now``; None: it was not there, or is not any more."""

    what: str
    before: str | None
    now: str | None


def differences(before: Picture, now: Picture) -> list[Change]:
    """Everything that is different, in the order of ``now``; lines that are gone come last.

    >>> said = lambda value: {"reason": ["Reason", value, f"No. {value}"]}
    >>> boiler = {"label": "Boiler", "fields": {"quantity": ["Quantity", "2", "2 Units"]}}
    >>> differences({"fields": said(1), "rows": {"7": boiler}}, {"fields": said(2), "rows": {}})
    [Change(what='Reason', before='No. 1', now='No. 2'), Change(what='Boiler', before='Quantity: 2 Units', now=None)]
    >>> differences({"fields": said(1), "rows": {"7": boiler}}, {"fields": said(1), "rows": {"7": boiler}})
    []
    """
    rows, known = now.get("rows", {}), before.get("rows", {})
    changes = list(_of_fields(before.get("fields", {}), now.get("fields", {})))
    for key, row in rows.items():
        if key in known:
            changes += _of_fields(known[key]["fields"], row["fields"], row["label"])
        else:
            changes.append(Change(row["label"], None, _all_of(row)))
    return changes + [Change(row["label"], _all_of(row), None) for key, row in known.items() if key not in rows]


def _of_fields(before: Picture, now: Picture, row: str = "") -> Iterator[Change]:
    nothing = ["", None, ""]
    for name in [*now, *(name for name in before if name not in now)]:
        was, is_now = before.get(name, nothing), now.get(name, nothing)
        if was[1] != is_now[1]:
            label = is_now[0] or was[0]
            yield Change(f"{row}, {label}" if row else label, was[2], is_now[2])


def _all_of(row: Picture) -> str:
    return ", ".join(f"{label}: {words}" for label, _value, words in row["fields"].values() if words)
