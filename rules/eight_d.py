# Part of after_sales. LGPL-3.
"""What a report in eight disciplines needs before a customer gets it, and what must not stand in it (R4.68)."""

from collections.abc import Iterator
from typing import NamedTuple

from .reason import Reason, reason


class Sheet(NamedTuple):
    """What is known for each discipline; ``texts`` is all that would be printed, ``names`` what must not be in it."""

    team: int = 0
    problem: str = ""
    containments: int = 0
    occurrence: str = ""
    escape: str = ""
    correctives: int = 0
    preventives: int = 0
    is_implemented: bool = False
    texts: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()


def missing(document: str, sheet: Sheet) -> Iterator[Reason]:
    """Tell everything that speaks against sending it, discipline by discipline.

    >>> [found.code for found in missing("CAPA/1", Sheet(1, "Leaks", 1, "Torque", "No test", 1, 1, True))]
    []
    >>> [found.code for found in missing("CAPA/1", Sheet(1, "Leaks", 1, "Torque", "No test", 1, 0, True))]
    ['eight_d_without_preventive']
    """
    yield from _missing_found(document, sheet)
    yield from _missing_done(document, sheet)
    found = sorted(leaked(sheet.texts, sheet.names))
    if found:
        yield reason("eight_d_names_person", document=document, names=", ".join(found))


def _missing_found(document: str, sheet: Sheet) -> Iterator[Reason]:
    """D1 to D4: who, what, what was done at once, why."""
    if not sheet.team:
        yield reason("eight_d_without_team", document=document)
    if not sheet.problem.strip():
        yield reason("eight_d_without_problem", document=document)
    if not sheet.containments:
        yield reason("eight_d_without_containment", document=document)
    if not sheet.occurrence.strip():
        yield reason("eight_d_without_occurrence", document=document)
    if not sheet.escape.strip():
        yield reason("eight_d_without_escape", document=document)


def _missing_done(document: str, sheet: Sheet) -> Iterator[Reason]:
    """D5 to D8: what removes the cause, here and elsewhere, and its effect."""
    if not sheet.correctives:
        yield reason("eight_d_without_corrective", document=document)
    if not sheet.preventives:
        yield reason("eight_d_without_preventive", document=document)
    if not sheet.is_implemented:
        yield reason("eight_d_not_implemented", document=document)


def leaked(texts: tuple[str, ...], names: frozenset[str]) -> set[str]:
    """Which of the names stand in one of the texts, however they are written.

    >>> leaked(("The wrench of ANTON was worn.",), frozenset({"Anton", "Berta"}))
    {'Anton'}
    """
    whole = "\n".join(texts).casefold()
    return {name for name in names if len(name.strip()) > 1 and name.strip().casefold() in whole}
