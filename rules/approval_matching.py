# Part of after_sales. LGPL-3.
"""Which rows of the authority table speak about a document (R7.02)."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple


class Facts(NamedTuple):
    """What a document says of itself when it asks for approval; amounts in the currency of its company.

    ``draws_on``: what the amount is taken from, as (scope, id): a customer, an invoice, a lot, a requester.
    """

    kind: str
    company: int
    on: date
    amount: Decimal = Decimal(0)  # with tax
    untaxed: Decimal = Decimal(0)
    measures: tuple[tuple[str, Decimal], ...] = ()  # further values to test, such as the share of the invoice
    draws_on: frozenset[tuple[str, int]] = frozenset()
    reason: int = 0
    categories: frozenset[int] = frozenset()  # product categories with all those above them
    tags: frozenset[int] = frozenset()  # of the customer
    is_foreign: bool = False
    department: int = 0  # of the requester
    dispositions: frozenset[int] = frozenset()  # planned for the goods
    classes: frozenset[int] = frozenset()  # what makes it ask for more than its amount does
    sellers: frozenset[int] = frozenset()  # who sells to the customer: a policy may keep them from signing


class Condition(NamedTuple):
    """What a row asks; an empty condition asks nothing."""

    kind: str
    company: int = 0
    reasons: frozenset[int] = frozenset()
    categories: frozenset[int] = frozenset()
    tags: frozenset[int] = frozenset()
    market: str = ""  # "", "domestic" or "foreign"
    departments: frozenset[int] = frozenset()
    dispositions: frozenset[int] = frozenset()
    classes: frozenset[int] = frozenset()
    valid_from: date | None = None
    valid_to: date | None = None

    def matches(self, facts: Facts) -> bool:
        """Say whether the row speaks about this document on its day; both ends of the validity are included.

        >>> row = Condition("return", reasons=frozenset({3}), valid_to=date(2026, 3, 31))
        >>> row.matches(Facts("return", 1, date(2026, 3, 31), reason=3))
        True
        >>> row.matches(Facts("return", 1, date(2026, 4, 1), reason=3))
        False
        """
        return (
            self.kind == facts.kind
            and self.company in (0, facts.company)
            and (not self.reasons or facts.reason in self.reasons)
            and (not self.categories or bool(self.categories & facts.categories))
            and (not self.tags or bool(self.tags & facts.tags))
            and (not self.market or (self.market == "foreign") == facts.is_foreign)
            and (not self.departments or facts.department in self.departments)
            and (not self.dispositions or bool(self.dispositions & facts.dispositions))
            and (not self.classes or bool(self.classes & facts.classes))
            and (not self.valid_from or self.valid_from <= facts.on)
            and (not self.valid_to or facts.on <= self.valid_to)
        )

    @property
    def specificity(self) -> int:
        """How many conditions the row states; the day it is valid is none of them.

        >>> Condition("return").specificity, Condition("return", company=1, market="foreign").specificity
        (0, 2)
        """
        named = (self.reasons, self.categories, self.tags, self.departments, self.dispositions, self.classes)
        return sum(map(bool, (self.company, self.market, *named)))
