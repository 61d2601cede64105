"""The list under somebody's fingers."""

from contextlib import asynccontextmanager
from datetime import date

import pytest
from rich.cells import cell_len
from textual.app import App
from textual.events import MouseScrollDown, MouseScrollUp
from textual.geometry import Region

from ccm_tui.domain.outreach import Outreach
from ccm_tui.errors import RegisterLocked
from ccm_tui.tui.record_list import RecordList, keys
from tests.tui.record_list.rows import ListSource, new_row, rows_of
from tests.tui.stillness import press, still

COLUMNS = list(Outreach.columns().items())
EMPTY = "Outreach is logged here.\nn makes the first entry."


class Listing(RecordList):
    """The list, noting which of its lines are painted."""

    painted: list[int]

    def render_line(self, y):
        if hasattr(self, "painted"):
            self.painted.append(y)
        return super().render_line(y)


class ListApp(App[None]):
    """A list on a screen of its own, with everything it says written down."""

    def __init__(self, source):
        super().__init__()
        self.source = source
        self.said = []

    def compose(self):
        yield Listing(empty=EMPTY)

    def on_mount(self):
        self.list.show(self.source, COLUMNS, order="date")
        self.list.focus()

    @property
    def list(self):
        return self.screen.query_one(Listing)

    def on_record_list_highlighted(self, message):
        self.said.append(("highlighted", message.row and message.row["id"]))

    def on_record_list_opened(self, message):
        self.said.append(("opened", message.row["id"]))

    def on_record_list_marked(self, message):
        self.said.append(("marked", *message.uids))

    def on_record_list_counted(self, message):
        self.said.append(("counted", message.total))

    def on_record_list_copied(self, message):
        self.said.append(("copied", message.rows))

    def on_record_list_failed(self, message):
        self.said.append(("failed", str(message.error)))


@asynccontextmanager
async def running(source, size=(80, 24)):
    app = ListApp(source)
    async with app.run_test(size=size) as pilot:
        await still(app)
        yield app, app.list, pilot


def lines(app):
    return [app.list.render_line(y).text for y in range(app.list.size.height)]


def looks(listing, y):
    """The style of a row's text."""
    (strip,) = listing.render_lines(Region(0, y, listing.size.width, 1))
    return list(strip)[1].style


def wheel(event, listing):
    """One notch of the wheel over the list."""
    return event(listing, 5, 5, 0, 0, 0, shift=False, meta=False, ctrl=False)


def subjects(app):
    """The numbers in the subjects that are seen, from the top."""
    return [
        int(line.split("Subject ")[1].split()[0]) for line in lines(app)[1:] if "Subject" in line
    ]


async def test_the_first_screen_is_there_with_headings_and_the_count():
    async with running(rows_of(500)) as (app, listing, _pilot):
        shown = lines(app)
        assert shown[0].split() == ["State", "Channel", "Dir…", "Date", "▲", "Subject"]
        assert subjects(app) == list(range(23))
        assert listing.position == (1, 500)
        assert app.said == [("highlighted", 0), ("counted", 500)]


@pytest.mark.parametrize("width", [80, 120])
async def test_every_line_is_as_wide_as_the_list(width):
    async with running(rows_of(50), (width, 24)) as (app, _listing, _pilot):
        assert {cell_len(line) for line in lines(app)} == {width}


async def test_keys_move_page_and_jump():
    async with running(rows_of(500)) as (app, listing, _pilot):
        await press(app, "down", "down", "up")
        assert listing.row["id"] == 1
        await press(app, "pagedown")
        assert (listing.row["id"], subjects(app)[0]) == (23, 22)
        await press(app, "pageup", "pageup")
        assert listing.row["id"] == 0
        await press(app, "end")
        assert subjects(app) == list(range(477, 500))
        assert listing.position == (500, 500)
        await press(app, "ctrl+home")
        assert subjects(app)[0] == 0
        assert listing.position == (1, 500)


async def test_paging_goes_through_all_of_a_list_longer_than_what_is_in_memory():
    async with running(rows_of(500)) as (_app, listing, _pilot):
        for _ in range(10):
            listing.action_page(1)
        assert listing.row["id"] == 220
        assert listing.window.held < 200
        assert listing.position == (221, 500)
        for _ in range(11):
            listing.action_page(-1)
        assert listing.position == (1, 500)


