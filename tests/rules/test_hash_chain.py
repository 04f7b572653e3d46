# Part of after_sales. LGPL-3.
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import amounts

from rules.hash_chain import GENESIS, Row, canonical, link, plain, verify

values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(),
    amounts,
    st.dates(),
    st.datetimes(),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=3),
    st.lists(st.text(max_size=3), max_size=3),
)
payloads = st.dictionaries(st.sampled_from(["event", "user", "comment", "amount", "facts"]), values, min_size=1)
logs = st.lists(payloads, min_size=2, max_size=8)


def chained(payloads):
    rows, tip = [], GENESIS
    for sequence, payload in enumerate(payloads, 1):
        rows.append(Row(sequence, tip, link(tip, {**payload, "n": sequence}), {**payload, "n": sequence}))
        tip = rows[-1].hash
    return rows


def told(rows, log):
    return {breach.code: breach.values for breach in verify(rows, log[-1].hash, len(log))}


def position(data, rows):
    return data.draw(st.integers(0, len(rows) - 1))


@given(logs)
def test_an_untouched_log_is_told_nothing_of(payloads):
    rows = chained(payloads)

    assert verify(iter(rows), rows[-1].hash, len(rows)) == []


def test_an_empty_log_is_in_order():
    assert verify([], GENESIS, 0) == []


@given(logs, values, st.data())
def test_any_change_of_any_value_is_found_with_its_row(payloads, value, data):
    rows = chained(payloads)
    at = position(data, rows)
    name = data.draw(st.sampled_from(sorted(rows[at].payload)))
    assume(canonical(rows[at].payload) != canonical(rows[at].payload | {name: value}))
    changed = rows[at]._replace(payload=rows[at].payload | {name: value})

    assert told([*rows[:at], changed, *rows[at + 1 :]], rows) == {"chain_row_tampered": {"row": at + 1}}


@given(logs, st.data())
def test_a_value_taken_away_or_added_is_found(payloads, data):
    rows = chained(payloads)
    at = position(data, rows)
    name = data.draw(st.sampled_from(sorted(rows[at].payload)))
    less = rows[at]._replace(payload={key: each for key, each in rows[at].payload.items() if key != name})
    more = rows[at]._replace(payload=rows[at].payload | {"more": None})

    for changed in (less, more):
        assert told([*rows[:at], changed, *rows[at + 1 :]], rows) == {"chain_row_tampered": {"row": at + 1}}


@given(logs, st.sampled_from(["hash", "previous_hash"]), st.data())
def test_a_changed_hash_is_found(payloads, name, data):
    rows = chained(payloads)
    at = position(data, rows)
    changed = rows[at]._replace(**{name: link(GENESIS, {"forged": at})})

    assert told([*rows[:at], changed, *rows[at + 1 :]], rows)["chain_row_tampered"] == {"row": at + 1}


@given(logs, st.data())
def test_a_row_written_anew_with_its_hash_is_found_by_the_next_or_by_the_head(payloads, data):
    rows = chained(payloads)
    at = position(data, rows)
    payload = rows[at].payload | {"forged": True}
    forged = rows[at]._replace(payload=payload, hash=link(rows[at].previous_hash, payload))

    breaches = told([*rows[:at], forged, *rows[at + 1 :]], rows)

    is_last = at == len(rows) - 1
    assert breaches == {"chain_head_differs" if is_last else "chain_row_unlinked": {"row": at + (1 if is_last else 2)}}


@given(logs, st.data())
def test_a_log_written_anew_from_some_row_on_is_found_by_the_head(payloads, data):
    rows = chained(payloads)
    at = position(data, rows)
    forged = chained([*payloads[:at], {"forged": True}, *payloads[at + 1 :]])

    assert told(forged, rows) == {"chain_head_differs": {"row": len(rows)}}


@given(logs, st.data())
def test_a_missing_row_is_named(payloads, data):
    rows = chained(payloads)
    at = data.draw(st.integers(0, len(rows) - 2))

    assert told([*rows[:at], *rows[at + 1 :]], rows) == {"chain_rows_missing": {"first": at + 1, "last": at + 1}}


@given(logs, st.data())
def test_a_cut_tail_is_told_from_its_first_row(payloads, data):
    rows = chained(payloads)
    left = position(data, rows)

    assert told(rows[:left], rows) == {"chain_tail_cut": {"first": left + 1, "last": len(rows)}}


@given(logs, st.data())
def test_rows_that_changed_places_are_found(payloads, data):
    rows = chained(payloads)
    at = data.draw(st.integers(0, len(rows) - 2))
    swapped = [*rows[:at], rows[at + 1], rows[at], *rows[at + 2 :]]
    renumbered = [row._replace(sequence=number) for number, row in enumerate(swapped, 1)]

    assert told(swapped, rows)["chain_row_misplaced"] == {"row": at + 1}
    assert told(renumbered, rows)["chain_row_unlinked"] == {"row": at + 1}


@given(logs, st.data())
def test_a_row_put_in_between_or_at_the_end_is_found(payloads, data):
    rows = chained(payloads)
    at = position(data, rows)
    tip = rows[-1].hash
    beyond = Row(len(rows) + 1, tip, link(tip, {"forged": True}), {"forged": True})

    assert told([*rows[: at + 1], rows[at], *rows[at + 1 :]], rows)["chain_row_misplaced"] == {"row": at + 1}
    assert told([*rows, beyond], rows) == {"chain_row_beyond_head": {"row": len(rows) + 1}}


def test_of_each_kind_the_first_is_named():
    rows = chained([{"event": "signed"}] * 6)
    spoilt = [row._replace(payload={"event": "refused"}) if row.sequence in (2, 4) else row for row in rows]

    assert told(spoilt, rows) == {"chain_row_tampered": {"row": 2}}


@pytest.mark.parametrize("value", [1.5, {1}, b"bytes", {"deep": [0.1]}])
def test_what_has_no_exact_form_is_never_hashed(value):
    with pytest.raises(TypeError):
        link(GENESIS, {"value": value})

    row = Row(1, GENESIS, link(GENESIS, {}), {"value": value})
    assert told([row], [row]) == {"chain_row_tampered": {"row": 1}}


@given(st.dictionaries(st.text(max_size=3), values, max_size=5))
def test_the_order_of_keys_does_not_matter(payload):
    assert canonical(payload) == canonical(dict(reversed(payload.items())))


@given(amounts, st.integers(0, 6))
def test_zeros_that_mean_nothing_do_not_matter(amount, zeros):
    longer = Decimal(f"{amount:f}" + ("" if "." in f"{amount:f}" else ".") + "0" * zeros)

    assert plain(longer) == plain(amount)
    assert Decimal(plain(amount)) == amount


def test_no_digit_of_a_long_number_is_lost():
    assert plain(Decimal("123456789012345678901234567890.123456789")) == "123456789012345678901234567890.123456789"


@given(st.datetimes(), st.integers(-12, 12))
def test_the_same_moment_in_another_zone_is_the_same(moment, hours):
    assume(datetime(2, 1, 1) < moment < datetime(9998, 1, 1))
    there = moment.replace(tzinfo=timezone.utc).astimezone(timezone(timedelta(hours=hours)))

    assert plain(there) == plain(moment)
    assert plain(moment.date()) == date.isoformat(moment)[:10]
