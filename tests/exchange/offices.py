"""Three delegations at work apart, at random: what they merge is what a plain model says.

Hypothesis plays writing, deleting, undoing, deciding, erasing, copying files and merging any with
any, with clocks up to a day apart. Beside it stands :mod:`tests.exchange.oracle`, which shares no
code with the program.
"""

import csv
import shutil
import tempfile
from collections import defaultdict, deque
from datetime import timedelta
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from ccm_tui.domain.decision import Choice
from ccm_tui.domain.entities import ENTITIES
from ccm_tui.errors import ChangedSince, NothingToUndo
from ccm_tui.exchange.merge import take_in
from ccm_tui.register import Actor, Register
from ccm_tui.resources import seeds_dir
from ccm_tui.store.checking import check
from ccm_tui.store.derived import search_faults, timeline_faults
from ccm_tui.store.foreign import stage
from ccm_tui.store.heads import refresh
from ccm_tui.store.migrations import VERSION
from ccm_tui.store.projection import verify
from ccm_tui.store.staging import staged
from tests.exchange.oracle import PERSONAL, Knowledge, World, Write
from tests.surroundings import AdvancingClock, counted_ids, surroundings

KINDS = ("state", "organisation", "contact", "post", "outreach", "commitment")
FEW = tuple(entity for entity in ENTITIES if entity.table in KINDS)
STATES = ("GNB", "SLE", "CHL", "ITA")
NAMES = ("north", "south", "west")
PLAIN = {
    "outreach": ("subject", "summary", "place"),
    "contact": ("name", "email", "function"),
    "commitment": ("what", "due"),
}
"""The fields that are written to, by kind."""
words = st.sampled_from(("one", "two", "three", "[/x]"))
numbers = st.integers(0, 1000)
offices = st.sampled_from(range(3))
MEMORY = Path("/dev/shm") if Path("/dev/shm").is_dir() else None


def seeded(folder: Path) -> Path:
    """A register of the real schema that knows a handful of States and has few kinds."""
    seeds = folder / "seeds"
    seeds.mkdir()
    shutil.copy(seeds_dir() / "release.toml", seeds)
    with (seeds_dir() / "state.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    with (seeds / "state.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *(row for row in rows if set(row) & set(STATES))])
    Register.open(folder / "seeded.db", surroundings(), seeds=seeds, entities=FEW).close()
    return folder / "seeded.db"


