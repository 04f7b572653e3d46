# Part of after_sales. LGPL-3.
"""What the record of a complaint must hold before quality puts it into its archive (R4.70)."""

from typing import NamedTuple


class Record(NamedTuple):
    """What is written down about the failure behind a complaint."""

    finding: str = ""  # founded, unfounded, or empty: nobody has said yet
    has_cause: bool = False
    has_occurrence: bool = False
    has_escape: bool = False
    has_countermeasure: bool = False
    has_root_cause: bool = False


def gaps(record: Record) -> list[str]:
    """Name what is missing; of an unfounded complaint nothing but the finding is asked.

    >>> gaps(Record("founded", has_cause=True, has_occurrence=True, has_escape=True))
    ['countermeasure', 'root_cause']
    >>> gaps(Record("unfounded"))
    []
    """
    if record.finding != "founded":
        return [] if record.finding else ["finding"]
    wanted = {
        "cause": record.has_cause,
        "occurrence_cause": record.has_occurrence,
        "escape_cause": record.has_escape,
        "countermeasure": record.has_countermeasure,
        "root_cause": record.has_root_cause,
    }
    return [name for name, is_there in wanted.items() if not is_there]
