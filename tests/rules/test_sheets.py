# Part of after_sales. LGPL-3.
from hypothesis import given
from hypothesis import strategies as st

from rules.sheets import Block, lines, pack

HEIGHTS = st.lists(st.integers(1, 30), max_size=30)


@given(HEIGHTS)
def test_nothing_is_lost_and_the_order_stays(heights):
    sheets = pack([Block(number, height) for number, height in enumerate(heights)], 20)

    assert [key for sheet in sheets for key in sheet] == list(range(len(heights)))


@given(HEIGHTS)
def test_a_sheet_holds_no_more_than_fits_unless_it_holds_one_thing(heights):
    for sheet in pack([Block(number, height) for number, height in enumerate(heights)], 20):
        assert sum(heights[key] for key in sheet) <= 20 or len(sheet) == 1


@given(HEIGHTS)
def test_no_sheet_is_empty(heights):
    assert all(pack([Block(number, height) for number, height in enumerate(heights)], 20))


def test_wide_characters_take_the_room_of_two():
    assert (lines("a" * 20, 20), lines("客" * 20, 20), lines("a\nb", 20)) == (1, 2, 2)
