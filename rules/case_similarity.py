# Part of after_sales. LGPL-3.
"""Which earlier complaints are like a new one, and which may be the very same (R4.66)."""

from typing import NamedTuple


class Traits(NamedTuple):
    """What complaints are compared by; 0 where something is not known."""

    customer: int = 0
    products: frozenset[int] = frozenset()
    fault: int = 0
    is_open: bool = False


class Match(NamedTuple):
    """An earlier case: how like it is, whether it may be the same one, whether the customer complains again."""

    case: int
    score: int
    is_duplicate: bool
    is_recurrence: bool


def match(new: Traits, case: int, old: Traits) -> Match:
    """Compare one earlier case with the new one.

    >>> match(Traits(1, frozenset({7}), 3), 9, Traits(1, frozenset({7, 8}), 3, is_open=True))
    Match(case=9, score=3, is_duplicate=True, is_recurrence=True)
    >>> match(Traits(1, frozenset({7}), 3), 9, Traits(2, frozenset({7}), 3, is_open=True)).is_duplicate
    False
    """
    same_customer = bool(new.customer) and new.customer == old.customer
    same_product = bool(new.products & old.products)
    same_fault = bool(new.fault) and new.fault == old.fault
    score = sum((same_customer, same_product, same_fault))
    return Match(case, score, score == 3 and old.is_open, same_customer and (same_product or same_fault))


def ranked(new: Traits, old: dict[int, Traits]) -> list[Match]:
    """Those that share two traits or more: the most similar first, among equals the newest (the highest id).

    >>> [found.case for found in ranked(Traits(1, frozenset({7}), 3), {4: Traits(1), 5: Traits(1, frozenset({7}))})]
    [5]
    """
    matches = [match(new, case, traits) for case, traits in old.items()]
    return sorted((found for found in matches if found.score >= 2), key=lambda found: (-found.score, -found.case))
