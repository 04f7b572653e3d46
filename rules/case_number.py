# Part of after_sales. LGPL-3.
"""The number of a complaint case: year, month and a serial that begins anew each month (R4.04)."""

from datetime import date


def period(day: date) -> str:
    """Name the month in which serials count.

    >>> period(date(2026, 3, 2))
    '2603'
    """
    return f"{day:%y%m}"


def case_number(day: date, serial: int) -> str:
    """Write the number of the ``serial``-th case of a month; beyond 99 it grows a digit.

    >>> case_number(date(2026, 3, 2), 7), case_number(date(2026, 3, 31), 99), case_number(date(2026, 3, 31), 100)
    ('260307', '260399', '2603100')

    ``ValueError`` for a serial below one.
    """
    if serial < 1:
        raise ValueError("serials begin with one")
    return f"{period(day)}{serial:02}"
