# Part of after_sales. LGPL-3.
"""Which decisions an auditor looks at (checklist A52): by lot, and so that anybody finds the same ones again.

The lot of an item depends on the seed and on the item alone: neither on the order in which items come nor on the
program's own idea of chance, and a larger sample contains the smaller one.
"""

import hashlib
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple


class Item(NamedTuple):
    """A decision: its key and the amount that was decided on."""

    key: int
    amount: Decimal


def drawn(items: Sequence[Item], size: int, seed: str) -> list[int]:
    """The keys of ``size`` items by lot, or of all where there are fewer.

    >>> items = [Item(key, Decimal(key)) for key in range(1, 10)]
    >>> drawn(items, 3, "2026-Q1") == drawn(items[::-1], 3, "2026-Q1")
    True
    >>> len(drawn(items, 100, "2026-Q1"))
    9
    """
    return [item.key for item in _by_lot(items, seed)[:size]]


def drawn_by_amount(items: Sequence[Item], size: int, strata: int, seed: str) -> list[int]:
    """By lot from each of ``strata`` layers of equal numbers, from small amounts to large ones.

    Each layer gives at least one, the rest goes where the money is: a place for each equal share of the whole amount.

    >>> items = [Item(key, Decimal(10 if key < 9 else 1000)) for key in range(1, 11)]
    >>> sorted(drawn_by_amount(items, 6, 5, "a"))[-2:]
    [9, 10]
    """
    layers = _layers(items, strata)
    places = dict.fromkeys(range(len(layers)), 0)
    for _place in range(min(size, len(items))):
        open_ones = [number for number in places if places[number] < len(layers[number])]
        places[max(open_ones, key=lambda number: _claim(layers[number], places[number], number))] += 1
    return [key for number, layer in enumerate(layers) for key in drawn(layer, places[number], seed)]


def _layers(items: Sequence[Item], strata: int) -> list[Sequence[Item]]:
    ordered = sorted(items, key=lambda item: (abs(item.amount), item.key))
    bounds = [len(ordered) * number // strata for number in range(strata + 1)]
    return [layer for first, last in pairwise(bounds) if (layer := ordered[first:last])]


def _claim(layer: Sequence[Item], places: int, number: int) -> tuple:
    """What speaks for giving the next place to a layer: that it has none, then the amount for each place, then size."""
    return not places, sum((abs(item.amount) for item in layer), Decimal(0)) / (places + 1), number


def _by_lot(items: Sequence[Item], seed: str) -> list[Item]:
    return sorted(items, key=lambda item: hashlib.sha256(f"{seed}:{item.key}".encode()).digest())
