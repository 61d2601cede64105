"""The form knows no entity: whatever is declared appears."""

from datetime import date
from typing import Annotated, ClassVar

from textual.compose import compose

from ccm_tui.domain.declaration import About, Entity, Line, Text
from ccm_tui.domain.entities import ENTITIES
from ccm_tui.domain.vocabulary import Vocabulary
from ccm_tui.tui.form import FormDialog, FormResult
from tests.tui.form.fake_register import FakeRegister
from tests.tui.form.host import Clock, filling

COLOURS = Vocabulary("colour", (("red", "red"), ("blue", "blue")))


class Folder(Entity):
    """An entity that is declared here and nowhere else."""

    table: ClassVar[str] = "folder"
    singular: ClassVar[str] = "folder"
    plural: ClassVar[str] = "folders"
    title_field: ClassVar[str] = "name"

    name: Annotated[Line, About("Name [b]")]
    colour: Annotated[str, About("Colour", "choice", vocabulary=COLOURS)] = "red"
    pages: Annotated[int | None, About("Pages", "number", "how many")] = None
    opened: Annotated[date | None, About("Opened", "day", folded=True)] = None
    owner: Annotated[str | None, About("Owner", "ref", target="party")] = None
    states: Annotated[tuple[str, ...], About("States", "refs", target="state")] = ()
    remark: Annotated[Text | None, About("Remark", "text")] = None
    by: Annotated[str | None, About("By", given=True)] = None


async def test_a_declared_field_has_its_row_without_a_line_of_code() -> None:
    register = FakeRegister(entities=(*ENTITIES, Folder))
    async with filling(register, Folder) as hands:
        labels = [str(row.label.content) for row in hands.form.shown_rows()]
        assert labels == ["Name [b]", "Colour", "Pages", "Owner", "States", "Remark"]
        await hands.type("Letters")
        await hands.press("enter", "b", "enter", "1", "2", "enter")
        await hands.type("isu")
        await hands.press("tab")
        await hands.type("lao")
        await hands.press("tab")
        await hands.type("Green.")
        await hands.press("ctrl+s")
        assert hands.app.result == FormResult(saved=("folder-1",))
    assert register.saved[0][1] == {
        "name": "Letters",
        "colour": "blue",
        "pages": "12",
        "owner": "o-isu",
        "states": ("s-lao",),
        "remark": "Green.",
    }
    assert dict(register.records[0])["pages"] == 12


async def test_every_entity_of_the_register_has_a_form() -> None:
    mounted: set[str] = set()
    async with filling(FakeRegister(), only=("states",)) as hands:
        for entity in ENTITIES:
            form = FormDialog(entity, FakeRegister(), Clock(), draft_uid="draft-2")
            kinds = {column.about.kind for column in form.fields.values()}
            if kinds <= mounted:
                compose(form)
                assert len(form.rows) == len(form.fields) > 0
            else:
                await hands.app.push_screen(form)
                form.action_more()
                assert len(hands.shown) == len(form.fields) > 0
                await hands.app.pop_screen()
                mounted |= kinds
