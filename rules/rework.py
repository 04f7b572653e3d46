# Part of after_sales. LGPL-3.
"""Which routing fits goods that are reworked, and which of its operations is next (R3.22)."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Goods(NamedTuple):
    """What is reworked: its product, its categories from its own up to the root, and what was found."""

    product: int
    categories: tuple[int, ...] = ()
    reason: int = 0


class Template(NamedTuple):
    """A routing by what it is for; an empty set says nothing about that."""

    routing: int
    products: frozenset[int] = frozenset()
    categories: frozenset[int] = frozenset()
    reasons: frozenset[int] = frozenset()


class Operation(NamedTuple):
    """One operation of an order, with the words that name it to a person."""

    name: str
    is_open: bool


def propose(goods: Goods, templates: Iterable[Template]) -> int:
    """The routing that is named most narrowly for these goods; 0 where none is.

    The product counts before its category, a nearer category before a farther one, and what was found decides among
    equals; then the first one. A routing that names nothing is chosen by people only.

    >>> goods = Goods(7, (3, 1), reason=5)
    >>> propose(goods, [Template(10, categories=frozenset({1})), Template(11, reasons=frozenset({5}))])
    10
    >>> propose(goods, [Template(12), Template(13, products=frozenset({8}))])
    0
    """
    fitting = [(fit, template.routing) for template in templates if (fit := _fit(goods, template))]
    return max(fitting, key=lambda each: each[0], default=((), 0))[1]


def _fit(goods: Goods, template: Template) -> tuple[int, int, int] | None:
    """How narrowly a routing names these goods; None where it names others, or none at all."""
    near = [len(goods.categories) - place for place, each in enumerate(goods.categories) if each in template.categories]
    product, reason = goods.product in template.products, goods.reason in template.reasons
    is_of_others = (
        (template.products and not product) or (template.categories and not near) or (template.reasons and not reason)
    )
    fit = int(product), max(near, default=0), int(reason)
    return fit if any(fit) and not is_of_others else None


def waits_for(operations: Sequence[Operation], place: int) -> list[str]:
    """What has to be done before the operation at ``place``: every open one before it.

    >>> waits_for([Operation("Take apart", True), Operation("Seal", True)], 1)
    ['Take apart']
    """
    return [operation.name for operation in operations[:place] if operation.is_open]
