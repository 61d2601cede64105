"""Section Outputs: how far each output is, what it rests on, and judging it by keys alone."""

import asyncio
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from ccm_tui.domain.counting import Piece
from ccm_tui.domain.query import Query
from ccm_tui.register import Actor, Register
from ccm_tui.tui.evidence_rows import EvidenceRows
from ccm_tui.tui.put_forward import evidence_from
from tests.surroundings import ACTOR, surroundings
from tests.tui.app.conftest import Sitting
from tests.tui.app.person import Person, RememberedSettings, app_on

TO_O3 = ["5", "down", "down"]
HOSTILE = "x[/] [bold]no[/bold] [@click=app.quit]y[/] שלום 日本語"


def engaged(
    register: Register, state: str = "GNB", day: str = "2017-02-08", **given: object
) -> str:
    typed = {"states": [state], "channel": "bilateral", "date": day, "activities": ["A3"]}
    typed |= {"engagement": "positive", "subject": f"Focal point of {state} (fictional)"}
    return register.save("outreach", typed | given)


def added(register: Register, code: str = "O3", state: str = "GNB", **given: object) -> str:
    typed = {"output": code, "state": state, "date": "2017-02-01", "source": "a letter (fictional)"}
    return register.save("evidence", typed | given)


def counted(person: Person, code: str = "O3") -> tuple[str, ...]:
    (found,) = [o for o in person.register.outputs() if o.target.code == code]
    return found.counted


def lines(person: Person) -> list[str]:
    return [str(row["verdict"]) for row in person.rows.window.visible] if person.rows.window else []


# ------------------------------------------------------------------ what is seen


async def test_the_six_outputs_stand_there_with_figures_and_a_status_in_words(
    sitting: Sitting,
) -> None:
    async with sitting(section="outputs") as person:
        added(person.register, verdict="accepted")
        await person.looks()
        assert person.counted() == 6
        text = person.screen_text
        assert "0 of 6 (8?)  at risk ▲" in text
        assert "1 of 2       on track ◐" in text
        said = " ".join(person.detail.split())
        assert "at least 6 States Parties (6 or 8, undecided, counting to 6)" in said
        assert "3 Sep 2017 206 days left the note: “by the 7MSP”" in said
        assert "At least eight (6) States Parties" in said
        assert "0 counted · 0 proposed · 6 asked for" in said


async def test_what_counts_is_proposed_and_does_not_count_is_told_with_who_and_why(
    sitting: Sitting,
) -> None:
    async with sitting() as person:
        added(person.register, verdict="accepted")
        added(person.register, state="LBN", verdict="accepted")
        engaged(person.register, "SLE", subject=HOSTILE)
        await person.press(*TO_O3)
        said = " ".join(person.detail.split())
        assert "Guinea-Bissau accepted by Test Person, 9 Feb 2017" in said
        assert "Sierra Leone x[/] [bold]no[/bold]" in said
        assert "Lebanon not eligible" in said
        assert "█" in said
        assert "▒" in said


async def test_a_word_finds_an_output_by_title_status_or_state(sitting: Sitting) -> None:
    async with sitting(size=(80, 24)) as person:
        added(person.register, verdict="accepted")
        await person.press("5")
        assert person.sees("0 of 6 (8?)  at risk ▲")
        assert person.sees("Detailed information on challenges")
        await person.press("slash", "g", "n", "b")
        assert person.counted() == 1
        await person.press("escape")
        assert person.counted() == 6


# ------------------------------------------------------------------ judging


async def test_a_goes_to_what_is_proposed_and_a_again_accepts_it(sitting: Sitting) -> None:
    async with sitting() as person:
        added(person.register, state="LBN", verdict="accepted", date="2017-02-09")
        engaged(person.register)
        await person.press(*TO_O3, "a")
        assert person.place == "OutputScreen"
        assert lines(person) == ["proposed", "accepted, not eligible"]
        assert "not judged yet" in person.detail
        await person.press("a")
        assert counted(person) == ("GNB",)
        assert person.notices[-1] == "Accepted: O3 1 of 2"
        assert lines(person) == ["accepted, not eligible", "accepted, counts ●"]
        assert person.sees("O3 1 of 2 · on track ◐")
        await person.press("u")
        assert counted(person) == ()
        assert lines(person)[0] == "proposed"


