# Part of after_sales. LGPL-3.
"""What an allowance comes to, and what speaks against it (R6.05; checklist B3).

Amounts are at the price of the invoice: with tax where its prices include it, without where they do not.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from .money import round_to, split
from .open_value import Value
from .reason import Reason, reason

UNIT = "unit"
PERCENT = "percent"
AMOUNT = "amount"


class Asked(NamedTuple):
    """What one line of an allowance asks for, with the words that name it to a person."""

    line: str
    basis: str
    value: Decimal
    quantity: Decimal = Decimal(0)
    rate: Decimal = Decimal(0)  # per unit, or percent
    item: object = None  # the invoice line it draws on, if any
    invoice: object = None
    net: Decimal = Decimal(0)  # the value without tax
    invoice_name: str = ""
    most_quantity: Decimal | None = None  # as invoiced


def value(asked: Asked, sold: Decimal, step: Decimal) -> Decimal:
    """What a line comes to; ``sold``: what its quantity was sold for.

    >>> value(Asked("Pump", UNIT, Decimal(0), Decimal(500), Decimal(2)), Decimal(10000), Decimal("0.01"))
    Decimal('1000.00')
    >>> value(Asked("Pump", PERCENT, Decimal(0), Decimal(3), Decimal("12.5")), Decimal("99.99"), Decimal("0.01"))
    Decimal('12.50')
    """
    if asked.basis == UNIT:
        return round_to(asked.quantity * asked.rate, step)
    if asked.basis == PERCENT:
        return round_to(sold * asked.rate / 100, step)
    return asked.value


def check(asked: Iterable[Asked], lines: dict[object, Value], invoices: dict[object, Value]) -> list[Reason]:
    """Name everything that speaks against these lines, in their order; an empty list means they may be allowed.

    Lines that draw on one invoice line, or one invoice, are added up before they are compared with what is left of it:
    of a line at its price, of an invoice without tax.

    >>> line = Asked("Pump", AMOUNT, Decimal(60), item=7, invoice=1, net=Decimal(60), invoice_name="INV/1")
    >>> found = check([line, line], {7: Value(Decimal(100))}, {1: Value(Decimal(100))})
    >>> [refusal.code for refusal in found]
    ['allowance_above_line']
    """
    asked = list(asked)
    refusals = [refusal for line in asked for refusal in _check_numbers(line)]
    drawn: dict[object, Decimal] = {}
    for line in asked:
        left = lines.get(line.item, Value()).open - drawn.get(line.item, Decimal(0))
        drawn[line.item] = drawn.get(line.item, Decimal(0)) + max(line.value, Decimal(0))
        if line.item is not None and line.value > left:
            refusals.append(_above_line(line, max(left, Decimal(0)), lines.get(line.item, Value())))
    if not refusals:
        refusals += _check_invoices(asked, invoices)
    return refusals


def _check_numbers(line: Asked) -> Iterable[Reason]:
    if line.value <= 0 or line.rate < 0:
        yield reason("allowance_not_positive", line=line.line)
    if line.basis == PERCENT and line.rate > 100:
        yield reason("allowance_above_hundred", line=line.line, percent=_plain(line.rate))
    if line.basis != AMOUNT and line.most_quantity is not None and line.quantity > line.most_quantity:
        yield reason(
            "allowance_above_quantity",
            line=line.line,
            quantity=_plain(line.quantity),
            invoiced=_plain(line.most_quantity),
        )


def _check_invoices(asked: Sequence[Asked], invoices: dict[object, Value]) -> Iterable[Reason]:
    """Discounts and down payments are lines below zero: all lines together may ask for more than the invoice has."""
    drawing = [line for line in asked if line.item is not None]
    for invoice in dict.fromkeys(line.invoice for line in drawing):
        own = [line for line in drawing if line.invoice == invoice]
        wanted = sum((line.net for line in own), Decimal(0))
        known = invoices.get(invoice, Value())
        if wanted > known.open:
            yield reason(
                "allowance_above_invoice",
                invoice=own[0].invoice_name,
                asked=_plain(wanted),
                left=_plain(known.open),
                invoiced=_plain(known.invoiced),
                credited=_plain(known.credited),
                allowed=_plain(known.allowed),
                reserved=_plain(known.reserved),
            )


def _above_line(line: Asked, left: Decimal, known: Value) -> Reason:
    return reason(
        "allowance_above_line",
        line=line.line,
        asked=_plain(line.value),
        left=_plain(left),
        invoiced=_plain(known.invoiced),
        credited=_plain(known.credited),
        allowed=_plain(known.allowed),
        reserved=_plain(known.reserved),
    )


def spread(total: Decimal, open_values: Sequence[Decimal], step: Decimal) -> tuple[Decimal, ...]:
    """Share a lump sum over lines by what is left of their value, to the exact step.

    >>> spread(Decimal("100.00"), [Decimal(300), Decimal(0), Decimal(600)], Decimal("0.01"))
    (Decimal('33.33'), Decimal('0.00'), Decimal('66.67'))
    """
    return split(total, open_values, step)


def _plain(number: Decimal) -> str:
    """Write a number without needless zeros.

    >>> _plain(Decimal("2.50")), _plain(Decimal("300"))
    ('2.5', '300')
    """
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
