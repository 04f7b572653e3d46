# Part of after_sales. LGPL-3.
"""Why something is refused, asked or done, free of any language."""

from typing import Any, NamedTuple


class Reason(NamedTuple):
    """A code and the values its sentence names; ``after_sales.message`` turns it into words.

    >>> Reason("line_quantity_above_returnable", {"asked": "3", "returnable": "2"}).code
    'line_quantity_above_returnable'
    """

    code: str
    values: dict[str, Any] = {}


def reason(code: str, **values: Any) -> Reason:
    """Write ``Reason`` the short way.

    >>> reason("no_lines", document="RET/1")
    Reason(code='no_lines', values={'document': 'RET/1'})
    """
    return Reason(code, values)
