"""Lists: rows by key, in the order and with the filters of a query; beside them a plain oracle.

The oracle reads everything, filters and sorts in Python, and shares no code with the pages.
"""

import unicodedata
from dataclasses import replace
from datetime import date, timedelta

import pytest

from ccm_tui.domain.query import Query
from ccm_tui.store import pages
from ccm_tui.store.pages import list_columns
from tests.store.filled import ROWS, STATES

ASKED = [
    ("outreach", ""),
    ("outreach", "channel:letter"),
    ("outreach", "engagement:positive"),
    ("outreach", "engagement:"),
    ("outreach", "channel:letter engagement:none"),
    ("outreach", "place:Geneva"),
    ("outreach", "state:GNB"),
    ("outreach", "state:GNB direction:in"),
    ("outreach", "state:"),
    ("outreach", "activity:A3"),
    ("outreach", "activity:A3 state:GNB"),
    ("outreach", "since:2016-10-20 until:2016-11-10"),
    ("outreach", "state:GNB since:2016-11"),
    ("outreach", "until:2015"),
    ("outreach", "focal"),
    ("outreach", "foc poi"),
    ("outreach", "reunion"),
    ("outreach", "ÉTAT"),
    ("outreach", "日"),
    ("outreach", "a-b"),
    ("outreach", "o'neil x[/]"),
    ("outreach", "and since:2016-11 until:2016-11"),
    ("outreach", "plan state:GNB channel:letter"),
    ("outreach", "nothing has this"),
    ("commitment", ""),
    ("commitment", "owed-by:GNB"),
    ("commitment", "done-on:"),
    ("commitment", "since:2017-01-10 focal"),
    ("contact", ""),
    ("contact", "state:SLE"),
    ("contact", "state:"),
    ("contact", "emile"),
    ("claim", "state:GNB"),
    ("claim", "aspect:focal since:2017"),
    ("state", ""),
    ("state", "guinea"),
    ("membership", ""),
    ("meeting", ""),
    ("output", ""),
]  # fmt: skip
CASES = [(kind, text, sign) for kind, text in ASKED for sign in ("", "-")]
PAGE = 7


def tokens(text):
    bare = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(c for c in bare if not unicodedata.combining(c))
    return "".join(c if c.isalnum() else " " for c in letters).split()


def expected(register, kind, query):
    """The uids that the query asks for, in its order."""
    entity, connection = register.entity(kind), register._connection
    rows = [
        dict(row)
        for row in connection.execute(f"SELECT * FROM {kind} WHERE deleted = 0").fetchall()
    ]
    for name, value in query.filters:
        if table := entity.links().get(name):
            links = connection.execute(f"SELECT * FROM {table}").fetchall()
            having = {link[0] for link in links if value in (None, link[1])}
            rows = [row for row in rows if (row["uid"] in having) == (value is not None)]
        else:
            rows = [row for row in rows if row[name] == value]
    if query.since:
        rows = [row for row in rows if row[entity.day_field] >= query.since.isoformat()]
    if query.until:
        rows = [row for row in rows if row[entity.day_field] <= query.until.isoformat()]
    searched = {n for n, c in entity.columns().items() if c.about.searched} | {entity.title_field}
    for wanted in tokens(query.words):
        rows = [
            row
            for row in rows
            if any(word.startswith(wanted) for name in searched for word in tokens(row[name] or ""))
        ]
    order = query.order.removeprefix("-")
    rows.sort(key=lambda row: (row[order], row["id"]), reverse=query.order.startswith("-"))
    return [row["uid"] for row in rows]


@pytest.fixture(params=[5000, 3], ids=["few match", "many match"])
def few(request, monkeypatch):
    """Each list once as a small one, and once by the ways that are taken among a million."""
    monkeypatch.setattr(pages, "_FEW", request.param)


@pytest.fixture(params=CASES, ids=[f"{kind} {sign}{text}" for kind, text, sign in CASES])
def asked(request, filled, few):
    """A list and the uids it has to show."""
    kind, text, sign = request.param
    order = sign + filled.entity(kind).order.removeprefix("-")
    query = replace(filled.query(kind, text), order=order)
    return filled.rows(kind, query), expected(filled, kind, query)


def uids(rows):
    return [row["uid"] for row in rows]


def test_a_list_is_walked_from_its_first_row_to_its_last(asked):
    rows, wanted = asked
    page = found = rows.first(PAGE)
    while page:
        page = rows.after(page[-1], PAGE)
        found = found + page

    assert uids(found) == wanted


def test_a_list_is_walked_from_its_last_row_to_its_first(asked):
    rows, wanted = asked
    page = found = rows.last(PAGE)
    while page:
        page = rows.before(page[0], PAGE)
        found = page + found

    assert uids(found) == wanted


