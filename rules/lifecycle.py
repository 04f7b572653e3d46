# Part of after_sales. LGPL-3.
"""States, events and legal moves of every document, as data.

Progress in the warehouse or in accounting is never a state: it stands beside the life-cycle in ``*_status`` fields.
"""

from typing import NamedTuple


class Transition(NamedTuple):
    """One event: from which states it may happen and where it leads."""

    event: str
    sources: tuple[str, ...]
    target: str


class Lifecycle(NamedTuple):
    """A table of transitions; the order of events is the order of buttons.

    >>> DOCUMENT.target("approve")
    'approved'
    >>> DOCUMENT.allows("approve", "draft"), DOCUMENT.allows("approve", "submitted")
    (False, True)
    >>> DOCUMENT.events_from("submitted")
    ('approve', 'refuse', 'recall', 'cancel')
    """

    initial: str
    transitions: tuple[Transition, ...]

    @property
    def events(self) -> tuple[str, ...]:
        """All events, in order."""
        return tuple(transition.event for transition in self.transitions)

    @property
    def states(self) -> tuple[str, ...]:
        """All states, each once, in the order in which they are reached."""
        named = [self.initial]
        for transition in self.transitions:
            named += [*transition.sources, transition.target]
        return tuple(dict.fromkeys(named))

    def allows(self, event: str, state: str) -> bool:
        """Say whether ``event`` may happen to a document in ``state``; ``KeyError`` for an unknown event."""
        return state in self._transition(event).sources

    def target(self, event: str) -> str:
        """Name the state to which ``event`` leads; ``KeyError`` for an unknown event."""
        return self._transition(event).target

    def events_from(self, state: str) -> tuple[str, ...]:
        """Name the events that ``state`` allows."""
        return tuple(transition.event for transition in self.transitions if state in transition.sources)

    def _transition(self, event: str) -> Transition:
        for transition in self.transitions:
            if transition.event == event:
                return transition
        raise KeyError(event)


#: The life-cycle of returns, allowances, cases and all other documents that need a yes.
DOCUMENT = Lifecycle(
    "draft",
    (
        Transition("submit", ("draft",), "submitted"),
        Transition("approve", ("submitted",), "approved"),
        Transition("post", ("approved",), "done"),
        Transition("refuse", ("submitted",), "draft"),
        Transition("recall", ("submitted",), "draft"),
        Transition("cancel", ("draft", "submitted", "approved", "done"), "cancelled"),
        Transition("reset", ("cancelled",), "draft"),
    ),
)

#: The life-cycle of documents that credit customers: what they posted can be undone, as a whole and once.
CREDITOR = Lifecycle("draft", (*DOCUMENT.transitions, Transition("undo", ("approved", "done"), "undone")))

#: The life-cycle of a complaint case: numbered when the coordinator accepts it, it runs through its route before and,
#: where the route goes on after a decision, again after approval; "approved" is decided, "done" is executed.
CASE = Lifecycle(
    "draft",
    (
        Transition("report", ("draft",), "reported"),
        Transition("accept", ("reported",), "running"),
        Transition("decline", ("reported",), "draft"),
        Transition("settle", ("reported",), "done"),
        Transition("submit", ("running",), "submitted"),
        Transition("approve", ("submitted",), "approved"),
        Transition("refuse", ("submitted",), "running"),
        Transition("recall", ("submitted",), "running"),
        Transition("resume", ("approved",), "running"),
        Transition("post", ("approved",), "done"),
        Transition("supersede", ("approved", "done"), "superseded"),
        Transition("cancel", ("draft", "reported", "running", "submitted", "approved"), "cancelled"),
        Transition("reset", ("cancelled",), "draft"),
    ),
)

#: The life-cycle of an inspection: what was found is never edited, only taken back while that is still possible.
INSPECTION = Lifecycle(
    "draft",
    (
        Transition("inspect", ("draft",), "done"),
        Transition("take_back", ("done",), "cancelled"),
    ),
)

#: The life-cycle of a claim against a vendor.
VENDOR_CLAIM = Lifecycle(
    "open",
    (
        Transition("accept", ("open",), "accepted"),
        Transition("refuse", ("open", "accepted"), "refused"),
        Transition("recover", ("accepted",), "recovered"),
        Transition("withdraw", ("open", "accepted"), "withdrawn"),
        Transition("reopen", ("refused", "withdrawn"), "open"),
    ),
)

#: The life-cycle of corrective and preventive action: the responsible department acts, the management representative
#: says whether it worked. What comes back after it leads back to "open".
CAPA = Lifecycle(
    "draft",
    (
        Transition("begin", ("draft",), "open"),
        Transition("implement", ("open",), "implemented"),
        Transition("verify", ("implemented",), "verifying"),
        Transition("confirm", ("verifying",), "effective"),
        Transition("reopen", ("verifying", "effective"), "open"),
        Transition("cancel", ("draft", "open", "implemented", "verifying"), "cancelled"),
        Transition("reset", ("cancelled",), "draft"),
    ),
)

#: The life-cycle of a risk-control project.
RISK_PROJECT = Lifecycle("draft", (
    Transition("begin", ("draft",), "open"), Transition("close", ("open",), "done"),
    Transition("cancel", ("draft", "open"), "cancelled"), Transition("reset", ("cancelled",), "draft"),
))  # fmt: skip

#: The life-cycle of a recall: "approved" is running. An exercise, which tells nobody and holds nothing, begins without a yes.
RECALL = Lifecycle("draft", (
    Transition("submit", ("draft",), "submitted"), Transition("begin", ("draft",), "approved"),
    Transition("approve", ("submitted",), "approved"), Transition("refuse", ("submitted",), "draft"),
    Transition("recall", ("submitted",), "draft"), Transition("close", ("approved",), "done"),
    Transition("cancel", ("draft", "submitted"), "cancelled"), Transition("reset", ("cancelled",), "draft"),
))  # fmt: skip
