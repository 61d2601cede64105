"""The window against a plain list: whatever moves and changes, it shows what the list has."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccm_tui.errors import RegisterLocked
from ccm_tui.tui.record_list.window import Window
from tests.tui.record_list.rows import new_row, rows_of

SCREENS_HELD = 7


def opened(source, height=5):
    window = Window(source, height)
    window.home()
    return window


def numbers(window):
    return [row["id"] for row in window.visible]


def assert_shows_the_list(window, source):
    """A contiguous, full part of the list with the cursor in it, and not much more in memory."""
    if not source.rows:
        assert window.row is None
        assert window.visible == []
        return
    position = [row["uid"] for row in source.rows].index(window.row["uid"])
    top = position - window.line
    assert 0 <= window.line < window.height
    assert window.visible == source.rows[top : top + window.height]
    assert len(window.visible) == min(window.height, len(source.rows))
    assert window.from_start in (None, position)
    assert window.from_end in (None, len(source.rows) - 1 - position)
    assert window.held <= SCREENS_HELD * window.height


def test_a_list_begins_at_its_first_row():
    assert numbers(opened(rows_of(100))) == [0, 1, 2, 3, 4]


def test_the_cursor_moves_on_the_screen_before_the_screen_moves():
    window = opened(rows_of(100))
    assert window.move(4) == 4
    assert numbers(window) == [0, 1, 2, 3, 4]
    assert window.move(1) == 1
    assert numbers(window) == [1, 2, 3, 4, 5]


def test_paging_leaves_one_row_of_the_page_before():
    window = opened(rows_of(100))
    assert window.page(1) == 4
    assert numbers(window) == [4, 5, 6, 7, 8]
    assert window.line == 0


def test_paging_stops_at_the_last_row():
    window = opened(rows_of(12))
    assert [window.page(1) for _ in range(4)] == [4, 4, 3, 0]
    assert numbers(window) == [7, 8, 9, 10, 11]
    assert window.line == 4


def test_end_shows_a_full_last_screen():
    window = opened(rows_of(100))
    window.end()
    assert numbers(window) == [95, 96, 97, 98, 99]
    assert window.row["id"] == 99
    assert window.from_end == 0


def test_scrolling_leaves_the_cursor_on_its_row_while_it_is_seen():
    window = opened(rows_of(100))
    window.move(3)
    assert window.scroll(3) == 0
    assert (window.row["id"], window.line) == (3, 0)
    assert window.scroll(3) == 3
    assert (window.row["id"], window.line) == (6, 0)
    assert window.scroll(-2) == 0
    assert (window.row["id"], window.line) == (6, 2)


def test_scrolling_ends_where_the_list_ends():
    window = opened(rows_of(7))
    window.scroll(30)
    assert numbers(window) == [2, 3, 4, 5, 6]
    window.scroll(-30)
    assert numbers(window) == [0, 1, 2, 3, 4]


def test_a_record_that_is_seen_is_gone_to_without_scrolling():
    window = opened(rows_of(100))
    assert window.go_to_uid("uid-3")
    assert numbers(window) == [0, 1, 2, 3, 4]
    assert window.line == 3


def test_a_record_far_away_comes_to_the_middle():
    window = opened(rows_of(100))
    assert window.go_to_uid("uid-50")
    assert numbers(window) == [48, 49, 50, 51, 52]


def test_a_record_that_the_list_has_not_moves_nothing():
    window = opened(rows_of(100))
    assert not window.go_to_uid("uid-100")
    assert window.row["id"] == 0


def test_a_day_is_its_first_row_and_a_day_past_all_is_the_last_row():
    window = opened(rows_of(100))
    window.go_to_day(date(2016, 1, 11))
    assert window.row["id"] == 30
    window.go_to_day(date(2030, 1, 1))
    assert window.row["id"] == 99


def test_after_a_save_the_cursor_keeps_its_record_and_the_record_its_line():
    source = rows_of(100)
    window = opened(source)
    window.go_to_uid("uid-50", line=3)
    for number in (10, 11, 40, 90):
        source.remove(f"uid-{number}")
    source.add(new_row(200, date="2016-01-01"))
    window.refresh()
    assert (window.row["id"], window.line) == (50, 3)


def test_a_record_that_moved_is_followed():
    source = rows_of(100)
    window = opened(source)
    source.change("uid-0", date="2016-01-20")
    window.refresh()
    assert window.row["uid"] == "uid-0"
    assert_shows_the_list(window, source)
    assert window.from_start is None


def test_the_record_after_a_deleted_one_takes_its_place():
    source = rows_of(100)
    window = opened(source)
    window.go_to_uid("uid-50", line=3)
    source.remove("uid-50")
    window.refresh()
    assert (window.row["id"], window.line) == (51, 3)


def test_where_the_last_record_was_deleted_the_new_last_one_takes_its_place():
    source = rows_of(100)
    window = opened(source)
    window.end()
    source.remove("uid-99")
    window.refresh()
    assert window.row["id"] == 98
    assert_shows_the_list(window, source)


def test_an_empty_list_fills_when_something_is_added():
    source = rows_of(0)
    window = opened(source)
    assert window.move(1) == 0
    assert window.page(-1) == 0
    assert window.scroll(3) == 0
    source.add(new_row(1))
    window.refresh()
    assert window.row["id"] == 1


def test_the_last_record_of_all_leaves_an_empty_list():
    source = rows_of(1)
    window = opened(source)
    source.remove("uid-0")
    window.refresh()
    assert window.row is None


def test_a_key_reads_nothing_while_there_are_rows_in_memory():
    source = rows_of(1000)
    window = opened(source, height=20)
    source.asked.clear()
    for _ in range(40):
        window.move(1)
    assert source.asked == []


@pytest.mark.parametrize(
    "act",
    [
        Window.home,
        Window.end,
        Window.refresh,
        lambda window: window.move(30),
        lambda window: window.page(-7),
        lambda window: window.scroll(30),
        lambda window: window.go_to_uid("uid-3"),
    ],
)
def test_a_source_that_fails_leaves_the_window_as_it_was(act):
    source = rows_of(100)
    window = opened(source)
    window.go_to_uid("uid-50")
    seen = window.visible
    source.fails = RegisterLocked("busy")
    with pytest.raises(RegisterLocked):
        act(window)
    source.fails = None
    assert (window.visible, window.row["id"], window.line) == (seen, 50, 2)
    assert window.move(20) == 20
    assert_shows_the_list(window, source)


MOVES = st.one_of(
    st.tuples(st.just("move"), st.integers(-12, 12)),
    st.tuples(st.just("page"), st.integers(-2, 2)),
    st.tuples(st.just("scroll"), st.integers(-12, 12)),
    st.tuples(st.just("resize"), st.integers(0, 9)),
    st.tuples(st.sampled_from(["home", "end", "refresh"]), st.none()),
    st.tuples(st.just("go_to_uid"), st.integers(0, 70)),
    st.tuples(st.just("go_to_day"), st.integers(-2, 40)),
    st.tuples(st.sampled_from(["add", "remove", "change"]), st.integers(0, 70)),
)


def act_on(window, source, act, number):
    uids = [row["uid"] for row in source.rows]
    if act in ("move", "page", "scroll"):
        before = window.row and uids.index(window.row["uid"])
        moved = getattr(window, act)(number)
        assert window.row is None or uids.index(window.row["uid"]) == before + moved
    elif act == "resize":
        window.resize(number)
    elif act == "go_to_uid":
        assert window.go_to_uid(f"uid-{number}") == (f"uid-{number}" in uids)
    elif act == "go_to_day":
        window.go_to_day(date(2016, 1, 1) + timedelta(number))
    elif act == "add" and f"uid-{number}" not in uids:
        source.add(new_row(number))
        window.refresh()
    elif act == "remove":
        source.remove(f"uid-{number}")
        window.refresh()
    elif act == "change":
        source.change(f"uid-{number}", date=f"2016-01-{number % 28 + 1:02}")
        window.refresh()
    elif number is None:
        getattr(window, act)()


@given(st.integers(0, 60), st.integers(1, 8), st.lists(MOVES, max_size=30))
def test_whatever_happens_the_window_shows_what_the_list_has(count, height, moves):
    source = rows_of(count)
    window = opened(source, height)
    for act, number in moves:
        act_on(window, source, act, number)
        assert_shows_the_list(window, source)


@given(
    st.integers(1, 60),
    st.integers(1, 8),
    st.integers(0, 59),
    st.integers(0, 7),
    st.sets(st.integers(0, 59)),
    st.sets(st.integers(60, 90)),
)
def test_a_refresh_keeps_the_record_or_its_follower_and_the_line_where_it_can(
    count, height, place, line, gone, added
):
    source = rows_of(count)
    window = opened(source, height)
    window.go_to_uid(f"uid-{place % count}", line)
    old, line = window.row, window.line
    for number in gone:
        source.remove(f"uid-{number}")
    for number in added:
        source.add(new_row(number, date=f"2016-01-{number - 59:02}"))
    window.refresh()
    assert_shows_the_list(window, source)
    if not source.rows:
        return
    keys = [source.key(row) for row in source.rows]
    follower = next((i for i, key in enumerate(keys) if key >= source.key(old)), len(keys) - 1)
    assert source.key(window.row) == keys[follower]
    fits = follower >= line and len(keys) - follower >= height - line
    assert window.line == line or not fits