def test_a_list_knows_how_many_rows_it_has_and_where_each_stands(asked):
    rows, wanted = asked

    assert rows.count() == len(wanted)
    for row in rows.first(ROWS)[:: max(1, len(wanted) // 5)]:
        assert rows.rank(row) == wanted.index(row["uid"])


def test_a_row_of_the_list_is_found_by_its_uid(asked):
    rows, wanted = asked
    for uid in wanted[:: max(1, len(wanted) // 5)]:
        assert rows.around(uid)["uid"] == uid

    assert rows.around("somebody else") is None


def test_rows_are_numbered_from_the_top(asked):
    rows, wanted = asked

    assert uids(rows.rows(PAGE, 5)) == wanted[5 : 5 + PAGE]
    assert rows.rows(PAGE, len(wanted)) == []


def test_a_list_goes_to_the_first_row_of_a_day_or_beyond(filled, few):
    for text in ("", "state:GNB", "focal", "channel:letter"):
        for sign in ("", "-"):
            query = replace(filled.query("outreach", text), order=f"{sign}date")
            rows = filled.rows("outreach", query)
            everything = rows.first(ROWS)
            for offset in range(-3, 66, 3):
                day = date(2016, 10, 1) + timedelta(days=offset)
                beyond = [
                    row
                    for row in everything
                    if (row["date"] <= day.isoformat() if sign else row["date"] >= day.isoformat())
                ]
                assert rows.at_day(day) == (beyond[0] if beyond else None)


def test_a_list_that_is_not_sorted_by_days_goes_to_none(filled):
    assert filled.rows("contact").at_day(date(2017, 1, 1)) is None


def test_a_list_is_not_sorted_by_what_has_no_index(filled):
    with pytest.raises(ValueError, match="is not sorted by channel"):
        filled.rows("outreach", Query(order="channel"))


def test_a_row_shows_the_columns_of_the_list_with_references_in_words(filled):
    row = filled.rows("outreach", filled.query("outreach", "state:GNB state:GNB")).first(1)[0]

    assert list(row) == [
        "id", "uid", "states_words", "channel", "direction", "date", "subject", "engagement", "by",
    ]  # fmt: skip
    assert "GNB" in row["states_words"].split(", ")
    assert list_columns(filled.entity("commitment")) == [
        "id", "uid", "owed_by_words", "owed_to_words", "what", "due", "done_on",
    ]  # fmt: skip


def test_a_row_that_was_deleted_is_still_a_place_to_go_on_from(register):
    uids_ = [register.save("contact", {"name": name}) for name in ("Ana", "Ben", "Cem")]
    ben = register.rows("contact").around(uids_[1])
    register.delete("contact", uids_[1])

    assert uids(register.rows("contact").after(ben, 5)) == [uids_[2]]
    assert uids(register.rows("contact").before(ben, 5)) == [uids_[0]]


def test_a_row_whose_place_changed_is_found_in_its_new_one(register):
    uids_ = [register.save("contact", {"name": name}) for name in ("Ana", "Ben", "Cem")]
    register.save("contact", {"name": "Zoe"}, uids_[0])

    assert uids(register.rows("contact").first(5)) == [uids_[1], uids_[2], uids_[0]]


def test_all_states_stand_in_the_list_of_states(filled):
    names = [row["name"] for row in filled.rows("state").first(300)]

    assert len(names) == 249
    assert names == sorted(names)
    assert filled.rows("state").around(filled.find("state", STATES[0])) is not None


# ------------------------------------------------------------------ how a page is read


def plan(register, kind, text, order=""):
    """What SQLite does for the page after a row, in its own words."""
    rows = register.rows(kind, replace(register.query(kind, text), order=order))
    row = rows.first(3)[-1]
    statements: list[str] = []
    register._connection.set_trace_callback(statements.append)
    rows.after(row, PAGE)
    register._connection.set_trace_callback(None)
    page = next(sql for sql in statements if sql.strip().startswith("SELECT r."))
    steps = register._connection.execute(f"EXPLAIN QUERY PLAN {page}").fetchall()
    return [step["detail"] for step in steps if step["parent"] == 0]


@pytest.mark.parametrize(
    ("kind", "text", "order", "way"),
    [
        ("outreach", "", "-date", "outreach_date (date<?)"),
        ("outreach", "", "date", "outreach_date (date>?)"),
        ("outreach", "channel:letter", "", "outreach_channel (channel=? AND date<?)"),
        ("outreach", "direction:in", "", "outreach_direction (direction=? AND date<?)"),
        ("outreach", "engagement:", "", "outreach_engagement (engagement=? AND date<?)"),
        ("outreach", "state:GNB", "", "(state=? AND number=? AND (day,record)<(?,?))"),
        ("outreach", "since:2016-10", "", "outreach_date (date>? AND date<?)"),
        ("commitment", "", "", "commitment_due (due>?)"),
        ("commitment", "owed-by:GNB", "", "commitment_owed_by (owed_by=? AND due>?)"),
        ("contact", "", "", "contact_name (name>?)"),
        ("contact", "state:GNB", "", "contact_state (state=? AND name>?)"),
        ("claim", "", "", "claim_as_of (as_of<?)"),
        ("state", "", "", "state_name (name>?)"),
    ],
)
def test_a_page_is_read_along_an_index_and_not_sorted(filled, kind, text, order, way):
    steps = plan(filled, kind, text, order)

    assert way in steps[0]
    assert not [step for step in steps if "TEMP B-TREE" in step]


@pytest.mark.parametrize("text", ["focal", "focal since:2016-11", "focal channel:letter"])
def test_where_many_match_a_page_is_read_along_the_search_index(filled, monkeypatch, text):
    monkeypatch.setattr(pages, "_FEW", 3)
    steps = plan(filled, "outreach", text)

    assert "VIRTUAL TABLE" in steps[0]
    assert not [step for step in steps if "TEMP B-TREE" in step]


def test_a_filter_that_many_fit_is_tried_along_the_order(filled, monkeypatch):
    monkeypatch.setattr(pages, "_FEW", 3)
    steps = plan(filled, "outreach", "activity:A3")

    assert "outreach_date" in steps[0]
    assert not [step for step in steps if "TEMP B-TREE" in step]
