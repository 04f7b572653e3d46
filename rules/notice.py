# Part of after_sales. LGPL-3.
"""When the GM office may issue a notice about a step: to expedite it, or to ask why it took too long (R4.48, R4.49)."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from .lifecycle import Lifecycle, Transition
from .reason import Reason, reason

#: The life-cycle of a notice: answered by the unit, or settled by what the unit did.
LIFECYCLE = Lifecycle(
    "issued",
    (
        Transition("answer", ("issued",), "answered"),
        Transition("post", ("issued",), "done"),
        Transition("cancel", ("issued",), "cancelled"),
    ),
)
#: States in which a case is closed: its decision is approved.
CLOSED = frozenset({"approved", "done", "superseded"})


class Step(NamedTuple):
    """A unit's part in a case, and the notices about it."""

    name: str
    case: str
    state: str
    case_state: str
    is_late: bool = False  # it is, or was when it was passed on
    is_case_late: bool = False
    expedited_on: datetime | None = None
    asked_with: str = ""  # the inquiry notice that there is


def expedite(step: Step, now: datetime, pause_days: int) -> Iterator[Reason]:
    """What speaks against an expediting notice; nothing: it may be issued.

    >>> [why.code for why in expedite(Step("Cause", "260301", "open", "running"), datetime(2026, 3, 2), 3)]
    ['notice_not_late']
    """
    if step.state != "open":
        yield reason("notice_not_open", step=step.name)
    elif not step.is_late and not step.is_case_late:
        yield reason("notice_not_late", step=step.name)
    if step.expedited_on and step.expedited_on > now - timedelta(days=pause_days):
        yield reason("notice_recent", step=step.name, date=f"{step.expedited_on:%Y-%m-%d}", days=pause_days)


def inquire(step: Step) -> Iterator[Reason]:
    """What speaks against an inquiry notice; nothing: it may be issued.

    >>> list(inquire(Step("Cause", "260301", "done", "approved", is_late=True)))
    []
    """
    if step.case_state not in CLOSED:
        yield reason("notice_case_open", step=step.name, case=step.case)
    if step.state != "done" or not step.is_late:
        yield reason("notice_in_time", step=step.name)
    if step.asked_with:
        yield reason("notice_asked", step=step.name, notice=step.asked_with)