async def test_after_the_deadline_it_is_missed_and_what_is_accepted_does_not_count(
    sitting: Sitting,
) -> None:
    async with sitting(as_at=date(2017, 9, 4)) as person:
        engaged(person.register, day="2017-09-04")
        await person.press(*TO_O3)
        assert person.sees("missed ✕")
        assert "yesterday" in person.detail
        await person.press("enter", "a")
        assert person.notices[-1] == "Accepted, does not count: late (after 3 Sep 2017)"


async def test_x_asks_why_takes_no_blank_answer_and_esc_judges_nothing(sitting: Sitting) -> None:
    async with sitting() as person:
        engaged(person.register)
        await person.press(*TO_O3, "enter", "x", "n", "o", "escape")
        assert lines(person) == ["proposed"]
        await person.press("x", "enter")
        assert person.sees("say why")
        await person.press("n", "o", "ctrl+s")
        assert lines(person) == ["refused"]
        assert person.notices[-1] == "Refused: O3 0 of 2"
        (piece,) = person.register.evidence()
        assert (piece.reason, piece.judged_by) == ("no", "Test Person")
        assert person.rows.has_focus
        await person.press("escape")
        assert person.place == "OutputsScreen"


async def test_marked_pieces_are_accepted_as_one_act_each(sitting: Sitting) -> None:
    async with sitting() as person:
        for state in ("GNB", "SLE"):
            engaged(person.register, state)
        engaged(person.register, "GNB", "2017-01-05")
        await person.press(*TO_O3, "enter", "space", "space", "space", "a")
        assert person.notices[-1] == "3 accepted: O3 2 of 2; 1 of them does not count"
        assert set(counted(person)) == {"GNB", "SLE"}
        await person.press("u", "u")
        assert len(counted(person)) == 1


async def test_after_one_is_judged_the_cursor_is_on_the_next_that_waits(sitting: Sitting) -> None:
    async with sitting() as person:
        for day in ("2017-01-05", "2017-01-06", "2017-01-07"):
            engaged(person.register, "GNB", day)
        await person.press(*TO_O3, "enter", "x", "n", "enter")
        assert [row["date"] for row in [person.rows.row] if row] == ["2017-01-06"]
        await person.press("a")
        assert [row["date"] for row in [person.rows.row] if row] == ["2017-01-06"]
        assert lines(person) == ["refused", "accepted, counts ●"]


async def test_where_nobody_is_named_it_is_asked_first_who_judges(sitting: Sitting) -> None:
    async with sitting(actor=Actor("ISU", None)) as person:
        engaged(person.register)
        await person.press(*TO_O3, "enter", "a")
        assert person.place == "IdentityDialog"
        await person.press("escape")
        assert counted(person) == ()
        assert any("carries the name of a person" in notice for notice in person.notices)
        await person.press("a", "tab", "M", "e", "enter")
        assert counted(person) == ("GNB",)
        (piece,) = person.register.evidence()
        assert piece.judged_by == "Me"


# ------------------------------------------------------------------ pieces and records


async def test_enter_opens_what_a_piece_rests_on_and_what_is_proposed_is_no_record_yet(
    sitting: Sitting,
) -> None:
    async with sitting() as person:
        engaged(person.register)
        await person.press(*TO_O3, "enter", "e", "d", "h")
        assert person.place == "OutputScreen"
        assert [n.startswith("This is only proposed") for n in person.notices] == [True]
        await person.press("enter")
        assert person.place == "EntryScreen"


async def test_stored_evidence_is_opened_edited_deleted_and_has_a_history(sitting: Sitting) -> None:
    async with sitting() as person:
        added(person.register, verdict="accepted")
        await person.press(*TO_O3, "enter", "enter")
        assert person.place == "RecordScreen"
        await person.press("escape", "h")
        assert person.place == "HistoryScreen"
        await person.press("escape", "e")
        assert person.place == "FormDialog"
        await person.press("escape", "d")
        assert counted(person) == ()
        await person.press("u")
        assert counted(person) == ("GNB",)


