# Part of after_sales. LGPL-3.
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.trace import KINDS, SECTIONS, Step, movement, ordered, seen
from rules.trace_balance import CUSTOMER, GROUP, LOSS, OURS, PRODUCTION, SCRAP, VENDOR

SIDES = (OURS, VENDOR, CUSTOMER, PRODUCTION, LOSS, SCRAP, GROUP)
DAY = datetime(2026, 3, 2)
PAPERS = st.tuples(st.sampled_from(["stock.picking", "sale.order"]), st.integers(1, 5))
STEPS = st.builds(
    Step,
    kind=st.sampled_from(KINDS),
    lot=st.integers(1, 3),
    papers=st.lists(PAPERS, min_size=1, max_size=2).map(tuple),
    on=st.one_of(st.none(), st.integers(0, 50).map(lambda days: DAY + timedelta(days))),
    partner=st.integers(1, 4),
    quantity=st.floats(0.1, 9),
    way=st.tuples(st.sampled_from(["", "sale.order"]), st.integers(0, 3)),
    is_hidden=st.just(False),
)


@pytest.mark.parametrize("source", SIDES)
@pytest.mark.parametrize("target", SIDES)
def test_every_movement_is_a_step_that_is_known(source, target):
    assert set(movement(source, target)) <= set(KINDS)


@pytest.mark.parametrize(
    ("source", "target", "kinds"),
    [
        (OURS, CUSTOMER, ("delivery",)),
        (CUSTOMER, OURS, ("came_back",)),
        (OURS, VENDOR, ("to_vendor",)),
        (CUSTOMER, VENDOR, ("came_back", "to_vendor")),
        (OURS, PRODUCTION, ("consumed",)),
        (CUSTOMER, SCRAP, ("scrapped",)),
    ],
)
def test_where_goods_go_says_what_it_is(source, target, kinds):
    assert movement(source, target) == kinds


@given(st.lists(STEPS, max_size=20))
def test_no_step_is_lost_and_parts_follow_each_other(steps):
    told = ordered(steps)

    assert sorted(told, key=repr) == sorted(steps, key=repr)
    parts = [SECTIONS.index(step.section) for step in told]
    assert parts == sorted(parts)


@given(st.lists(STEPS, max_size=20))
def test_a_way_is_told_in_one_piece(steps):
    ways = [(step.section, step.way) for step in ordered(steps) if step.section == "to"]

    assert len(set(ways)) == sum(1 for before, way in zip([None, *ways], ways, strict=False) if before != way)


@given(STEPS, st.sets(PAPERS))
def test_what_may_not_be_read_leaves_its_kind_and_nothing_else(step, readable):
    shown = seen(step, readable)

    if set(step.papers) <= readable:
        assert shown == step
    else:
        assert shown == Step(step.kind, step.lot, (), is_hidden=True)


@given(st.lists(STEPS, max_size=20), st.sets(PAPERS))
def test_the_place_of_what_is_hidden_tells_no_day(steps, readable):
    told = ordered(seen(step, readable) for step in steps)

    for section in SECTIONS:
        hidden = [step.is_hidden for step in told if step.section == section]
        assert hidden == sorted(hidden)
