# Part of after_sales. LGPL-3.
"""What a salesperson had to collect in a month and what came in, items under complaint left out (R6.08, R8.30).

Due: what fell due in the month, and what was open from earlier months. Collected: the money that came in on it until the
end of the month. A customer who complains of some items withholds their price: money counts for the other items first.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from .money import round_to

CENT = Decimal("0.01")


class Instalment(NamedTuple):
    """One due amount of an invoice, with tax, credit notes taken off."""

    amount: Decimal
    share: Decimal = Decimal(0)  # of the items under complaint in the value of the invoice, 0 to 1
    before: Decimal = Decimal(0)  # collected before the month
    collected: Decimal = Decimal(0)


class Figures(NamedTuple):
    """What was due and collected, and what of both belongs to items under complaint."""

    due: Decimal = Decimal(0)
    collected: Decimal = Decimal(0)
    listed_due: Decimal = Decimal(0)
    listed_collected: Decimal = Decimal(0)


def figures(instalment: Instalment, step: Decimal = CENT) -> Figures:
    """Part one instalment into what is under complaint and what is not.

    >>> figures(Instalment(Decimal(30000), Decimal(2) / 3, collected=Decimal(12000)))
    Figures(due=Decimal('30000'), collected=Decimal('12000'), listed_due=Decimal('20000.00'), listed_collected=Decimal('2000.00'))
    """
    due = instalment.amount - instalment.before
    listed = round_to(instalment.amount * instalment.share, step)
    others_due = max(instalment.amount - listed - instalment.before, Decimal(0))
    return Figures(due, instalment.collected, due - others_due, max(instalment.collected - others_due, Decimal(0)))


def total(parts: Iterable[Figures]) -> Figures:
    """Add up figures, each for itself.

    >>> total([Figures(Decimal(5), Decimal(4)), Figures(Decimal(1), Decimal(0), Decimal(1))])
    Figures(due=Decimal('6'), collected=Decimal('4'), listed_due=Decimal('1'), listed_collected=Decimal('0'))
    """
    return Figures(*(sum(column, Decimal(0)) for column in zip(Figures(), *parts, strict=True)))


def rate(known: Figures) -> Decimal | None:
    """(Collected - collected on listed) / (due - due of listed), in percent; None where nothing else was due.

    Appendix C 9, and what it would be without the rule:

    >>> rate(Figures(Decimal(100000), Decimal(72000), Decimal(20000), Decimal(0)))
    Decimal('90.00')
    >>> rate(Figures(Decimal(100000), Decimal(72000)))
    Decimal('72.00')
    >>> rate(Figures(Decimal(500), Decimal(0), Decimal(500)))
    """
    due = known.due - known.listed_due
    if due <= 0:
        return None
    return round_to((known.collected - known.listed_collected) * 100 / due, CENT)