async def test_n_writes_evidence_for_this_output(sitting: Sitting) -> None:
    async with sitting() as person:
        await person.press(*TO_O3, "enter", "n")
        await person.types("sle")
        await person.press("enter")
        await person.types("8/2")
        await person.press("enter", "n", "o", "t", "e", "ctrl+s")
        (piece,) = person.register.evidence()
        assert (piece.code, piece.source, piece.stored) == ("SLE", "note", True)
        await person.press("a")
        assert counted(person) == ("SLE",)


async def test_the_pieces_of_an_output_are_filtered_as_any_list(sitting: Sitting) -> None:
    async with sitting() as person:
        engaged(person.register)
        added(person.register, state="SLE", verdict="accepted")
        await person.press(*TO_O3, "enter", "slash")
        await person.types("state:SLE")
        assert lines(person) == ["accepted, counts ●"]


def test_rows_are_read_by_key_what_is_proposed_above_what_is_stored(register: Register) -> None:
    for day in range(1, 8):
        engaged(register, day=f"2017-01-0{day}")
        added(register, state="LBN", date=f"2017-01-0{day}", verdict="accepted")
    output = register.find("output", "O3")
    rows = EvidenceRows(register, output, Query(), lambda piece: {"source": piece.source})
    whole = rows.first(100)
    uids = [row["uid"] for row in whole]

    assert [row["stored"] for row in whole] == [False] * 7 + [True] * 7
    assert {*uids} == {piece.uid for piece in register.evidence(output)}
    assert rows.count() == 14
    for place, row in enumerate(whole):
        assert rows.rank(row) == place
        assert rows.around(str(row["uid"])) == row
        assert [r["uid"] for r in rows.after(row, 3)] == uids[place + 1 : place + 4]
        assert [r["uid"] for r in rows.before(row, 3)] == uids[max(0, place - 3) : place]
    for limit in (1, 7, 10, 20):
        assert [row["uid"] for row in rows.last(limit)] == uids[-limit:]
        assert [row["uid"] for row in rows.first(limit)] == uids[:limit]
    found = rows.at_day(date(2017, 1, 3))
    assert found is not None
    assert (found["date"], found["stored"]) == ("2017-01-03", True)


# ------------------------------------------------------------------ put forward


async def test_w_puts_an_entry_forward_for_the_output_that_its_activity_serves(
    sitting: Sitting,
) -> None:
    async with sitting(section="outreach") as person:
        entry = engaged(person.register, engagement="acknowledged", sensitivity="confidential")
        await person.looks()
        await person.press("w")
        assert person.place == "FormDialog"
        await person.press("ctrl+s")
        (piece,) = person.register.evidence()
        assert (piece.record, piece.code, piece.date) == (entry, "GNB", date(2017, 2, 8))
        assert (piece.output, piece.source) == (
            person.register.find("output", "O3"), "Focal point of GNB (fictional)"
        )  # fmt: skip
        assert piece.sensitivity == "confidential"


def put_forward(register: Register, kind: str, uid: str) -> Piece:
    """What evidence is stored when what the form begins with is saved as it is."""
    uid = register.save("evidence", evidence_from(register, kind, uid))
    return register.find_evidence(uid)


@pytest.mark.parametrize(
    ("kind", "typed", "code", "state"),
    [
        ("event", {"title": "x", "starts": "2017-02-07", "ends": "2017-02-08"}, "O2", ""),
        (
            "need",
            {"state": "TCD", "kind": "challenge", "pillar": "data", "text": "one\ntwo",
             "date": "8/2"},
            "O1",
            "TCD",
        ),
        (
            "claim",
            {"state": "AFG", "aspect": "national_plan", "value": "started", "as_of": "8/2",
             "source": "a letter"},
            "O4",
            "AFG",
        ),
        (
            "claim",
            {"state": "GNB", "aspect": "focal_point", "value": "designated", "as_of": "8/2",
             "source": "a letter"},
            "O3",
            "GNB",
        ),
        ("practice", {"title": "x", "giver": "ALB", "receivers": ["BIH"], "date": "8/2"}, "O5",
         "ALB"),
    ],
)  # fmt: skip
def test_any_record_on_which_outputs_rest_can_be_put_forward(
    register: Register, kind: str, typed: dict[str, object], code: str, state: str
) -> None:
    uid = register.save(kind, typed)
    piece = put_forward(register, kind, uid)

    assert (piece.record, piece.date) == (uid, date(2017, 2, 8))
    assert piece.output == register.find("output", code)
    assert piece.code == state
    assert "\n" not in piece.source


