# Part of after_sales. LGPL-3.
"""Who is told of a complaint, and what is begun, because of what it is (R4.31, R4.33, R4.36, R4.54, R4.56, R4.63, R4.64)."""

from typing import NamedTuple

from .seriousness import OF_GENERAL_MANAGER

#: What is begun inside the house when a claim is large, or the same product is claimed again and again (R4.56).
INSIDE = ("traceback", "containment", "capa")
#: Complaints that stay with sales as long as it can answer in time (R4.31).
DELIVERY = frozenset({"quantity", "date"})


class Facts(NamedTuple):
    """What decides who is told; ``grounds``: codes of ``seriousness``."""

    kind: str = "complaint"
    category: str = "quality"
    grounds: frozenset[str] = frozenset()
    is_important: bool = False
    is_emergency: bool = False


def steps(facts: Facts) -> tuple[str, ...]:
    """Name what is to be done, each once, the most urgent first.

    >>> steps(Facts(grounds=frozenset({"serious_amount"})))
    ('manager', 'traceback', 'containment', 'capa', 'visit')
    >>> steps(Facts("opinion", grounds=frozenset({"serious_grade"}))), steps(Facts("opinion"))
    (('deputy',), ('opinion',))
    """
    found = []
    if facts.is_emergency and facts.category in DELIVERY:
        found.append("emergency")
    if facts.category == "transport":
        found.append("transport")
    if facts.is_important:
        found.append("chief_engineer")
    return (*found, *_of_kind(facts))


def _of_kind(facts: Facts) -> tuple[str, ...]:
    if facts.kind == "opinion":
        return ("deputy",) if facts.grounds else ("opinion",)
    if facts.kind != "complaint":
        return ()
    convened = ("convene",) if facts.grounds - OF_GENERAL_MANAGER else ()
    reported = ("manager", *INSIDE) if facts.grounds & OF_GENERAL_MANAGER else ()
    return (*convened, *reported, "visit")
