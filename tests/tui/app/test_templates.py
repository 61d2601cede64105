"""Another one like this: duplicates, templates, and kept text whose field is gone."""

import json

from ccm_tui.domain.draft import Draft
from ccm_tui.register import Register
from ccm_tui.store.driver import Connection
from ccm_tui.tui.form import FormDialog
from tests.tui.app.conftest import Sitting
from tests.tui.app.person import Person

LETTER = {
    "states": ["GNB"],
    "channel": "letter",
    "date": "2017-01-20",
    "subject": "Focal point",
    "summary": "Sent by post.",
    "activities": ["A3"],
}


def form_says(person: Person) -> str:
    """What stands above the fields of the form."""
    form = person.app.screen
    assert isinstance(form, FormDialog)
    return str(form.leftover.content)


def standing(person: Person, name: str) -> object:
    form = person.app.screen
    assert isinstance(form, FormDialog)
    return form.value_of(name)


def kept_template(register: Register, typed: object, kind: str = "outreach") -> None:
    """A template as another program may have written it: not looked at."""
    text = typed if isinstance(typed, str) else json.dumps(typed)
    given = {"name": "Letter to a Minister", "kind": kind, "typed": text}
    register._saver.save(register.entity("template"), given)


async def test_b_writes_another_entry_like_the_one_under_the_cursor(sitting: Sitting) -> None:
    async with sitting(section="outreach") as person:
        first = person.register.save("outreach", LETTER)
        person.app.wrote(first)
        await person.press("b")
        assert person.place == "FormDialog"
        assert standing(person, "subject") == "Focal point"
        assert standing(person, "date") == "2017-02-09"
        assert standing(person, "summary") == ""
        await person.press("ctrl+s")
        rows = person.register.rows("outreach").first(5)
        assert [(row["subject"], row["date"]) for row in rows] == [
            ("Focal point", "2017-02-09"),
            ("Focal point", "2017-01-20"),
        ]


async def test_b_on_a_record_of_any_kind_writes_another_one(sitting: Sitting) -> None:
    async with sitting() as person:
        typed = {"title": "Peer support", "giver": "SLE", "receivers": ["GNB"], "text": "How"}
        uid = person.register.save("practice", typed)
        person.app.open_record("practice", uid)
        await person.waits()
        await person.press("b")
        assert (standing(person, "title"), standing(person, "text")) == ("Peer support", "How")


async def test_what_nobody_writes_is_not_duplicated(sitting: Sitting) -> None:
    async with sitting() as person:
        await person.press("b", "K")
        assert person.place == "StatesScreen"


async def test_f6_keeps_a_form_as_a_template_and_capital_t_begins_with_it(sitting: Sitting) -> None:
    async with sitting(section="outreach") as person:
        person.app.open_form("outreach", typed={**LETTER, "states": [], "activities": []})
        await person.waits()
        await person.press("f6")
        await person.types("Post")
        await person.press("enter")
        assert "Kept as “Post”; T in a list shows its templates." in person.notices
        assert person.place == "FormDialog"
        await person.press("escape", "T")
        assert person.sees("letter · out · Focal point")
        await person.press("enter")
        assert standing(person, "summary") == "Sent by post."
        assert standing(person, "date") == "2017-02-09"


async def test_a_template_is_deleted_and_brought_back(sitting: Sitting) -> None:
    async with sitting(section="outreach") as person:
        kept_template(person.register, {"subject": "S"})
        await person.press("T", "d")
        assert person.rows.row is None
        await person.press("u")
        assert person.sees("Letter to a Minister")


async def test_the_palette_begins_with_a_template(sitting: Sitting) -> None:
    from ccm_tui.tui.templates_screen import template_entries

    async with sitting() as person:
        kept_template(person.register, {"subject": "[/b] S"})
        [(name, said, begin)] = template_entries(person.app)
        assert (name, said) == ("Template: Letter to a Minister", "outreach entry")
        begin()
        await person.waits()
        assert standing(person, "subject") == "[/b] S"


async def test_a_template_that_cannot_be_read_is_shown_in_the_form_as_it_is(
    sitting: Sitting,
) -> None:
    async with sitting(section="outreach") as person:
        kept_template(person.register, '{"subject": ')
        await person.press("T")
        assert person.sees("▲ is no JSON")
        await person.press("enter")
        assert person.place == "FormDialog"
        assert '{"subject": ' in form_says(person)


async def test_what_a_template_names_that_is_gone_is_said_and_the_rest_is_there(
    sitting: Sitting,
) -> None:
    async with sitting(section="outreach") as person:
        body = person.register.save("organisation", {"name": "Helpers", "type": "other"})
        kept_template(
            person.register, {"subject": "S", "mood": "[/sunny]", "organisations": [body]}
        )
        person.register.delete("organisation", body)
        await person.press("T", "enter")
        assert standing(person, "subject") == "S"
        assert standing(person, "organisations") == ()
        assert "mood: [/sunny]\nOrganisation: Helpers, which was deleted" in form_says(person)
        await person.press("f7")
        assert "mood: [/sunny]" in person.app.clipboard


async def test_a_template_of_a_kind_that_is_no_more_says_so(sitting: Sitting) -> None:
    async with sitting() as person:
        kept_template(person.register, {}, kind="telegram")
        await person.press("T", "enter")
        assert person.place == "StatesScreen"
        assert "There is no kind of record “telegram”" in person.notices


async def test_a_draft_keeps_the_text_of_fields_that_are_gone_until_it_is_saved(
    sitting: Sitting,
) -> None:
    typed = {**LETTER, "mood": "sunny", "place": {"city": "Bissau"}}
    draft = Draft("d", "outreach", None, typed, "2017-02-08T10:00:00.000Z")
    async with sitting() as person:
        person.register.keep_draft(draft)
        await person.press("D", "enter")
        assert 'mood: sunny\nPlace: {"city": "Bissau"}' in form_says(person)
        await person.press("x", "escape")
        [kept] = person.register.drafts()
        assert kept.typed["mood"] == "sunny"
        assert kept.typed["place"] == {"city": "Bissau"}
        await person.press("enter", "ctrl+s")
        assert person.place == "DraftsScreen", person.screen_text
        assert person.register.drafts() == []


async def test_a_draft_of_a_kind_that_is_no_more_stands_in_the_list_with_its_text(
    sitting: Sitting,
) -> None:
    draft = Draft("d", "telegram", None, {"text": "STOP"}, "2017-02-08T10:00:00.000Z")
    async with sitting() as person:
        person.register.keep_draft(draft)
        await person.press("D")
        assert person.sees("telegram") and person.sees("STOP")
        await person.press("enter")
        assert "There is no kind of record “telegram”" in person.notices
        assert len(person.register.drafts()) == 1


def test_a_draft_that_cannot_be_read_keeps_its_text(register: Register, file: Connection) -> None:
    sql = "INSERT INTO draft (uid, kind, typed, at) VALUES (?, 'outreach', ?, '2017-02-08')"
    file.executemany(sql, [("a", '{"subject": '), ("b", "[]")])
    file.commit()
    assert {d.uid: d.typed for d in register.drafts()} == {
        "a": {"typed": '{"subject": '},
        "b": {"typed": "[]"},
    }
