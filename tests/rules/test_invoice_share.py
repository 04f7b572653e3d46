# Part of after_sales. LGPL-3.
from decimal import Decimal
from functools import reduce

from hypothesis import given
from hypothesis import strategies as st
from strategies import CENT, some, steps, totals_and_steps

from rules.invoice_share import ROUNDING, Open, aligned, drawn, lowered, share, take

D = Decimal
KEYS = ("net", "tax", "net in company currency")


@st.composite
def lines_in_parts(draw):
    """An invoice line with amounts of either sign, the steps they are rounded to, and parts that add up to it."""
    parts = draw(st.lists(some, min_size=1, max_size=8))
    step = {key: draw(steps) for key in KEYS}
    amounts = {key: draw(st.integers(-(10**6), 10**6)) * step[key] for key in KEYS}
    return Open(sum(parts), amounts=amounts), parts, step


def credited_in(line, parts, step):
    return reduce(lambda after, part: take(after, part, step)[1], parts, line)


@given(lines_in_parts())
def test_parts_that_add_up_to_the_line_leave_nothing(case):
    line, parts, step = case

    after = credited_in(line, parts, step)

    assert after.left == 0
    assert all(after.left_of(key) == 0 for key in KEYS)


@given(lines_in_parts())
def test_what_was_credited_so_far_is_the_rounded_part_whatever_the_order(case):
    line, parts, step = case

    forth, back = credited_in(line, parts[:-1], step), credited_in(line, parts[:-1][::-1], step)

    assert forth.credited == back.credited


@given(lines_in_parts())
def test_no_part_is_a_step_away_from_its_price(case):
    line, parts, step = case

    for part in parts:
        amounts, after = take(line, part, step)
        for key in KEYS:
            assert abs(amounts[key] - line.amounts[key] * part / line.quantity) < step[key]
        line = after


@given(lines_in_parts(), st.integers(-(10**6), 10**6))
def test_never_more_is_credited_than_is_open_nor_than_the_price_but_for_rounding(case, lowered):
    line, parts, step = case
    line = drawn(line, D(0), {"net": lowered * step["net"]})

    for part in parts:
        amount, is_open = share(line, part, "net", step["net"]), line.left_of("net")
        price = line.amounts["net"] * part / line.quantity
        room = ROUNDING * step["net"]
        assert abs(amount) < abs(price) + room
        assert abs(amount) <= max(abs(is_open), room)
        line = take(line, part, step)[1]


def test_a_third_of_a_hundred_three_times():
    line, seen = Open(D(3), amounts={"net": D("100.00")}), []
    for _each in range(3):
        amounts, line = take(line, D(1), {"net": CENT})
        seen.append(amounts["net"])

    assert seen == [D("33.33"), D("33.34"), D("33.33")]


def test_five_cents_in_five_parts_of_seven():
    line = Open(D(7), amounts={"net": D("0.05")})

    assert credited_in(line, [D(1)] * 7, {"net": CENT}).left_of("net") == 0


def test_after_an_allowance_goods_come_back_for_what_is_still_owed():
    ten_at_a_hundred_less_two_hundred = lowered(Open(D(10), amounts={"net": D(1000)}), {"net": D(200)})

    assert share(ten_at_a_hundred_less_two_hundred, D(1), "net", CENT) == 80
    assert share(ten_at_a_hundred_less_two_hundred, D(10), "net", CENT) == 800


def test_an_allowance_for_what_was_kept_lowers_only_that():
    five_of_ten_returned_then_a_hundred_off = lowered(Open(D(10), D(5), {"net": D(1000)}, {"net": D(500)}), {"net": D(100)})

    assert share(five_of_ten_returned_then_a_hundred_off, D(1), "net", CENT) == 80
    assert share(five_of_ten_returned_then_a_hundred_off, D(5), "net", CENT) == 400


def test_who_was_credited_too_little_gets_no_more_than_the_price_for_the_rest():
    two_credited_at_half_the_price = Open(D(10), D(2), {"net": D(1000)}, {"net": D(100)})

    assert share(two_credited_at_half_the_price, D(8), "net", CENT) == 800


def test_what_is_overdrawn_gives_nothing():
    overdrawn = Open(D(10), D(2), {"net": D(1000)}, {"net": D(1200)})

    assert share(overdrawn, D(1), "net", CENT) == 0
    assert share(overdrawn._replace(credited_quantity=D(10)), D(1), "net", CENT) == 0


@given(some, some, totals_and_steps())
def test_a_credit_and_a_charge_of_the_same_part_cancel_out(part, whole, amount_and_step):
    amount, step = amount_and_step
    credit, charge = (Open(whole, amounts={"net": each}) for each in (amount, -amount))

    assert share(credit, part, "net", step) == -share(charge, part, "net", step)


def test_a_line_without_quantity_has_no_value():
    assert share(Open(D(0), amounts={"net": D(100)}), D(1), "net", CENT) == 0


def test_twenty_at_fifty_with_thirteen_percent_tax_is_1130():
    """R5.09: the procedure's own example, out of an invoice over a hundred pieces."""
    line = Open(D(100), amounts={"net": D(100) * D(50), "tax": D(100) * D(50) * D("0.13")})
    amounts, _after = take(line, D(20), {"net": CENT, "tax": CENT})

    assert sum(amounts.values()) == D("1130.00")


@given(st.lists(st.decimals(-100, 100, places=2), min_size=1, max_size=8), st.integers(-40, 40))
def test_aligned_amounts_come_to_the_total_and_none_moves_more_than_its_turn(amounts, steps_off):
    total = sum(amounts) + steps_off * CENT

    found = aligned(amounts, total, CENT)

    assert sum(found) == total
    assert all(abs(new - old) <= -(-abs(steps_off) // len(amounts)) * CENT for new, old in zip(found, amounts, strict=True))