async def test_a_day_is_found_and_its_place_counted():
    async with running(rows_of(500)) as (app, listing, _pilot):
        listing.go_to_day(date(2016, 4, 10))
        await still(app)
        assert listing.row["id"] == 300
        assert listing.position == (301, 500)
        assert app.said[-2:] == [("highlighted", 300), ("counted", 500)]
        await press(app, "down")
        assert listing.position == (302, 500)


async def test_a_record_is_gone_to_by_its_uid():
    async with running(rows_of(500)) as (app, listing, _pilot):
        assert listing.go_to_uid("uid-250")
        assert 250 in subjects(app)
        assert not listing.go_to_uid("uid-600")
        assert listing.row["id"] == 250


async def test_the_place_in_the_whole_stands_at_the_right_edge():
    async with running(rows_of(500)) as (app, _listing, _pilot):
        edge = [line[-1] for line in lines(app)]
        assert edge.index("▐") == 1
        await press(app, "end")
        edge = [line[-1] for line in lines(app)]
        assert edge.index("▐") == 23


async def test_a_list_that_is_seen_whole_needs_no_indicator():
    async with running(rows_of(5)) as (app, _listing, _pilot):
        assert not any("▐" in line for line in lines(app))


async def test_space_marks_and_goes_on_and_takes_the_mark_away_again():
    async with running(rows_of(50)) as (app, listing, _pilot):
        await press(app, "space", "space", "home", "space")
        assert app.said[-2:] == [("marked", "uid-1"), ("highlighted", 1)]
        assert [line[0] for line in lines(app)[1:4]] == [" ", "•", " "]
        listing.clear_marks()
        assert listing.marked == ()
        assert not any("•" in line for line in lines(app))


async def test_enter_opens_the_row():
    async with running(rows_of(50)) as (app, _listing, _pilot):
        await press(app, "down", "enter")
        assert app.said[-1] == ("opened", 1)


async def test_y_copies_the_row_or_all_that_are_marked():
    async with running(rows_of(50)) as (app, _listing, _pilot):
        await press(app, "y")
        assert app.clipboard == "\tbilateral\t\t1 Jan 2016\tSubject 0\t\t"
        await press(app, "space", "down", "space", "y")
        assert [text.split("\t")[4] for text in app.clipboard.split("\n")] == [
            "Subject 0",
            "Subject 2",
        ]
        assert app.said[-1] == ("copied", 2)


async def test_a_click_goes_to_a_row_and_two_open_it():
    async with running(rows_of(50)) as (app, listing, pilot):
        await pilot.click(listing, offset=(10, 5))
        assert listing.row["id"] == 4
        await pilot.click(listing, offset=(10, 8), times=2)
        assert app.said[-1] == ("opened", 7)
        await pilot.click(listing, offset=(10, 0))
        assert listing.row["id"] == 7


async def test_the_wheel_scrolls_and_leaves_the_cursor_while_it_is_seen():
    async with running(rows_of(50)) as (app, listing, _pilot):
        listing.action_move(5)
        listing.post_message(wheel(MouseScrollDown, listing))
        await still(app)
        assert subjects(app)[0] == 3
        assert listing.row["id"] == 5
        listing.post_message(wheel(MouseScrollUp, listing))
        await still(app)
        assert subjects(app)[0] == 0


async def test_an_arrow_key_paints_two_lines():
    async with running(rows_of(500)) as (app, listing, _pilot):
        listing.painted = []
        await press(app, "down")
        assert sorted(listing.painted) == [1, 2]


async def test_a_save_keeps_the_record_its_line_and_the_marks():
    source = rows_of(500)
    async with running(source) as (app, listing, _pilot):
        await press(app, "space", "space")
        listing.go_to_uid("uid-250")
        line = listing.window.line
        source.change("uid-250", subject="Subject 9999")
        source.remove("uid-1")
        source.add(new_row(1000, date="2016-01-01"))
        source.add(new_row(1001, date="2016-01-01"))
        listing.refresh_rows()
        await still(app)
        assert (listing.row["id"], listing.window.line) == (250, line)
        assert 9999 in subjects(app)
        assert listing.position == (252, 501)
        assert [row["id"] for row in listing.marked] == [0]
        assert app.said[-4:-1] == [("marked", "uid-0"), ("highlighted", 250), ("counted", 501)]


async def test_another_order_keeps_the_record_and_a_new_list_begins_at_the_top():
    source = rows_of(500)
    async with running(source) as (app, listing, _pilot):
        await press(app, "space")
        listing.go_to_uid("uid-250")
        listing.show(ListSource(source.rows[::2]), COLUMNS)
        await still(app)
        assert listing.position == (126, 250)
        assert [row["id"] for row in listing.marked] == [0]
        listing.show(source, COLUMNS, keep=False)
        await still(app)
        assert listing.position == (1, 500)
        assert listing.marked == ()


