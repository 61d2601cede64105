"""Fictional records to try the program with, as many as wanted, and always the same ones.

They say so themselves: subjects end in "(fictional)", people and organisations are called that.
Nothing is said about where a State stands: no claim is made, and nobody judged anything.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from typing import Any, Final

from ccm_tui.domain.entities import Entities
from ccm_tui.errors import RegisterInUse
from ccm_tui.exchange import demo_aid
from ccm_tui.exchange import demo_texts as texts
from ccm_tui.exchange.demo_parts import FIRST, LAST, Dice, Known, Record, fixed_uid, fixed_uids
from ccm_tui.store.acts import Writer
from ccm_tui.store.driver import Connection
from ccm_tui.store.opening import CACHE
from ccm_tui.store.records import insert_many
from ccm_tui.store.seeding import ORIGIN
from ccm_tui.store.words_index import bring_up_to_date
from ccm_tui.words import _

_BATCH: Final = 2_000
_PROMISES: Final = (1, 0, 1, 0, 0, 2, 0, 0, 0, 0)
"""Commitments of each entry, over and over."""
_RECENT: Final = 8
_CACHE: Final = -200_000

Progress = Callable[[int, int], None]
"""Told how many entries are made, of how many."""


@dataclass(slots=True)
class _Batch:
    """Entries that are written together."""

    outreach: list[Record] = field(default_factory=list)
    commitments: list[Record] = field(default_factory=list)


def fill(writer: Writer, entities: Entities, rows: int, progress: Progress | None = None) -> int:
    """Write ``rows`` fictional outreach entries and what hangs on them as one act.

    Returns how many; raises :class:`RegisterInUse` when the register holds more than its seeds.
    """
    kinds = {entity.table: entity for entity in entities}
    connection = writer.connection
    with _much_memory(connection), writer.act("add") as act:
        _require_unused(connection, act)
        known = _known(connection)
        people = _people(known, rows)
        insert_many(connection, kinds["organisation"], people.pop("organisation"))
        insert_many(connection, kinds["contact"], people.pop("contact"))
        done = 0
        for batch in _batches(known, rows):
            insert_many(connection, kinds["outreach"], batch.outreach)
            insert_many(connection, kinds["commitment"], batch.commitments)
            bring_up_to_date(connection)
            done += len(batch.outreach)
            if progress is not None:
                progress(done, rows)
        for kind, records in demo_aid.records(known, rows):
            insert_many(connection, kinds[kind], records)
        bring_up_to_date(connection)
    return rows


@contextmanager
def _much_memory(connection: Connection) -> Iterator[None]:
    """Memory for one long transaction, so that its pages are written once."""
    connection.execute(f"PRAGMA cache_size = {_CACHE:d}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA cache_size = {CACHE:d}")


def _require_unused(connection: Connection, act: int) -> None:
    """Only seeds: nobody has acted here yet but the act that is going on."""
    used = connection.execute(
        "SELECT 1 FROM act WHERE origin <> ? AND clock <> ? LIMIT 1", (ORIGIN, act)
    ).fetchone()
    if used is not None:
        raise RegisterInUse(
            _("This register is in use: it holds more than its seeds."),
            _("Name a new one with --db; it is made and filled there."),
        )


def _known(connection: Connection) -> Known:
    def uids(sql: str) -> list[str]:
        return [row[0] for row in connection.execute(sql)]

    obliged = uids(
        """
        SELECT DISTINCT state FROM claim
        WHERE aspect = 'article5_obligation' AND value = 'has_obligation' ORDER BY state
        """
    )
    parties = uids("SELECT uid FROM state WHERE convention_status = 'party' ORDER BY iso3")
    actors = connection.execute(
        "SELECT acronym, uid FROM organisation WHERE part = 'implementer' ORDER BY code"
    )
    activities = connection.execute("SELECT code, uid FROM activity ORDER BY code")
    conventions = uids("SELECT uid FROM convention ORDER BY code")
    meetings = connection.execute("SELECT starts, ends, uid, city FROM meeting ORDER BY starts")
    return Known(
        obliged=obliged,
        others=[uid for uid in parties if uid not in obliged],
        actors=[(row[0], row[1]) for row in actors],
        activities=dict(row[:] for row in activities),
        meetings=[
            (date.fromisoformat(row[0]), date.fromisoformat(row[1]), row[2], row[3])
            for row in meetings
        ],
        conventions=conventions,
    )


def _people(known: Known, rows: int) -> dict[str, list[Record]]:
    """The organisations and contacts of the demo, noted in ``known``."""
    organisations: list[Record] = []
    for number, (name, type_) in enumerate(texts.ORGANISATIONS, 1):
        values = {"name": name, "type": type_, "source": texts.SOURCE, "sensitivity": "restricted"}
        organisations.append((fixed_uid("organisation", rows, number), values))
    known.organisations = [uid for uid, _values in organisations]
    contacts: list[Record] = []
    for state in known.obliged:
        for function, role in texts.FUNCTIONS:
            number = len(contacts) + 1
            values = {
                "name": texts.person(number),
                "function": function,
                "role": role,
                "state": state,
                "email": f"person{number}@example.org",
                "retention": "2018-09-03",
                "remark": texts.SOURCE,
                "sensitivity": "confidential",
            }
            uid = fixed_uid("contact", rows, number)
            contacts.append((uid, values))
            known.contacts.setdefault(state, []).append(uid)
    return {"organisation": organisations, "contact": contacts}


def _batches(known: Known, rows: int) -> Iterator[_Batch]:
    entries = _entries(known, rows)
    while True:
        batch = _Batch()
        for outreach, commitments in islice(entries, _BATCH):
            batch.outreach.append(outreach)
            batch.commitments += commitments
        if not batch.outreach:
            return
        yield batch


def _entries(known: Known, rows: int) -> Iterator[tuple[Record, list[Record]]]:
    """The entries, by date, each with its commitments."""
    dice = Dice(rows)
    uids = fixed_uids("outreach", rows, rows)
    promised = fixed_uids(
        "commitment", rows, sum(_PROMISES[n % len(_PROMISES)] for n in range(rows))
    )
    days = (LAST - FIRST).days + 1
    recent: dict[str, list[Record]] = {}
    told = max(1, rows // demo_aid.how_many("need", rows))
    for number, uid in enumerate(uids):
        day = FIRST + timedelta(days=number * days // rows)
        state = dice.one(known.obliged if dice.chance(85) else known.others)
        earlier = recent.setdefault(state, [])
        if earlier and dice.chance(30):
            values = _reply(dice, day, dice.one(earlier))
        else:
            values = _opening(dice, known, day, state)
        earlier.append((uid, values))
        if number % told == 0:
            known.entries.append((uid, values))
        del earlier[:-_RECENT]
        count = _PROMISES[number % len(_PROMISES)]
        commitments = [
            (one, _commitment(dice, known, day, (uid, values))) for one in islice(promised, count)
        ]
        yield (uid, values), commitments


def _opening(dice: Dice, known: Known, day: date, state: str) -> dict[str, Any]:
    """An entry that begins a thread."""
    channel = dice.one(texts.CHANNELS)
    topic, activity = dice.one(texts.TOPICS)
    meeting, city = known.meeting_on(day)
    code, _uid_of_actor = dice.one(known.actors)
    states: tuple[str, ...] = (state,)
    if dice.chance(8):
        states = tuple(dict.fromkeys((state, dice.one(known.obliged))))
    values: dict[str, Any] = {
        "states": states,
        "channel": channel,
        "direction": "out" if dice.chance(80) else "in",
        "date": day.isoformat(),
        "subject": texts.subject(channel, topic),
        "summary": texts.summary(dice.one, 1 + dice.number(3)) if dice.chance(70) else None,
        "activities": (known.activities[activity],) if activity in known.activities else (),
        "engagement": dice.one(texts.ENGAGEMENTS),
        "sensitivity": dice.one(texts.SENSITIVITIES),
        "by": code,
        "person": texts.person(900 + dice.number(9)),
    }
    if channel == "bilateral":
        values["place"] = city or dice.one(texts.PLACES)
        values["meeting"] = meeting
    if dice.chance(60) and state in known.contacts:
        values["contacts"] = (dice.one(known.contacts[state]),)
    if dice.chance(10):
        values["organisations"] = (dice.one(known.organisations),)
    return values


def _reply(dice: Dice, day: date, answered: Record) -> dict[str, Any]:
    """An entry that answers another one, the other way."""
    uid, before = answered
    subject = before["subject"]
    return {
        **before,
        "channel": "email" if dice.chance(70) else "letter",
        "direction": "in" if before["direction"] == "out" else "out",
        "date": day.isoformat(),
        "place": None,
        "meeting": None,
        "subject": subject if subject.startswith(texts.REPLY) else texts.REPLY + subject,
        "summary": texts.summary(dice.one, 1 + dice.number(2)),
        "engagement": dice.one(texts.ANSWERS),
        "reply_to": uid,
    }


def _commitment(dice: Dice, known: Known, day: date, entry: Record) -> dict[str, Any]:
    """Something promised in ``entry``: done, or open and by the end of the period overdue."""
    uid, values = entry
    actor = dict(known.actors)[values["by"]]
    state = values["states"][0]
    theirs = dice.chance(60)
    due = day + timedelta(days=7 + dice.number(90))
    done = day + timedelta(days=1 + dice.number(60)) if dice.chance(55) else None
    return {
        "owed_by": state if theirs else actor,
        "owed_to": actor if theirs else state,
        "what": dice.one(texts.PROMISES_OF_STATES if theirs else texts.PROMISES_OF_ACTORS),
        "due": due.isoformat(),
        "done_on": done.isoformat() if done and done <= LAST else None,
        "outreach": uid,
        "sensitivity": values["sensitivity"],
        "by": values["by"],
        "person": values["person"],
    }
