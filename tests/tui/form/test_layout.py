"""Where things stand on the screen, small and large."""

import pytest

from ccm_tui.tui.form.row import MARK, WRONG
from tests.tui.form.fake_register import FakeRegister
from tests.tui.form.host import filling
from tests.tui.form.test_inside import lines
from tests.tui.form.test_saving import STORED

SIZES = [(80, 24), (120, 40)]


@pytest.mark.parametrize("size", SIZES)
async def test_labels_and_fields_stand_in_columns_and_an_entry_fits_the_screen(
    size: tuple[int, int],
) -> None:
    async with filling(FakeRegister(), size=size) as hands:
        rows = hands.form.shown_rows()
        assert len({row.control.region.x for row in rows}) == 1
        assert len({row.label.region.x for row in rows}) == 1
        tops = [row.region.y for row in rows]
        assert tops == sorted(tops)
        assert rows[-1].region.bottom <= hands.form.body.region.bottom
        assert hands.form.body.max_scroll_y == 0


@pytest.mark.parametrize("size", SIZES)
async def test_every_fault_stands_beside_or_under_its_field_and_is_whole(
    size: tuple[int, int],
) -> None:
    typed = {"subject": "A letter that has a subject", "date": "the day after the meeting"}
    async with filling(FakeRegister(), typed=typed, size=size) as hands:
        await hands.press("ctrl+s")
        faulty = [row for row in hands.form.shown_rows() if row.faults]
        assert len(faulty) == 3
        for row in faulty:
            text = str(row.note.content)
            assert row.region.contains_region(row.note.region)
            assert row.note.region.area >= len(text)


async def test_the_field_in_use_and_a_faulty_one_have_a_mark_that_is_no_colour() -> None:
    async with filling(FakeRegister()) as hands:
        await hands.press("ctrl+s")
        marks = {
            name: str(row.mark.content)
            for name, row in hands.form.rows.items()
            if row.display and row.mark.styles.visibility == "visible"
        }
        assert marks == {"states": MARK, "channel": WRONG, "date": WRONG, "subject": WRONG}


async def test_a_list_that_has_no_room_below_its_field_opens_above_it() -> None:
    async with filling(FakeRegister(), size=(80, 16)) as hands:
        await hands.into("activities")
        await hands.press("down")
        picker = hands.row("activities").control
        assert picker.list.display
        assert not picker.list.region.overlaps(picker.finder.region)
        assert hands.form.region.contains_region(picker.list.region)


async def test_an_entry_inside_stands_on_one_line() -> None:
    async with filling(
        FakeRegister(stored=dict(STORED)), uid="e-1", only=("commitments",)
    ) as hands:
        assert len(lines(hands)) == 1
        assert hands.row("commitments").control.size.height == 1
