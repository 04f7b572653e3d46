# Part of after_sales. LGPL-3.
from hypothesis import given
from hypothesis import strategies as st

from rules.case_archive import Record, gaps

RECORDS = st.builds(
    Record,
    finding=st.sampled_from(("", "founded", "unfounded")),
    has_cause=st.booleans(),
    has_occurrence=st.booleans(),
    has_escape=st.booleans(),
    has_countermeasure=st.booleans(),
    has_root_cause=st.booleans(),
)


def test_a_complaint_without_a_finding_lacks_just_that():
    assert gaps(Record()) == ["finding"]


def test_an_unfounded_complaint_needs_no_analysis():
    assert gaps(Record("unfounded")) == []


@given(RECORDS)
def test_as_many_gaps_as_facts_are_missing(record):
    missing = sum(not fact for fact in record[1:]) if record.finding == "founded" else int(not record.finding)

    assert len(gaps(record)) == missing


@given(RECORDS)
def test_writing_more_down_never_opens_a_gap(record):
    fuller = record._replace(has_root_cause=True, has_cause=True)

    assert set(gaps(fuller)) <= set(gaps(record))