class Office:
    """One register, its clock, what it should know, and its acts that can be undone."""

    def __init__(self, template: Path, folder: Path, name: str, world: World) -> None:
        self.path = Path(shutil.copy(template, folder / f"{name}.db"))
        self.name, self.world = name, world
        self.clock, self.ids, self.files = AdvancingClock(), counted_ids(name), 0
        self.knows = Knowledge(world)
        self.done: list[list[tuple]] = []
        self.heard: dict = {}
        self.last_act: tuple = ()
        self.open()

    def open(self) -> None:
        around = surroundings(
            clock=self.clock,
            ids=self.ids,
            actor=Actor("ISU", self.name),
            installation=f"{self.name} {self.files}",
        )
        self.register = Register.open(self.path, around, entities=FEW)
        self.register._connection.execute("PRAGMA synchronous = OFF")
        self.file = self.register._connection
        # A file that nobody wrote to yet is given to several: each is a writer of its own.
        self.file.execute("UPDATE session SET installation = 'nobody' WHERE installation IS NULL")

    def replaced_by(self, other: "Office") -> None:
        """Another's file is copied over this one's."""
        self.register.close()
        for suffix in ("", "-wal", "-shm"):
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
        other.file.execute("VACUUM INTO ?", (str(self.path),))
        self.files += 1
        self.done = []
        self.knows = other.knows.copy()
        self.open()
        self.file.execute("PRAGMA journal_mode = WAL")

    def kind(self, uid: str) -> str:
        return self.register.kind_of(uid)

    # ------------------------------------------------------------ saying what was done

    def listen(self):
        """Take down what the last act wrote: the stamps of each field, the first first."""
        self.heard = defaultdict(deque)
        act = tuple(
            self.file.execute(
                "SELECT origin, max(clock) FROM act WHERE origin = (SELECT origin FROM session)"
            ).fetchone()
        )
        if act == self.last_act:
            return
        self.last_act = act
        rows = self.file.execute(
            "SELECT uid, field, clock, origin FROM change WHERE origin = ? AND act = ?"
            " ORDER BY clock",
            act,
        )
        for uid, name, clock, origin in rows:
            self.heard[uid, name].append((clock, origin))

    def say(self, key, value, replaces, *, gone=False, beside=frozenset(), born=None):
        """Say one thing that the last act wrote; a birth says all fields at once."""
        stamp = born or self.heard[key].popleft()
        return self.knows.say(Write(key, value, frozenset(replaces), stamp, gone, beside))

    def said_of_all(self, uid, *, gone):
        """A record was deleted or brought back: it, its fields and its references."""
        knows = self.knows
        plain = [name for name in knows.fields(uid) if ":" not in name]
        links = [n for n in knows.fields(uid) if ":" in n and knows.shown((uid, n)) == 1]
        seen = {name: knows.agreeing((uid, name)) for name in ("", *plain, *links)}
        values = {name: knows.shown((uid, name)) for name in (*plain, *links)}
        self.say((uid, ""), None if gone else 1, seen[""], gone=gone, beside=frozenset(values))
        for name, value in values.items():
            self.say((uid, name), value, seen[name], gone=gone)

    def edited(self, uid, name, value):
        """Say that a field was written, if that is anything new; returns what stood before."""
        before = self.knows.shown((uid, name))
        if value != before:
            self.say((uid, name), value, self.knows.agreeing((uid, name)))
        return before

    # ------------------------------------------------------------ merging

    def merge(self, other: "Office"):
        """Merge another's register, as it is, into this one; the figures."""
        register = self.register
        with staged(self.file, VERSION, large=False) as incoming:
            stage(other.file, incoming)
            check(self.file, register.entities, VERSION, self.clock())
            return take_in(register._writer, register.entities, incoming, other.name, None)

    # ------------------------------------------------------------ what has to hold

    def verify(self):
        """The register says what the model says, and lists what the model disagrees about."""
        knows, listed = self.knows, self.register.conflicts()
        found = {(c.record, c.field): {v.value for v in c.values} for c in listed}
        assert found == knows.conflicts()
        assert self.register.conflict_count() == len(listed)
        for conflict in listed:
            stamps = {s for v, s in knows.said((conflict.record, conflict.field))}
            assert conflict.standing.id == "{1}-{0}".format(*max(stamps))
        for uid in knows.records():
            kind = self.kind(uid)
            row = self.file.execute(f"SELECT * FROM {kind} WHERE uid = ?", (uid,)).fetchone()
            assert bool(row["deleted"]) == knows.is_deleted(uid)
            for name in PLAIN[kind]:
                if uid in knows.erased and name in PERSONAL:
                    assert row[name] == ("erased" if name == "name" else None)
                else:
                    assert row[name] == knows.shown((uid, name)), (uid, name)
        wanted = {
            (uid, name.partition(":")[2])
            for (uid, name) in knows.known
            if ":" in name and knows.shown((uid, name)) == 1
        }
        assert self.links() == wanted

    def links(self):
        return {tuple(row) for row in self.file.execute("SELECT * FROM outreach_state")}

    def faults(self):
        """What the register's own checks find, and heads that are not what the journal says."""
        kept = self.heads()
        self.file.execute("BEGIN")
        refresh(self.file, FEW, "SELECT DISTINCT uid FROM change")
        afresh = self.heads()
        self.file.execute("ROLLBACK")
        return [
            *verify(self.file, FEW),
            *search_faults(self.file, FEW),
            *timeline_faults(self.file, FEW),
            *self.file.execute("PRAGMA foreign_key_check").fetchall(),
            *(kept ^ afresh),
        ]

    def heads(self):
        rows = self.file.execute("SELECT uid, field, origin, clock, kind, value, gone FROM head")
        return {tuple(row) for row in rows}

    def content(self):
        """All tables and the whole journal, whatever the numbers of rows."""
        tables = ("act", "change", "edge", "redaction", "head", "outreach_state", *KINDS)
        return {
            table: sorted(
                (
                    tuple((n, row[n]) for n in tuple(row.keys()) if n not in ("id", "stale"))
                    for row in self.file.execute(f"SELECT * FROM {table}")
                ),
                key=repr,
            )
            for table in tables
        }


