# Part of after_sales. LGPL-3.
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rules.approval_time import MOST_TOLD, Clock, OpenStep, hours, is_stuck, moment, notices, whom_to_tell

START = datetime(2026, 3, 2, 9)
working_hours = st.floats(0, 200)
moments = st.integers(0, 300).map(lambda hours: START + timedelta(hours=hours))
people = st.dictionaries(st.integers(1, 4), st.frozensets(st.integers(1, 9)))
some = st.frozensets(st.integers(1, 9))
roles = st.lists(st.integers(1, 4), min_size=1, unique=True).map(tuple)
open_steps = st.lists(st.builds(OpenStep, roles, st.integers(0, 2), st.just(0)), max_size=3)


@given(working_hours, working_hours, working_hours)
def test_notices_come_in_their_order(due, before, after):
    told = [hour for hour in hours(due, before, after) if hour is not None]

    assert told == sorted(told)
    assert all(hour >= 0 for hour in told)


@given(st.lists(st.integers(1, 8), max_size=6), st.integers(0, 60))
def test_work_is_done_when_so_much_of_the_working_hours_is_over(days, asked):
    spans = [(START + timedelta(days=day), timedelta(hours=length)) for day, length in enumerate(days)]
    done, work = moment(spans, timedelta(hours=asked)), timedelta(hours=asked)

    over = [max(min(done or datetime.max, start + length) - start, timedelta(0)) for start, length in spans]
    assert (done is None) == (not spans or work > sum((length for _start, length in spans), timedelta(0)))
    assert done is None or sum(over, timedelta(0)) == work


@given(st.tuples(moments, moments, moments).map(sorted), st.lists(moments).map(sorted))
def test_whenever_somebody_looks_each_notice_is_told_once(clock, looks):
    clock, told = Clock(*clock), []
    for now in looks:
        news = notices(clock, now)
        told += news
        clock = clock._replace(told=clock.told | set(news))

    assert len(told) == len(set(told))
    assert told == sorted(told, key=["remind", "late", "escalate"].index)


@given(st.tuples(moments, moments, moments).map(sorted), moments)
def test_what_is_late_is_told_however_late_somebody_looks(clock, now):
    clock = Clock(*clock)

    assert ("late" in notices(clock, now)) == (now > clock.due)
    assert ("escalate" in notices(clock, now)) == (now > clock.due and now >= clock.escalate)


def test_without_moments_nothing_is_ever_told():
    assert notices(Clock(None, None, None), START) == ()


@given(roles, people, some)
def test_only_some_who_may_are_told_and_always_the_same(wanted, held, closed):
    role, told = whom_to_tell(wanted, held, closed)

    assert len(told) <= MOST_TOLD
    assert not set(told) & closed
    assert set(told) <= held.get(role, frozenset())
    assert bool(told) == any(held.get(each, frozenset()) - closed for each in wanted)


@given(open_steps, people, some, st.integers(1, 4), st.integers(1, 9))
def test_one_more_person_never_blocks_what_one_signature_each_needs(steps, held, closed, role, person):
    steps = [step._replace(votes=step.votes or 1) for step in steps]
    more = held | {role: held.get(role, frozenset()) | {person}}

    assert is_stuck(steps, held, closed) or not is_stuck(steps, more, closed)


def test_a_step_that_all_must_sign_needs_those_who_are_left():
    held = {7: frozenset({1, 2, 3})}

    assert not is_stuck([OpenStep((7,), votes=0, given=1)], held, frozenset({1}))
    assert is_stuck([OpenStep((7,), votes=0, given=3)], held, frozenset({1, 2, 3}))
    assert is_stuck([OpenStep((7,), votes=3, given=1)], held, frozenset({1, 2}))
