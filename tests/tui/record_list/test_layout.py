"""Columns come from the declaration of the fields."""

from dataclasses import replace

import pytest
from rich.cells import cell_len

from ccm_tui.domain.declaration import About, Column
from ccm_tui.domain.outreach import Outreach
from ccm_tui.domain.vocabulary import Vocabulary
from ccm_tui.tui.record_list.layout import Slot, as_text, cells, heading, lay_out, value

OUTREACH = list(Outreach.columns().items())


def column(width, kind="line", **about):
    return Column("", About("Label", kind, width=width, **about), required=False)


def names(width, columns=OUTREACH, kept="date"):
    return [slot.name for slot in lay_out(columns, width, kept)]


def test_all_columns_of_a_list_are_those_with_a_width():
    assert names(200) == ["states", "channel", "direction", "date", "subject", "engagement", "by"]


@pytest.mark.parametrize("width", [10, 30, 57, 77, 117, 240])
def test_columns_fill_their_room_and_not_more(width):
    slots = lay_out(OUTREACH, width, "date")
    assert cell_len(heading(slots)) == max(width, 12 + 11 + 2 * len("  "))


def test_at_80_cells_the_right_most_columns_give_way_to_the_subject():
    assert names(77) == ["states", "channel", "direction", "date", "subject"]


def test_in_half_a_screen_the_first_the_sorted_and_the_open_column_remain():
    assert names(55) == ["states", "date", "subject"]


def test_open_columns_share_what_is_left():
    slots = lay_out([("a", column(-1)), ("b", column(10)), ("c", column(-1))], 75)
    assert [slot.width for slot in slots] == [31, 10, 30]


def test_columns_of_fixed_width_alone_are_dropped_only_when_they_do_not_fit():
    fixed = [("a", column(10)), ("b", column(10)), ("c", column(10))]
    assert names(34, fixed) == ["a", "b", "c"]
    assert names(33, fixed) == ["a", "b"]


def test_the_sorted_column_carries_a_sign_that_is_never_cut():
    slots = lay_out(OUTREACH, 117)
    assert "Date ▼" in heading(slots, "-date")
    assert "State ▲" in heading(slots, "states")
    assert "D… ▲" in heading(slots, "direction")
    assert "▲" not in heading(slots)


def test_a_cell_reads_as_a_person_reads_it():
    row = {
        "id": 1,
        "uid": "u",
        "states": ("x",),
        "states_words": "GNB, SLE",
        "channel": "note_verbale",
        "direction": "out",
        "date": "2017-02-08",
        "subject": "Focal point",
        "engagement": None,
    }
    line = cells(lay_out(OUTREACH, 117), row)
    assert " ".join(line.split()) == "GNB, SLE note verbale out 8 Feb 2017 Focal point"


def test_numbers_stand_at_the_right_and_labels_above_them():
    slot = Slot("total", About("Total", "number"), 7)
    assert cells([slot], {"total": 1234}) == "   1234"
    assert heading([slot]) == "  Total"


@pytest.mark.parametrize(
    ("found", "kind", "shown"),
    [
        (None, "line", ""),
        (("GNB", "SLE"), "refs", "GNB, SLE"),
        ("2017-13-99", "day", "2017-13-99"),
        ("", "day", ""),
        ("made_up", "choice", "made_up"),
        (0, "number", "0"),
    ],
)
def test_a_value_that_is_not_what_it_should_be_is_shown_all_the_same(found, kind, shown):
    assert value("field", About("Label", kind), {"field": found}) == shown


def test_a_field_that_the_row_lacks_is_blank():
    assert value("field", About("Label"), {}) == ""


def test_a_vocabulary_that_depends_on_the_record_is_asked_for():
    words = Vocabulary("narrow", (("none", "no plan"),))
    about = replace(About("Label", "choice"), vocabulary_for=lambda _record: words)
    assert value("field", about, {"field": "none"}) == "no plan"


def test_copied_text_is_whole_and_one_line_of_tabs():
    columns = [("a", column(3)), ("hidden", column(0)), ("b", column(-1))]
    row = {"a": "long enough", "hidden": "x", "b": "one\ttwo\r\nthree"}
    assert as_text(columns, row) == "long enough\tone two three"
