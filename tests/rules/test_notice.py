# Part of after_sales. LGPL-3.
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rules.notice import CLOSED, Step, expedite, inquire

NOW = datetime(2026, 3, 20, 12)
MOMENTS = st.datetimes(datetime(2026, 1, 1), NOW)
STEPS = st.builds(
    Step,
    st.just("Cause"),
    st.just("260301"),
    st.sampled_from(("waiting", "open", "done", "skipped", "returned")),
    st.sampled_from(("draft", "reported", "running", "submitted", "approved", "done", "superseded", "cancelled")),
    st.booleans(),
    st.booleans(),
    st.none() | MOMENTS,
    st.sampled_from(("", "NT/1")),
)
LATE = Step("Cause", "260301", "open", "running", is_late=True)


def codes(reasons):
    return [each.code for each in reasons]


def test_an_overdue_step_is_expedited():
    """R4.48"""
    assert not codes(expedite(LATE, NOW, 3))


def test_who_holds_an_overdue_case_is_expedited_even_within_his_own_limit():
    """R4.48"""
    assert not codes(expedite(LATE._replace(is_late=False, is_case_late=True), NOW, 3))


def test_the_same_step_is_expedited_again_only_after_the_pause():
    """R4.48"""
    told = LATE._replace(expedited_on=NOW - timedelta(days=2))
    assert codes(expedite(told, NOW, 3)) == ["notice_recent"]
    assert not codes(expedite(told, NOW, 2))
    assert not codes(expedite(told, NOW + timedelta(days=1), 3))


def test_all_that_speaks_against_an_inquiry_is_told_at_once():
    """R4.49"""
    step = Step("Cause", "260301", "open", "running", asked_with="NT/1")
    assert codes(inquire(step)) == ["notice_case_open", "notice_in_time", "notice_asked"]


@given(STEPS, st.integers(0, 30))
def test_only_open_and_late_steps_are_expedited(step, pause):
    if not codes(expedite(step, NOW, pause)):
        assert step.state == "open"
        assert step.is_late or step.is_case_late


@given(STEPS)
def test_only_closed_cases_are_inquired_into_and_each_step_once(step):
    if not codes(inquire(step)):
        assert step.case_state in CLOSED
        assert step.state == "done"
        assert step.is_late
        assert not step.asked_with


@given(STEPS, st.integers(0, 30))
def test_no_step_gets_both_notices_at_one_moment(step, pause):
    assert codes(expedite(step, NOW, pause)) or codes(inquire(step))
