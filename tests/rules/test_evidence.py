# Part of after_sales. LGPL-3.
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import evidence
from rules.evidence import Proof, accepted, is_reminder_due, must_show, problems, status

RETURN, ALLOWANCE = "after_sales.return", "after_sales.allowance"
KINDS = (
    evidence.INVOICE_ORIGINAL,
    evidence.INVOICE_COPY,
    evidence.RETURN_CERTIFICATE,
    evidence.ALLOWANCE_CERTIFICATE,
)
STATES = st.lists(st.sampled_from(("to_check", "checked", "rejected")), max_size=4)
NOON = datetime(2026, 3, 2, 12)


def proof(**values):
    good = {"document": "RET/1", "document_kind": RETURN, "title": "Paper", "kind": evidence.RETURN_CERTIFICATE}
    return Proof(**{**good, "files": 1, "is_stamped": True, **values})


def codes(*arguments):
    return [each.code for each in problems(*arguments)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_return_takes_three_kinds_of_paper(kind):
    """R5.10"""
    assert bool(codes(proof(kind=kind), False)) is (kind == evidence.ALLOWANCE_CERTIFICATE)


@pytest.mark.parametrize("kind", KINDS)
def test_an_allowance_takes_three_kinds_of_paper(kind):
    """R6.03"""
    signed = proof(document_kind=ALLOWANCE, kind=kind, is_signed=True)
    assert bool(codes(signed, False)) is (kind == evidence.RETURN_CERTIFICATE)


def test_an_allowance_counts_only_with_the_signature_of_the_customer():
    """R6.04"""
    unsigned = proof(document_kind=ALLOWANCE, kind=evidence.ALLOWANCE_CERTIFICATE)
    assert codes(unsigned, False) == ["evidence_not_signed"]


def test_everything_that_is_wrong_is_told_at_once():
    """R5.11"""
    wrong = proof(kind=evidence.ALLOWANCE_CERTIFICATE, files=0, is_stamped=False)
    assert codes(wrong, True) == [
        "evidence_wrong_kind",
        "evidence_without_file",
        "evidence_not_stamped",
        "evidence_twice",
    ]


def test_other_documents_take_no_proof():
    assert not accepted("res.partner")
    assert codes(proof(document_kind="res.partner"), False) == ["evidence_wrong_kind"]


@pytest.mark.parametrize("document_kind", [RETURN, ALLOWANCE])
def test_each_paper_says_what_it_must_show(document_kind):
    shown = {must_show(document_kind, kind).code for kind in accepted(document_kind)}
    assert len(shown) == 3


@given(st.booleans(), st.booleans(), STATES)
def test_only_an_accepted_proof_is_complete(is_needed, is_open, states):
    """R5.11"""
    assert (status(is_needed, is_open, states) == "complete") is ("checked" in states)


@given(st.booleans(), STATES)
def test_what_posts_no_more_lacks_nothing(is_needed, states):
    assert status(is_needed, False, states) in ("complete", "not_needed")


@given(st.booleans(), STATES)
def test_a_rejected_proof_is_as_good_as_none(is_needed, states):
    without = [state for state in states if state != "rejected"]
    assert status(is_needed, True, states) == status(is_needed, True, without)


@given(st.integers(1, 60), st.integers(0, 400))
def test_whoever_looks_every_hour_is_told_once_in_so_many_days(days, hours):
    reminded, told = None, 0
    for hour in range(hours + 1):
        now = NOON + timedelta(hours=hour)
        if is_reminder_due(NOON, reminded, days, now):
            reminded, told = now, told + 1

    assert told == hours // (24 * days)


@given(st.integers(0, 10_000))
def test_zero_days_remind_nobody(hours):
    assert not is_reminder_due(NOON, None, 0, NOON + timedelta(hours=hours))
