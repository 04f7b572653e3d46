# Part of after_sales. LGPL-3.
"""Which invoices a return is credited against, and for how much (R5.04, R5.09).

Quantities are in the product's base unit.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple


class Sold(NamedTuple):
    """One sold line after the goods came back."""

    ordered: Decimal
    delivered: Decimal  # net of everything that came back, this return included
    returned: Decimal  # all that ever came back, this return included
    invoiced: Decimal  # net of all credit notes
    is_invoiced_on_order: bool


class InvoiceLine(NamedTuple):
    """What one posted invoice line still has to give."""

    line: int
    open_quantity: Decimal
    is_preferred: bool = False  # the invoice from which the customer returns


class Credit(NamedTuple):
    """A quantity to credit on one invoice line."""

    line: int
    quantity: Decimal


def to_credit(received: Decimal, sold: Sold) -> Decimal:
    """Quantity of the received goods that the customer was invoiced for.

    Goods that were never invoiced just lower the quantity to invoice. What the customer keeps is what he was
    delivered, or, where invoices follow orders, what he ordered less what came back if that is more.

    >>> ten = Sold(Decimal(10), Decimal(8), Decimal(2), Decimal(10), False)
    >>> to_credit(Decimal(2), ten)
    Decimal('2')
    >>> to_credit(Decimal(2), ten._replace(invoiced=Decimal(0)))
    Decimal('0')
    >>> to_credit(Decimal(2), ten._replace(invoiced=Decimal(9)))
    Decimal('1')
    """
    kept = max(sold.delivered, Decimal(0))
    if sold.is_invoiced_on_order:
        kept = max(kept, sold.ordered - sold.returned)
    return min(max(sold.invoiced - kept, Decimal(0)), received)


def allocate(received: Decimal, sold: Sold, lines: Sequence[InvoiceLine]) -> tuple[Credit, ...]:
    """Spread what must be credited over invoice lines: preferred ones first, then as given (oldest first).

    A preferred invoice is credited for all that came back, as far as it reaches; the goods were returned against it.

    >>> sold = Sold(Decimal(10), Decimal(7), Decimal(3), Decimal(10), False)
    >>> allocate(Decimal(3), sold, [InvoiceLine(1, Decimal(2)), InvoiceLine(2, Decimal(8))])
    (Credit(line=1, quantity=Decimal('2')), Credit(line=2, quantity=Decimal('1')))
    """
    preferred = sum((line.open_quantity for line in lines if line.is_preferred), Decimal(0))
    return spread(max(to_credit(received, sold), min(received, preferred)), lines)


def spread(quantity: Decimal, lines: Sequence[InvoiceLine]) -> tuple[Credit, ...]:
    """Spread a quantity over invoice lines: preferred ones first, then as given, as far as they reach.

    >>> spread(Decimal(9), [InvoiceLine(1, Decimal(2)), InvoiceLine(2, Decimal(4), True)])
    (Credit(line=2, quantity=Decimal('4')), Credit(line=1, quantity=Decimal('2')))
    """
    left, credits = quantity, []
    for line in sorted(lines, key=lambda line: not line.is_preferred):
        taken = min(left, line.open_quantity)
        if taken > 0:
            credits.append(Credit(line.line, taken))
            left -= taken
    return tuple(credits)