@pytest.mark.parametrize("recipient", ["state", "mission"])
def test_a_response_is_put_forward_for_the_state_that_responded(
    register: Register, recipient: str
) -> None:
    asked = {"state": "IRQ", "what": "Prostheses (fictional)", "pillar": "reha", "date": "1/2"}
    request = register.save("request", asked | {"sensitivity": "closed_meeting"})
    to = register.find("state", "DEU")
    if recipient == "mission":
        to = register.save("organisation", {"name": "Fictional Mission", "states": ["DEU"]})
    relay = register.save("relay", {"request": request, "recipient": to, "date": "2/2"})
    piece = put_forward(
        register, "response", register.save("response", {"relay": relay, "date": "8/2"})
    )

    assert (piece.code, piece.source) == ("DEU", "Prostheses (fictional)")
    assert piece.output == register.find("output", "O6")
    assert piece.sensitivity == "closed_meeting"


def test_of_several_states_and_activities_what_is_certain_is_filled_in(register: Register) -> None:
    entry = engaged(register, states=["GNB", "SLE"], activities=["A1", "A4"])
    begun = evidence_from(register, "outreach", entry)
    assert "state" not in begun
    assert begun["output"] == register.find("output", "O1")

    assert "output" not in evidence_from(register, "outreach", engaged(register, activities=[]))


async def test_w_is_not_offered_where_nothing_rests_on_a_record(sitting: Sitting) -> None:
    async with sitting() as person:
        contact = person.register.save("contact", {"name": "Fictional Person"})
        person.app.open_record("contact", contact)
        await person.press("w")
        assert person.place == "ContactScreen"


# ------------------------------------------------------------------ pictures

Compare = Callable[..., bool]
WIDE, SMALL = (120, 40), (80, 24)


@pytest.fixture
def looks(
    snap_compare: Compare, register_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., bool]:
    """``looks("5", "enter", size=..., theme=...)`` as it did when it was last approved."""
    monkeypatch.setattr(Input, "cursor_blink", False)
    with Register.open(register_path, surroundings()) as register:
        engaged(register)
        engaged(register, "SLE", "2017-01-20", subject="Mandate [/b] of a focal point (fictional)")
        added(register, state="LBN", verdict="accepted")
        newest = next(piece for piece in register.evidence() if piece.code == "GNB")
        register.judge(newest.uid, "accepted")

    def compare(*keys: str, size: tuple[int, int] = WIDE, theme: str = "dark") -> bool:
        app = app_on(
            lambda: Register.open(register_path, surroundings(actor=ACTOR)),
            RememberedSettings(theme),
        )

        async def walk(pilot: Pilot[None]) -> None:
            person = Person(app, pilot)
            await person.starts()
            for key in keys:
                await person.press(key)
            await asyncio.wait_for(person.waits(), 10)

        return snap_compare(app, terminal_size=size, run_before=walk)

    return compare


@pytest.mark.parametrize(("size", "theme"), [(WIDE, "dark"), (SMALL, "light"), (SMALL, "contrast")])
def test_outputs(looks: Compare, size: tuple[int, int], theme: str) -> None:
    assert looks(*TO_O3, size=size, theme=theme)


@pytest.mark.parametrize(("size", "theme"), [(WIDE, "light"), (SMALL, "dark")])
def test_one_output(looks: Compare, size: tuple[int, int], theme: str) -> None:
    assert looks(*TO_O3, "a", size=size, theme=theme)


async def test_a_filter_that_does_not_exist_is_named_in_the_list_of_outputs(
    sitting: Sitting,
) -> None:
    async with sitting(section="outputs") as person:
        await person.press("slash")
        await person.types("foo:bar")
        assert person.sees("there is no filter “foo” here")