class Delegations(RuleBasedStateMachine):
    """Three offices that work apart and merge."""

    template: Path

    @initialize()
    def begin(self):
        self.folder = Path(tempfile.mkdtemp(dir=MEMORY))
        self.world, self.count = World(), 0
        self.offices = [Office(self.template, self.folder, n, self.world) for n in NAMES]
        self.state = {c: self.offices[0].register.find("state", c) for c in STATES}
        self.new = counted_ids("delegations")

    def teardown(self):
        if hasattr(self, "offices"):
            try:
                self.everybody_has_everything()
            finally:
                for office in self.offices:
                    office.register.close()
                shutil.rmtree(self.folder)

    def everybody_has_everything(self):
        north, south, west = self.offices
        for one, other in ((north, south), (north, west), (south, north), (west, north)):
            self.merged(one, other)
        for one, other in ((north, west), (west, south), (south, west)):
            assert one.merge(other).new_changes == 0
        late = Office(self.template, self.folder, "late", self.world)
        self.offices.append(late)
        late.clock.now += timedelta(hours=20)
        self.merged(late, west)
        contents = [office.content() for office in self.offices]
        assert all(content == contents[0] for content in contents)
        assert north.faults() == late.faults() == []

    def merged(self, one, other):
        new = one.knows.learn(other.knows)
        figures = one.merge(other)
        assert bool(figures.new_changes) <= new
        assert (figures.findings, figures.waiting) == ((), 0)
        one.verify()

    def chosen(self, office, number, kind=None, *, deleted=False):
        """One of the records that an office knows; None for none."""
        found = [
            uid
            for uid in office.knows.records()
            if office.knows.is_deleted(uid) == deleted
            and kind in (None, office.kind(uid))
            and uid not in office.knows.erased
        ]
        return found[number % len(found)] if found else None

    # ------------------------------------------------------------ what people do

    @rule(who=offices, kind=st.sampled_from(sorted(PLAIN)), word=words, number=numbers)
    def add(self, who, kind, word, number):
        self.born(self.offices[who], self.new(), kind, word, number)

    @rule(pair=st.permutations(range(3)), word=words, other=words, number=numbers)
    def born_twice(self, pair, word, other, number):
        uid = self.new()
        kind = ("outreach", "contact")[number % 2]
        self.born(self.offices[pair[0]], uid, kind, word, number)
        self.born(self.offices[pair[1]], uid, kind, other, number // 2)

    def born(self, office, uid, kind, word, number):
        typed = {
            "outreach": {"subject": word, "channel": "phone", "date": "2017-02-08"},
            "contact": {"name": word, "email": f"{word}@example.org"},
            "commitment": {
                "what": word, "due": "2017-03-01", "owed_by": "GNB", "owed_to": "ITA",
            },
        }[kind]  # fmt: skip
        states = [STATES[number % 4]] if kind == "outreach" else []
        owner = self.chosen(office, number, "outreach") if kind == "commitment" else None
        given = {**typed, **({"states": states} if states else {})}
        given |= {"outreach": owner} if owner and number % 3 else {}
        office.register._saver.save(office.register.entity(kind), given, new=uid)
        office.listen()
        born = office.heard[uid, ""][0]
        office.say((uid, ""), 1, ())
        for name in PLAIN[kind]:
            office.say((uid, name), typed.get(name), (), born=born)
        names = [f"states:{self.state[code]}" for code in states]
        for name in names:
            office.say((uid, name), 1, ())
        office.done.append([("birth", uid), *(("edit", uid, name, None, 1) for name in names)])
        office.verify()

    @rule(who=offices, number=numbers, word=words, several=st.booleans())
    def edit(self, who, number, word, several):
        office = self.offices[who]
        if (uid := self.chosen(office, number)) is None:
            return
        kind = office.kind(uid)
        names = PLAIN[kind] if several else (PLAIN[kind][number % len(PLAIN[kind])],)
        typed = {n: "2017-04-01" if n == "due" else f"{word} {number % 3}" for n in names}
        office.register.save(kind, typed, uid)
        office.listen()
        steps = [("edit", uid, n, office.edited(uid, n, v), v) for n, v in typed.items()]
        if steps := [step for step in steps if step[3] != step[4]]:
            office.done.append(steps)
        office.verify()

    @rule(who=offices, number=numbers, codes=st.sets(st.sampled_from(STATES), min_size=1))
    def concern(self, who, number, codes):
        office = self.offices[who]
        if (uid := self.chosen(office, number, "outreach")) is None:
            return
        office.register.save("outreach", {"states": sorted(codes)}, uid)
        office.listen()
        steps = []
        for code, state in self.state.items():
            name, value = f"states:{state}", 1 if code in codes else None
            before = office.edited(uid, name, value)
            if value != before:
                steps.append(("edit", uid, name, before, value))
        if steps:
            office.done.append(steps)
        office.verify()

    @rule(who=offices, number=numbers)
    def delete(self, who, number):
        office = self.offices[who]
        if (uid := self.chosen(office, number)) is None:
            return
        hanging = [
            row["uid"]
            for row in office.file.execute(
                "SELECT uid FROM commitment WHERE outreach = ? AND deleted = 0 ORDER BY id", (uid,)
            )
        ]
        office.register.delete(office.kind(uid), uid)
        office.listen()
        for one in (uid, *hanging):
            office.said_of_all(one, gone=True)
        office.done.append([("delete", one) for one in (uid, *hanging)])
        office.verify()

    @rule(who=offices)
    def undo(self, who):
        office = self.offices[who]
        try:
            office.register.undo()
        except (ChangedSince, NothingToUndo):
            office.verify()
            return
        office.listen()
        steps = office.done[-1]
        wrote = [self.undone(office, step) for step in reversed(steps)]
        if any(wrote):
            office.done.pop()
        office.verify()

    def undone(self, office, step):
        """Say what taking one step back says; whether that is anything."""
        what, uid, *rest = step
        knows = office.knows
        if what == "birth":
            if deleted := not knows.is_deleted(uid):
                office.said_of_all(uid, gone=True)
            return deleted
        if what in ("delete", "back"):
            if changed := knows.is_deleted(uid) == (what == "delete"):
                office.said_of_all(uid, gone=what == "back")
            return changed
        if what == "decide":
            name, decision = rest
            writes = self.world.writes
            newest = {max(knows.known[uid, name], key=lambda number: writes[number].stamp)}
            for number in sorted(writes[decision].replaces, key=lambda n: writes[n].stamp):
                old = writes[number]
                gone = old.gone and not (":" in name and old.value is None)
                office.say((uid, name), old.value, newest, gone=gone, beside=old.beside)
            return True
        name, before, _value = rest
        if knows.is_deleted(uid) and ":" not in name:
            return False
        return office.edited(uid, name, before) != before

    @rule(pair=st.permutations(range(3)))
    def merge(self, pair):
        self.merged(self.offices[pair[0]], self.offices[pair[1]])

    @precondition(lambda self: any(office.knows.conflicts() for office in self.offices))
    @rule(number=numbers, choice=numbers)
    def decide(self, number, choice):
        disagreeing = [office for office in self.offices if office.knows.conflicts()]
        office = disagreeing[number % len(disagreeing)]
        listed = office.register.conflicts()
        conflict = listed[number % len(listed)]
        value = conflict.values[choice % len(conflict.values)]
        uid, name = conflict.record, conflict.field
        office.register.decide_conflicts([Choice(conflict.id, take=value.id)], "because")
        office.listen()
        knows, steps = office.knows, []
        if knows.is_deleted(uid) != value.deleted:
            office.said_of_all(uid, gone=value.deleted)
            steps.append(("delete" if value.deleted else "back", uid))
        gone = value.deleted and not (":" in name and value.value is None)
        decision = office.say((uid, name), value.value, knows.heads((uid, name)), gone=gone)
        office.done.append([*steps, ("decide", uid, name, decision)])
        office.verify()

    @rule(who=offices, hours=st.integers(0, 23))
    def set_the_clock(self, who, hours):
        office = self.offices[who]
        office.clock.now = office.clock.now.replace(hour=hours)

    @rule(pair=st.permutations(range(3)), number=numbers)
    def copy_over(self, pair, number):
        if number % 3 == 0:
            self.offices[pair[0]].replaced_by(self.offices[pair[1]])
            self.offices[pair[0]].verify()

    @rule(who=offices, number=numbers)
    def erase(self, who, number):
        office = self.offices[who]
        uid = self.chosen(office, number, "contact")
        if uid is None or number % 4:
            return
        office.register.erase("contact", uid, "asked for")
        office.listen()
        office.knows.erased.add(uid)
        office.done = []
        office.verify()
