# Part of after_sales. LGPL-3.
"""The buyer's proof: which papers count, what they must carry, and where a document stands (R5.10, R5.11, R6.03, R6.04)."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from .reason import Reason, reason

INVOICE_ORIGINAL = "invoice_original"
INVOICE_COPY = "invoice_copy"
RETURN_CERTIFICATE = "return_certificate"
ALLOWANCE_CERTIFICATE = "allowance_certificate"


class Demand(NamedTuple):
    """What one kind of document asks of the buyer."""

    kinds: tuple[str, ...]
    certificate: str  # the paper that the buyer signs
    is_signed: bool = False  # the proof counts only with the buyer's signature


#: Kind of document -> what it asks for. The third kind of an allowance is taken by analogy with returns (R6.03).
DEMANDS = {
    "after_sales.return": Demand((INVOICE_ORIGINAL, INVOICE_COPY, RETURN_CERTIFICATE), RETURN_CERTIFICATE),
    "after_sales.allowance": Demand(
        (INVOICE_COPY, ALLOWANCE_CERTIFICATE, INVOICE_ORIGINAL), ALLOWANCE_CERTIFICATE, is_signed=True
    ),
}


class Proof(NamedTuple):
    """One proof as it was brought."""

    document: str
    document_kind: str
    title: str  # what people call it
    kind: str
    files: int
    is_stamped: bool
    is_signed: bool = False


def accepted(document_kind: str) -> tuple[str, ...]:
    """The kinds of proof that a kind of document takes; none where it takes no proof at all.

    >>> accepted("after_sales.return")
    ('invoice_original', 'invoice_copy', 'return_certificate')
    >>> accepted("res.partner")
    ()
    """
    return DEMANDS[document_kind].kinds if document_kind in DEMANDS else ()


def must_show(document_kind: str, kind: str) -> Reason:
    """What whoever checks it has to find on the paper.

    >>> must_show("after_sales.return", INVOICE_COPY).code
    'evidence_shows_returned'
    """
    if kind == INVOICE_ORIGINAL:
        return reason("evidence_shows_seal")
    if kind == INVOICE_COPY and DEMANDS[document_kind].certificate == ALLOWANCE_CERTIFICATE:
        return reason("evidence_shows_allowed")
    if kind == INVOICE_COPY:
        return reason("evidence_shows_returned")
    return reason("evidence_shows_signature")


def problems(proof: Proof, is_proved: bool) -> Iterator[Reason]:
    """Everything that forbids to accept ``proof``; ``is_proved``: another one was accepted already (R5.11).

    >>> stamped = Proof("RET/1", "after_sales.return", "Certificate", RETURN_CERTIFICATE, 1, True)
    >>> list(problems(stamped, False))
    []
    >>> [each.code for each in problems(stamped._replace(files=0, is_stamped=False), True)]
    ['evidence_without_file', 'evidence_not_stamped', 'evidence_twice']
    """
    document, title = proof.document, proof.title
    if proof.kind not in accepted(proof.document_kind):
        yield reason("evidence_wrong_kind", document=document, proof=title)
    elif DEMANDS[proof.document_kind].is_signed and not proof.is_signed:
        yield reason("evidence_not_signed", document=document, proof=title)
    if not proof.files:
        yield reason("evidence_without_file", document=document, proof=title)
    if not proof.is_stamped:
        yield reason("evidence_not_stamped", document=document, proof=title)
    if is_proved:
        yield reason("evidence_twice", document=document, proof=title)


def status(is_needed: bool, is_open: bool, states: Collection[str]) -> str:
    """Where a document stands with proofs in these ``states``; ``is_open``: it may still post.

    >>> status(True, True, []), status(True, True, ["rejected"]), status(True, True, ["rejected", "to_check"])
    ('missing', 'missing', 'to_check')
    >>> status(True, True, ["checked", "rejected"]), status(False, True, []), status(True, False, [])
    ('complete', 'not_needed', 'not_needed')
    """
    if "checked" in states:
        return "complete"
    if not is_needed or not is_open:
        return "not_needed"
    return "to_check" if "to_check" in states else "missing"


def is_reminder_due(waiting: datetime, reminded: datetime | None, days: int, now: datetime) -> bool:
    """Whether to ask again: every ``days`` days since the document began to wait; zero: never.

    >>> day = [datetime(2026, 3, day) for day in range(1, 20)]
    >>> is_reminder_due(day[0], None, 7, day[6]), is_reminder_due(day[0], None, 7, day[7])
    (False, True)
    >>> is_reminder_due(day[0], day[7], 7, day[8]), is_reminder_due(day[0], None, 0, day[9])
    (False, False)
    """
    return days > 0 and now - max(waiting, reminded or waiting) >= timedelta(days=days)
