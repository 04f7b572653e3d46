# Part of after_sales. LGPL-3.
"""Whether a measure worked: complaints for each delivered piece, before it and after it (R4.58)."""

from decimal import Decimal
from typing import NamedTuple

from .reason import Reason, reason

#: Rates are told for so many delivered pieces.
PER = Decimal(1000)


class Period(NamedTuple):
    """What was delivered in a time, and how many complaints came in the same time about just that."""

    complaints: int = 0
    delivered: Decimal = Decimal(0)

    def rate(self) -> Decimal:
        """Complaints for each thousand delivered pieces; 0 where nothing was delivered.

        >>> Period(3, Decimal(600)).rate()
        Decimal('5')
        """
        return PER * self.complaints / self.delivered if self.delivered > 0 else Decimal(0)


class Verdict(NamedTuple):
    """``effective``, ``failed`` or ``unclear``, and why."""

    result: str
    why: Reason


def judge(before: Period, after: Period, target_percent: Decimal) -> Verdict:
    """Compare two periods of one length; the rate after must be below ``target_percent`` of the rate before.

    No complaint at all proves something only where at the old rate at least one was to be expected.

    >>> judge(Period(10, Decimal(1000)), Period(4, Decimal(1000)), Decimal(50)).result
    'effective'
    >>> judge(Period(10, Decimal(1000)), Period(5, Decimal(1000)), Decimal(50)).result
    'failed'
    >>> judge(Period(10, Decimal(1000)), Period(0, Decimal(20)), Decimal(50)).result
    'unclear'
    """
    count, quantity = f"{before.complaints}", f"{before.delivered:g}"
    since, sold, target = f"{after.complaints}", f"{after.delivered:g}", f"{target_percent:g}"
    if not after.complaints:
        if after.delivered <= 0:
            return Verdict("unclear", reason("check_nothing_delivered", before=count, before_qty=quantity))
        if before.rate() * after.delivered < PER:
            return Verdict("unclear", reason("check_too_little", before=count, before_qty=quantity, after_qty=sold))
        return Verdict("effective", reason("check_none_came_back", before=count, before_qty=quantity, after_qty=sold))
    if after.delivered > 0 and 100 * after.rate() < target_percent * before.rate():
        return Verdict(
            "effective",
            reason("check_below_target", before=count, before_qty=quantity, after=since, after_qty=sold, target=target),
        )
    return Verdict(
        "failed",
        reason("check_came_back", before=count, before_qty=quantity, after=since, after_qty=sold, target=target),
    )
