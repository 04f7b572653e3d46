# Part of after_sales. LGPL-3.
"""How urgent a possible failure is, from its severity, occurrence and detection, each from 1 to 10 (R4.59)."""

from collections.abc import Iterator

from .reason import Reason, reason

#: From the least to the most urgent.
PRIORITIES = ("low", "medium", "high")
#: Severities from which a failure endangers people or breaks the law.
DANGEROUS = 9


def number(severity: int, occurrence: int, detection: int) -> int:
    """The risk priority number.

    >>> number(8, 5, 6)
    240
    """
    return severity * occurrence * detection


def priority(severity: int, occurrence: int, detection: int) -> str:
    """How soon something must be done: danger comes before the product of the three.

    >>> priority(10, 4, 2), priority(5, 5, 5), priority(2, 2, 2)
    ('high', 'medium', 'low')
    """
    risk = number(severity, occurrence, detection)
    if risk >= 200 or (severity >= DANGEROUS and occurrence >= 4):
        return "high"
    if risk >= 100 or severity >= DANGEROUS or (severity >= 7 and occurrence >= 4):
        return "medium"
    return "low"


def out_of_range(line: str, ratings: tuple[int, ...]) -> Iterator[Reason]:
    """Tell when a rating is not between 1 and 10.

    >>> [found.code for found in out_of_range("Weld", (8, 11, 1))]
    ['fmea_out_of_range']
    """
    if not all(1 <= rating <= 10 for rating in ratings):
        yield reason("fmea_out_of_range", line=line)
