# Part of after_sales. LGPL-3.
"""Why a certain person may or may not sign: a denial that explains itself (R7.02, R7.18)."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from .approval_routing import Asked, Route
from .approval_row import AMOUNT, Row, counting
from .reason import Reason, reason


class Case(NamedTuple):
    """What was asked and answered; ``own``: the amount without what was granted before.

    ``sellers``: who is kept out because he sells to the customer; ``sellers_above``: the amount up to which he may.
    """

    asked: Asked
    own: Decimal
    rows: Sequence[Row]
    people: dict[int, frozenset[int]]
    route: Route
    sellers: frozenset[int] = frozenset()
    sellers_above: Decimal = Decimal(0)


def explain(person: int, case: Case) -> Reason:
    """Say what ``person`` may do about it.

    >>> rows, people = [Row(7, 1, Decimal(500)), Row(8, 2, is_unlimited=True)], {7: frozenset({1}), 8: frozenset({2})}
    >>> case = Case(Asked({"amount": Decimal(600)}), Decimal(600), rows, people, Route())
    >>> explain(1, case).code, explain(1, case._replace(own=Decimal(480))).values["before"]
    ('person_limit', '120')
    >>> explain(3, case).code
    'person_without_authority'
    >>> explain(1, case._replace(sellers=frozenset({1}))).code
    'person_is_seller'
    """
    asked, own = case.asked, case.own
    held = {role for role, holders in case.people.items() if person in holders}
    asked_of = [step.role for step in case.route.steps if held & {step.role, *step.also}]
    best = highest(held, case.rows)
    if person in case.sellers:
        return reason("person_is_seller", above=f"{case.sellers_above:f}")
    if person in asked.excluded:
        return reason("person_excluded")
    if asked_of:
        return reason("person_may_sign", role_id=asked_of[0])
    if not best:
        return reason("person_without_authority")
    if best.covers(asked.values[AMOUNT]):
        return _why_not_the_percent(best.role, case)
    limit, amount, tested = f"{best.limit:f}", f"{own:f}", f"{asked.values[AMOUNT]:f}"
    if before := asked.values[AMOUNT] - own:
        return reason("person_limit_with_before", limit=limit, amount=amount, before=f"{before:f}", tested=tested)
    return reason("person_limit", limit=limit, amount=amount)


def _why_not_the_percent(role: int, case: Case) -> Reason:
    """The amount is within the limit of the role, so it is another measure that is not."""
    values = case.asked.values
    measured = sorted({row.measure for row in case.rows} & set(values) - {AMOUNT})
    counted = {measure: counting(role, measure, case.rows) for measure in measured}
    failed = [measure for measure, row in counted.items() if not row or not row.covers(values[measure])] or measured
    if failed and failed[0] != "share":
        return reason("person_fails_measure", measure=failed[0], value=f"{values[failed[0]]:f}")
    return reason("person_fails_share", share=f"{values.get('share', Decimal(0)):f}")


def highest(roles: Iterable[int], rows: Sequence[Row]) -> Row | None:
    """The row by which somebody with these roles may approve most; None when no row gives him authority.

    >>> rows = [Row(7, 1, Decimal(500)), Row(8, 2, Decimal(0)), Row(9, 3, is_unlimited=True)]
    >>> highest({7, 8}, rows).limit, highest({7, 9}, rows).is_unlimited, highest({8}, rows)
    (Decimal('500'), True, None)
    """
    counted = [counting(role, AMOUNT, rows) for role in sorted(roles)]
    given = [row for row in counted if row and (row.is_unlimited or row.limit)]
    return max(given, key=lambda row: (row.is_unlimited, row.limit or Decimal(0)), default=None)
