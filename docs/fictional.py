"""The register that the pictures and examples of these pages are taken from.

Its States, claims and meetings are the seeds of the program. What was written, promised and said is
made up, and says so itself: every subject ends in "(fictional)". Nothing here is random, and the
clock stands where it is put, so that pictures and examples come out the same every time.
"""

import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from ccm_tui.register import Actor, Register, Surroundings
from ccm_tui.store.driver import connect

TODAY: Final = date(2017, 2, 9)
ISU: Final = Actor("ISU", "Fictional Person 1")
CHILE: Final = Actor("CHL", "Fictional Person 2")
ITALY: Final = Actor("ITA", "Fictional Person 3")

_ORIGIN: Final = "0123456789abcdef"
_NAMESPACE: Final = uuid.UUID("0f2b6a34-54b7-5c0c-9d53-43434d31d0c5")


class SetClock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.now = datetime(2017, 2, 9, 9, 41, 7, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The time it was set to."""
        return self.now


def ids(series: str) -> Callable[[], str]:
    """Uids that look random and are the same in every run; each ``series`` has its own."""
    count = 0

    def new() -> str:
        nonlocal count
        count += 1
        return str(uuid.uuid5(_NAMESPACE, f"{series}/{count}"))

    return new


def surroundings(
    actor: Actor = ISU,
    clock: SetClock | None = None,
    as_at: date | None = TODAY,
    series: str = "shown",
) -> Surroundings:
    """9 February 2017, a quarter to ten, at the Implementation Support Unit."""
    return Surroundings(clock or SetClock(), ids(series), actor, "documentation", as_at)


def make(path: Path, *, filled: bool = True) -> None:
    """A register at ``path``; ``filled`` with the entries below."""
    clock = SetClock()
    around = surroundings(clock=clock, series="made")
    Register.open(path, around).close()
    _give_origin(path)
    if filled:
        with Register.open(path, around) as register:
            for written, actor, typed in ENTRIES:
                clock.now = datetime.fromisoformat(written).replace(tzinfo=UTC)
                register.act_as(actor)
                register.save("outreach", _resolved(register, typed))


def _give_origin(path: Path) -> None:
    """A register's own number is random; here it has to be the same every time."""
    connection = connect(path)
    connection.execute("UPDATE session SET origin = ?", (_ORIGIN,))
    connection.commit()
    connection.close()


def _resolved(register: Register, typed: Mapping[str, Any]) -> dict[str, Any]:
    found = dict(typed)
    if subject := found.get("reply_to"):
        hits = register.search(subject)
        found["reply_to"] = next(hit.uid for hit in hits if hit.kind == "outreach")
    return found


def _promise(owed_by: str, owed_to: str, what: str, due: str) -> dict[str, str]:
    return {"owed_by": owed_by, "owed_to": owed_to, "what": f"{what} (fictional)", "due": due}


def _entry(
    channel: str, day: str, states: Sequence[str], subject: str, **more: Any
) -> dict[str, Any]:
    typed = {"states": list(states), "channel": channel, "direction": "out", "date": day}
    return typed | {"subject": f"{subject} (fictional)"} | more


ENTRIES: Final[Sequence[tuple[str, Actor, dict[str, Any]]]] = (
    ("2016-11-03T10:12", CHILE, _entry(
        "letter", "2016-11-03", ["AFG", "GNB", "IRQ", "MNE", "SLE"],
        "National plans: an offer of the Coordinators", activities=["A4"],
    )),
    ("2016-11-17T15:30", ITALY, _entry(
        "letter", "2016-11-17", ["GNB", "SLE"], "Designation of a national focal point",
        activities=["A3"],
    )),
    ("2016-11-29T09:05", ISU, _entry(
        "email", "2016-11-28", ["SLE"], "Question about the mandate of a focal point",
        direction="in", activities=["A3"], engagement="acknowledged",
        reply_to="Designation of a national focal point",
    )),
    ("2016-12-06T11:48", ISU, _entry(
        "email", "2016-12-06", ["SLE"], "Examples of a mandate", activities=["A3"],
        reply_to="Question about the mandate of a focal point",
    )),
    ("2016-12-14T16:20", ITALY, _entry(
        "phone", "2016-12-14", ["LBN"], "Rehabilitation after the end of a project",
        activities=["A1"], engagement="positive",
        commitments=[_promise("LBN", "ITA", "send the figures by district", "2017-01-31")],
    )),
    ("2017-01-10T10:02", CHILE, _entry(
        "note_verbale", "2017-01-10", ["MOZ", "LAO"], "Invitation to the side event of May",
        activities=["A5"],
    )),
    ("2017-01-12T14:37", CHILE, _entry(
        "letter", "2017-01-12", ["GNB"], "Reminder: national focal point", activities=["A3"],
        reply_to="Designation of a national focal point",
        commitments=[
            _promise("ISU", "GNB", "send draft terms of reference", "2017-01-31")
        ],
    )),
    ("2017-01-19T17:55", ITALY, _entry(
        "email", "2017-01-19", ["ALB"], "Challenges and key priorities", activities=["A1"],
    )),
    ("2017-01-26T08:40", ITALY, _entry(
        "email", "2017-01-25", ["ALB"], "Answer on challenges and key priorities",
        direction="in", activities=["A1"], engagement="positive",
        reply_to="Challenges and key priorities",
    )),
    ("2017-02-01T12:15", ISU, _entry(
        "bilateral", "2017-02-01", ["BIH"], "Peer support in two regions", activities=["A1"],
        place="Geneva", engagement="positive",
    )),
    ("2017-02-07T18:02", ISU, _entry(
        "bilateral", "2017-02-07", ["IRQ"], "Request for prosthetics", activities=["A2"],
        place="Geneva", engagement="acknowledged",
        commitments=[_promise("ITA", "IRQ", "relay the request to two donors", "2017-02-09")],
    )),
    ("2017-02-08T16:31", ISU, _entry(
        "bilateral", "2017-02-08", ["GNB"], "Focal point promised by March",
        activities=["A3"], place="Geneva", engagement="positive",
        summary="Fictional. The mission expects a name from the capital before the end of the "
                "month, and asks for the terms of reference in Portuguese.",
        commitments=[_promise("GNB", "ISU", "name the focal point", "2017-03-01")],
    )),
)  # fmt: skip
"""When it was written (UTC), by whom, and what was typed."""
