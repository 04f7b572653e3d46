# Part of after_sales. LGPL-3.
import json

from hypothesis import given
from hypothesis import strategies as st

from rules.approval_difference import differences

values = st.one_of(st.none(), st.text(max_size=3), st.lists(st.integers(1, 3), max_size=2))
fields = st.dictionaries(
    st.sampled_from(["partner_id", "reason_id", "quantity"]), st.builds(lambda value: ["Label", value, str(value)], values)
)
rows = st.dictionaries(st.sampled_from(["1", "2", "3"]), st.fixed_dictionaries({"label": st.just("Row"), "fields": fields}))
pictures = st.fixed_dictionaries({"fields": fields, "rows": rows})


def bare(picture):
    """What decides: which rows there are, and the values that say something."""
    parts = {"": picture["fields"]} | {key: row["fields"] for key, row in picture["rows"].items()}
    return {key: {name: said[1] for name, said in own.items() if said[1] is not None} for key, own in parts.items()}


@given(pictures)
def test_a_thing_does_not_differ_from_itself_even_when_it_was_stored(picture):
    assert differences(picture, json.loads(json.dumps(picture))) == []


@given(pictures, pictures)
def test_what_is_different_is_told_and_nothing_else(before, now):
    assert bool(differences(before, now)) == (bare(before) != bare(now))


@given(pictures, pictures)
def test_there_and_back_tell_as_much(before, now):
    assert len(differences(before, now)) == len(differences(now, before))
