"""What is done in the running app before each picture of these pages is taken."""

import os
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from colleague import write_apart
from fictional import TODAY
from textual.pilot import Pilot

from ccm_tui.tui.app import CcmApp

WIDE: Final = (120, 40)
NARROW: Final = (80, 24)
LATER: Final = date(2017, 8, 1)
_LONGER_THAN_A_DRAFT_WAITS: Final = 0.8
_KEYS: Final = {" ": "space", "/": "slash", ":": "colon", "-": "minus", ".": "full_stop",
                "(": "left_parenthesis", ")": "right_parenthesis", ",": "comma",
                "~": "tilde", ">": "greater_than_sign", "#": "number_sign",
                "@": "at", '"': "quotation_mark"}  # fmt: skip


class Person:
    """Hands on the keyboard."""

    def __init__(self, app: CcmApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until they have had their effect."""
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()
            await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.press(*(_KEYS.get(character, character) for character in text))


Steps = Callable[[Person], Awaitable[None]]


@dataclass(frozen=True)
class Picture:
    """What is done before the picture is taken, and how large the screen is."""

    steps: Steps
    size: tuple[int, int] = WIDE
    theme: str = "dark"
    as_at: date = TODAY
    section: str = "states"


# ---------------------------------------------------------------- what is done before a picture


async def today(person: Person) -> None:
    """What the morning asks for."""
    await person.press("down")


async def states(person: Person) -> None:
    """Guinea-Bissau among the twelve."""
    await person.press(*["down"] * 5)


async def profile(person: Person) -> None:
    """Its profile on a screen of its own."""
    await states(person)
    await person.press("enter")


async def disagreement(person: Person) -> None:
    """States of which sources say different things."""
    await person.press("f", "f", "f")


async def deciding(person: Person) -> None:
    """Which of the claims that disagree stands."""
    await person.press("f", "f", "f", "enter", "r")


async def outreach(person: Person) -> None:
    """The outreach log."""
    await person.press("3")


async def filtered(person: Person) -> None:
    """The outreach log while a filter is typed."""
    await person.press("3", "slash")
    await person.type("state:gnb since:2017 focal")


async def form(person: Person) -> None:
    """A meeting that is being written down."""
    await person.press("3", "n")
    await person.type("guinea-b")
    await person.press("enter", "enter", "b", "enter", "enter")
    await person.type("8/2")
    await person.press("enter")
    await person.type("Geneva")
    await person.press("enter", "enter")
    await person.type("Terms of reference (fictional)")
    await person.press("enter")
    await person.type("They would like the draft in Portuguese, too.")
    await person.pilot.pause(_LONGER_THAN_A_DRAFT_WAITS)


async def choosing(person: Person) -> None:
    """States are being chosen in the form."""
    await person.press("3", "n")
    await person.type("sier")
    await person.press("enter")
    await person.type("guin")
    await person.pilot.pause(_LONGER_THAN_A_DRAFT_WAITS)


async def refused(person: Person) -> None:
    """A form that was saved too early."""
    await person.press("3", "n", "tab", "b", "tab", "tab")
    await person.type("30/2")
    await person.press("ctrl+s")
    await person.pilot.pause(_LONGER_THAN_A_DRAFT_WAITS)


async def commitment(person: Person) -> None:
    """A commitment inside the form."""
    await form(person)
    await person.press("tab", "enter")
    await person.type("send the draft in Portuguese (fictional)")
    await person.press("enter")
    await person.type("+2w")
    await person.pilot.pause(_LONGER_THAN_A_DRAFT_WAITS)


async def history(person: Person) -> None:
    """Who wrote what in an entry that was corrected."""
    await person.press("3", "e", "shift+tab", "shift+tab", *["backspace"] * len("Geneva"))
    await person.type("Bern")
    await person.press("ctrl+s", "h")


async def helped(person: Person) -> None:
    """The keys of the outreach log."""
    await person.press("3", "f1")


async def events(person: Person) -> None:
    """The side event of today."""
    await person.press("4", "down")


async def attendance(person: Person) -> None:
    """Who is there is being ticked off."""
    await events(person)
    await person.press("a")
    await person.type("gui")


async def invitations(person: Person) -> None:
    """Who was invited to the side event, and how they answered."""
    await events(person)
    await person.press("i")


async def people(person: Person) -> None:
    """Contacts and organisations; a contact that is to be erased."""
    await person.press("8", "f")


async def duplicates(person: Person) -> None:
    """Two contacts that may be one."""
    await person.press("8", "J")


async def outputs(person: Person) -> None:
    """The first output, with some evidence judged and some not."""
    await person.press("5")


async def plan(person: Person) -> None:
    """The plan as a tree, an activity with its States selected."""
    await person.press("6", *["down"] * 13)


async def plan_map(person: Person) -> None:
    """Which activity serves what."""
    await person.press("6", "f")


async def plan_days(person: Person) -> None:
    """The days of the plan."""
    await person.press("6", "f", "f")


async def choosing_states(person: Person) -> None:
    """The States of the first activity, one more marked."""
    await person.press("6", "a", "c", *["down"] * 5, "space")


async def evidence(person: Person) -> None:
    """The evidence of the third output on a screen of its own."""
    await person.press("5", "down", "down", "enter", "down")


async def choosing_meeting(person: Person) -> None:
    """Where one is, is being chosen."""
    await person.press("3", "m")


async def meeting(person: Person) -> None:
    """Who was not spoken to yet, after two talks."""
    await choosing_meeting(person)
    await person.press("enter", "colon")
    await person.type("GNB focal point promised (fictional)")
    await person.press("ctrl+n")
    await person.type("SLE mandate of a focal point (fictional)")
    await person.press("enter", "M", *["down"] * 6)


async def capture(person: Person) -> None:
    """One line is being typed, over the outreach log."""
    await person.press("3", "colon")
    await person.type('GNB bilateral 9/2 terms of reference (fictional) >1/3 #A3 @"CRPD" ~pos')
    await person.pilot.pause(_LONGER_THAN_A_DRAFT_WAITS)


async def ambiguous(person: Person) -> None:
    """A name in the line means two, and one of them is being chosen."""
    await person.press("3", "colon")
    await person.type("ITA phone yesterday who relays the request (fictional)")
    await person.pilot.pause(_LONGER_THAN_A_DRAFT_WAITS)


async def search(person: Person) -> None:
    """All that is written about a word, and one State."""
    await person.press("ctrl+f")
    await person.type("focal state:gnb since:2017")


async def views(person: Person) -> None:
    """The searches that are kept."""
    await person.press("3", "v")


async def needs(person: Person) -> None:
    """What a State needs, asked for and shares, in its profile."""
    await states(person)
    await person.press("down", "down", "enter", "j", "j", "j", "j")


async def request(person: Person) -> None:
    """A request with its relays and responses."""
    await person.press("ctrl+f")
    await person.type("physiotherapists kind:request")
    await person.press("enter")


async def board(person: Person) -> None:
    """The requests by stage, one of them answered."""
    await person.press("7", "right")


async def guidance(person: Person) -> None:
    """Good practices by level, and how the Guidance was spread."""
    await person.press("7", "G")


async def costs(person: Person) -> None:
    """Costs with their totals."""
    await person.press("ctrl+p")
    await person.type("Costs")
    await person.press("enter")


async def changes(person: Person) -> None:
    """What was written since the last visit."""
    await person.press("c")


async def letters(person: Person) -> None:
    """A letter on everything one can go to."""
    await person.press("semicolon")


async def templates(person: Person) -> None:
    """The templates of outreach entries."""
    await person.press("3", "T")


async def palette(person: Person) -> None:
    """Records, found by a word in the palette."""
    await person.press("ctrl+p")
    await person.type("prosth")


async def plans(person: Person) -> None:
    """The plans, the next one just rolled over from the one in use."""
    person.app.register.roll_over(
        person.app.register.plan,
        {"code": "FICTIONAL", "title": "A fictional next plan", "as_at": "2017-10-01"},
    )
    await person.press("P", "down")


async def plan_check(person: Person) -> None:
    """What the plan leaves open; one question is decided."""
    reason = "so that work ends before the meeting (fictional)"
    person.app.register.settle("14", "day before opening", reason)
    await person.press("6", "f5", *["down"] * 3)


async def plan_check_deciding(person: Person) -> None:
    """A question is about to be decided."""
    await person.press("6", "f5", "D", "down")


async def documents(person: Person) -> None:
    """The files of an entry."""
    register = person.app.register
    await person.press("3")
    with tempfile.TemporaryDirectory() as folder:
        for name in ("reply.pdf", "annex.docx"):
            path = Path(folder, name)
            path.write_bytes(b"fictional")
            typed = {"title": f"{path.stem.capitalize()} (fictional)"}
            register.attach(path, typed | {"record": register.rows("outreach").first(1)[0]["uid"]})
    await person.press("home", "f6")


async def _looked_at(person: Person, *then: str) -> None:
    """A colleague's file is looked at; then some keys."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            write_apart(person.app.register, Path("from-chile.db"))
            await person.press("3", "I")
            await person.type("from-chile.db")
            await person.press("enter", *then)
        finally:
            os.chdir(before)


async def merge_preview(person: Person) -> None:
    """What a colleague's file would bring."""
    await _looked_at(person)


async def merge_report(person: Person) -> None:
    """What it brought."""
    await _looked_at(person, "enter")


async def conflicts(person: Person) -> None:
    """Two who wrote in one summary."""
    await _looked_at(person, "enter", "enter")
    await person.press("down")


async def may_be_the_same(person: Person) -> None:
    """One call that two wrote down."""
    await _looked_at(person, "enter", "enter")
    await person.press("end")


PICTURES: Final[dict[str, Picture]] = {
    "today": Picture(today, section="today"),
    "today-80-light": Picture(today, NARROW, "light", section="today"),
    "changes": Picture(changes, NARROW, section="today"),
    "states": Picture(states),
    "states-light": Picture(states, theme="light"),
    "states-80": Picture(states, NARROW),
    "profile": Picture(profile),
    "disagreement": Picture(disagreement, as_at=LATER),
    "deciding": Picture(deciding, NARROW, as_at=LATER),
    "outreach": Picture(outreach),
    "outreach-80-light": Picture(outreach, NARROW, "light"),
    "filter": Picture(filtered, NARROW),
    "form": Picture(form),
    "form-80-light": Picture(form, NARROW, "light"),
    "choosing": Picture(choosing, NARROW),
    "refused": Picture(refused, NARROW),
    "commitment": Picture(commitment),
    "capture": Picture(capture, NARROW),
    "ambiguous": Picture(ambiguous, NARROW),
    "meeting": Picture(meeting),
    "meeting-choosing": Picture(choosing_meeting, NARROW),
    "history": Picture(history, NARROW),
    "help": Picture(helped),
    "events": Picture(events),
    "attendance": Picture(attendance, NARROW),
    "invitations": Picture(invitations, NARROW),
    "people": Picture(people),
    "duplicates": Picture(duplicates, NARROW),
    "outputs": Picture(outputs),
    "outputs-80-light": Picture(outputs, NARROW, "light"),
    "plan": Picture(plan),
    "plan-map-80": Picture(plan_map, NARROW),
    "plan-days-80-light": Picture(plan_days, NARROW, "light"),
    "choosing-states": Picture(choosing_states, NARROW),
    "plans": Picture(plans, NARROW, section="outputs"),
    "evidence": Picture(evidence),
    "plan-check": Picture(plan_check),
    "plan-check-deciding": Picture(plan_check_deciding, NARROW),
    "documents": Picture(documents, NARROW),
    "merge-preview": Picture(merge_preview, NARROW),
    "merge-report": Picture(merge_report, NARROW),
    "conflicts": Picture(conflicts),
    "may-be-the-same": Picture(may_be_the_same),
    "needs": Picture(needs),
    "request": Picture(request, NARROW),
    "board": Picture(board),
    "board-80-light": Picture(board, NARROW, "light"),
    "guidance": Picture(guidance, NARROW),
    "costs": Picture(costs),
    "search": Picture(search),
    "views": Picture(views, NARROW),
    "templates": Picture(templates, NARROW),
    "letters": Picture(letters, NARROW, section="today"),
    "palette": Picture(palette, NARROW, section="today"),
}
"""By the name of their file."""
