# Part of after_sales. LGPL-3.
import pytest

from rules import lifecycle

TABLES = [table for table in vars(lifecycle).values() if isinstance(table, lifecycle.Lifecycle)]

every_table = pytest.mark.parametrize("table", TABLES)


def reachable(table):
    states = {table.initial}
    for _ in table.states:
        states |= {move.target for move in table.transitions if states.intersection(move.sources)}
    return states


@every_table
def test_every_state_is_reachable(table):
    assert reachable(table) == set(table.states)


@every_table
def test_no_event_leads_out_of_nowhere(table):
    targets = {table.initial} | {move.target for move in table.transitions}

    assert all(move.sources and targets.issuperset(move.sources) for move in table.transitions)


@every_table
def test_no_event_is_told_twice(table):
    assert len(set(table.events)) == len(table.events)


@every_table
def test_an_event_is_allowed_exactly_where_its_state_offers_it(table):
    for state in table.states:
        assert table.events_from(state) == tuple(event for event in table.events if table.allows(event, state))


@every_table
def test_an_unknown_event_is_an_error(table):
    with pytest.raises(KeyError):
        table.allows("vanish", table.initial)
    with pytest.raises(KeyError):
        table.target("vanish")


def test_a_document_takes_the_road_from_draft_to_done():
    road = [lifecycle.DOCUMENT.target(event) for event in ("submit", "approve", "post")]

    assert road == ["submitted", "approved", "done"]


@pytest.mark.parametrize(
    ("event", "only_from"), [("approve", "submitted"), ("refuse", "submitted"), ("post", "approved")]
)
def test_nothing_is_decided_before_it_is_asked_nor_posted_before_it_is_approved(event, only_from):
    allowed = [state for state in lifecycle.DOCUMENT.states if lifecycle.DOCUMENT.allows(event, state)]

    assert allowed == [only_from]


def test_a_cancelled_document_can_only_become_a_draft():
    assert lifecycle.DOCUMENT.events_from("cancelled") == ("reset",)
