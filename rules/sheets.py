# Part of after_sales. LGPL-3.
"""What fits on which sheet of a printed form, so that each sheet may say on its own what it belongs to."""

import math
from collections.abc import Iterable
from typing import NamedTuple

#: From here on characters are as wide as two letters: Chinese, Japanese, Korean and their punctuation.
WIDE = 0x2E80


class Block(NamedTuple):
    """A part of a form that stays together: what it is, and how many lines it takes."""

    key: object
    height: float


def lines(text: str, width: int) -> int:
    """How many lines ``text`` takes where ``width`` letters fit beside each other; none if it is empty.

    >>> lines("It leaks.", 40), lines("", 40), lines("客戶抱怨處理表", 7)
    (1, 0, 2)
    """
    return sum(max(1, math.ceil(_width(part) / width)) for part in (text or "").splitlines())


def pack(blocks: Iterable[Block], capacity: float) -> list[list[object]]:
    """Put blocks onto sheets in their order; one that is higher than a sheet has one of its own.

    >>> pack([Block("a", 3), Block("b", 3), Block("c", 9)], 6)
    [['a', 'b'], ['c']]
    """
    sheets, room = [], 0.0
    for block in blocks:
        if not sheets or block.height > room:
            sheets.append([])
            room = capacity
        sheets[-1].append(block.key)
        room -= block.height
    return sheets


def _width(text: str) -> int:
    return sum(2 if ord(character) >= WIDE else 1 for character in text)
