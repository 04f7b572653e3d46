# Part of after_sales. LGPL-3.
"""What an amount comes to together with what was granted before (R7.04; splitting a credit lowers no authority)."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple


class Claim(NamedTuple):
    """One request: its amount, and what it draws on: ('customer', 7), ('invoice', 12), ('lot', 3), ('requester', 5)."""

    amount: Decimal
    draws_on: frozenset[tuple[str, int]]


class Exposure(NamedTuple):
    """The amount to test, and the scope that makes it more than the request's own amount (None: its own)."""

    amount: Decimal
    because_of: tuple[str, int] | None = None


def exposure_of(claim: Claim, before: dict[tuple[str, int], Decimal]) -> Exposure:
    """Add to a request what each of its scopes got before, and test the highest sum.

    ``before`` holds the sums within the window of each scope; requests that were refused or cancelled are not in it.

    >>> credit = Claim(Decimal(400), frozenset({("customer", 7), ("invoice", 12)}))
    >>> exposure_of(credit, {("invoice", 12): Decimal(400), ("customer", 7): Decimal(100)})
    Exposure(amount=Decimal('800'), because_of=('invoice', 12))
    >>> exposure_of(credit, {}).because_of is None
    True
    """
    own = abs(claim.amount)
    scope = max(claim.draws_on, key=lambda scope: (before.get(scope, Decimal(0)), scope), default=None)
    granted = before.get(scope, Decimal(0)) if scope else Decimal(0)
    return Exposure(own + granted, scope) if granted else Exposure(own)


def exposures_in_turn(
    claims: Iterable[Claim], before: dict[tuple[str, int], Decimal], counted: frozenset[str]
) -> list[Exposure]:
    """Test several requests that are made together: each counts for those after it, in the scopes that count.

    >>> half = Claim(Decimal(400), frozenset({("invoice", 12)}))
    >>> [exposure.amount for exposure in exposures_in_turn([half, half], {}, frozenset({"invoice"}))]
    [Decimal('400'), Decimal('800')]
    """
    sums = dict(before)
    exposures = []
    for claim in claims:
        exposures.append(exposure_of(claim, sums))
        for scope in (scope for scope in claim.draws_on if scope[0] in counted):
            sums[scope] = sums.get(scope, Decimal(0)) + abs(claim.amount)
    return exposures
