# Part of after_sales. LGPL-3.
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.eight_d import Sheet, leaked, missing

FULL = Sheet(2, "Leaks", 1, "Torque", "No test", 1, 1, True, ("Leaks", "Torque"), frozenset({"Anton Actor"}))
EMPTY = {
    "team": 0, "problem": " ", "containments": 0, "occurrence": "", "escape": "", "correctives": 0, "preventives": 0,
    "is_implemented": False,
}  # fmt: skip
names = st.text("abcXYZ王小明", min_size=2, max_size=6)


def codes(sheet):
    return [found.code for found in missing("CAPA/1", sheet)]


def test_what_is_complete_may_go():
    assert codes(FULL) == []


@pytest.mark.parametrize("field", EMPTY)
def test_each_discipline_is_asked_for(field):
    """R4.68"""
    assert len(codes(FULL._replace(**{field: EMPTY[field]}))) == 1


@given(st.sets(st.sampled_from(sorted(EMPTY))))
def test_all_that_is_missing_is_told_at_once(fields):
    assert len(codes(FULL._replace(**{field: EMPTY[field] for field in fields}))) == len(fields)


@given(names, st.text("abc .", max_size=20), st.text("abc .", max_size=20), st.booleans())
def test_a_name_is_found_wherever_it_stands(name, before, after, is_upper):
    """R4.68: nobody is named to the customer"""
    text = before + (name.upper() if is_upper else name) + after

    assert name in leaked((text,), frozenset({name}))


def test_a_single_letter_is_no_name():
    assert leaked(("Line A",), frozenset({"A", " "})) == set()