async def test_an_empty_list_says_what_belongs_there_and_fills():
    source = rows_of(0)
    async with running(source) as (app, listing, _pilot):
        assert [line.strip() for line in lines(app)[1:3]] == EMPTY.splitlines()
        assert app.said == [("highlighted", None), ("counted", 0)]
        await press(app, "down", "end", "pageup", "space", "enter", "y")
        assert len(app.said) == 2
        assert listing.position == (None, 0)
        source.add(new_row(7))
        listing.refresh_rows()
        await still(app)
        assert subjects(app) == [7]
        assert "makes" not in lines(app)[2]


@pytest.mark.parametrize("width", [80, 120])
async def test_hostile_text_is_shown_as_text_in_its_own_cell(width):
    texts = [
        "[/foo]", "x[/]", '[a="', "[@click=app.quit]x[/]", "[b]bold", "שלום \u202eright\u202c",
        "e\u0301" * 60, "日本語" * 30, "👨\u200d👩\u200d👧", "two\nlines\tand a tab", "\x1b[31mred",
        "x" * 100_000,
    ]  # fmt: skip
    source = ListSource(
        new_row(number, subject=text, channel=text) for number, text in enumerate(texts)
    )
    async with running(source, (width, 24)) as (app, _listing, pilot):
        shown = lines(app)
        assert {cell_len(line) for line in shown} == {width}
        assert "[@click=app.quit]x[/]" in shown[4]
        assert "right" in shown[6]
        assert "\u202e" not in shown[6]
        assert "two ⏎ lines and a tab" in shown[10]
        assert "␛[31mred" in shown[11]
        await pilot.click(app.list, offset=(shown[4].index("x[/]"), 4))
        assert app.is_running


async def test_a_narrow_list_keeps_what_matters_and_grows_again():
    async with running(rows_of(50), (60, 10)) as (app, _listing, pilot):
        assert lines(app)[0].split() == ["State", "Date", "▲", "Subject"]
        assert len(subjects(app)) == 9
        await pilot.resize_terminal(120, 30)
        await still(app)
        assert lines(app)[0].split()[-2:] == ["Engagement", "By"]
        assert len(subjects(app)) == 29


@pytest.mark.parametrize("size", [(1, 1), (4, 2), (12, 3)])
async def test_the_smallest_places_do_not_break_it(size):
    async with running(rows_of(50), size) as (app, listing, _pilot):
        await press(app, "down", "end", "pageup", "space")
        assert {cell_len(line) for line in lines(app)} == {size[0]}
        assert listing.row is not None


async def test_a_source_that_cannot_answer_says_so_and_the_list_stays():
    source = rows_of(500)
    async with running(source) as (app, listing, _pilot):
        source.fails = RegisterLocked("Another program is writing")
        await press(app, "end")
        listing.refresh_rows()
        await still(app)
        assert app.said[-2:] == [("failed", "Another program is writing")] * 2
        assert subjects(app)[0] == 0
        source.fails = None
        await press(app, "end")
        assert listing.row["id"] == 499


async def test_a_count_that_fails_reaches_the_screen():
    class Uncountable(ListSource):
        def count(self):
            raise RegisterLocked("busy")

    async with running(Uncountable([new_row(1)])) as (app, listing, _pilot):
        assert ("failed", "busy") in app.said
        assert listing.position == (1, None)


async def test_the_cursor_is_seen_with_and_without_the_focus():
    async with running(rows_of(50)) as (app, listing, _pilot):
        focused = looks(listing, 1)
        listing.blur()
        await still(app)
        assert len({focused, looks(listing, 1), looks(listing, 2)}) == 3


@pytest.mark.parametrize("theme", ["textual-light", "ansi-dark"])
async def test_every_theme_shows_where_the_cursor_is(theme):
    async with running(rows_of(50)) as (app, listing, _pilot):
        before = looks(listing, 2)
        app.theme = theme
        await still(app)
        assert looks(listing, 2) != before
        assert looks(listing, 1) != looks(listing, 2)


def test_every_key_has_a_name_and_says_what_it_does():
    bindings = keys.BINDINGS
    assert len({binding.id for binding in bindings}) == len(bindings)
    assert all(binding.tooltip and binding.description for binding in bindings)
