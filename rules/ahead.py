# Part of after_sales. LGPL-3.
"""What the customer got ahead of the goods that he owes us: an advance replacement, or a credit on approval.

Quantities are in the product's base unit.
"""

from datetime import date
from decimal import Decimal


def owed(given: Decimal, received: Decimal, charged: Decimal) -> Decimal:
    """Goods that the customer still owes: what he was given, less what came back, less what he was charged for.

    >>> owed(Decimal(3), Decimal(1), Decimal(0))
    Decimal('2')
    >>> owed(Decimal(3), Decimal(5), Decimal(0))
    Decimal('0')
    """
    return max(given - received - charged, Decimal(0))


def to_charge(still_owed: Decimal, due: date | None, today: date, is_closed: bool) -> Decimal:
    """What is charged today: all that is owed once the day has passed, or once nobody waits for the goods any more.

    >>> to_charge(Decimal(2), date(2026, 3, 2), date(2026, 3, 2), is_closed=False)
    Decimal('0')
    >>> to_charge(Decimal(2), date(2026, 3, 2), date(2026, 3, 3), is_closed=False)
    Decimal('2')
    >>> to_charge(Decimal(2), None, date(2026, 3, 3), is_closed=True)
    Decimal('2')
    """
    overdue = due is not None and due < today
    return still_owed if overdue or is_closed else Decimal(0)
