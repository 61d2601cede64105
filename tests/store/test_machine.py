"""People at work, at random: after every step the register is what a plain model says it is.

Hypothesis plays adding, editing, deleting, linking, undoing, redoing, reopening and the plain
writes of another program. Beside it a model in dictionaries, which shares no code with the store.
"""

import copy
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from ccm_tui.domain.draft import Draft
from ccm_tui.domain.entities import ENTITIES
from ccm_tui.domain.text import is_blank
from ccm_tui.register import Register
from ccm_tui.store.derived import search_faults, timeline_faults
from ccm_tui.store.driver import connect
from ccm_tui.store.projection import Projection, verify
from tests.store.journal import heads, unwell
from tests.surroundings import AdvancingClock, counted_ids, surroundings

EXAMPLES, STEPS = 16, 40
LOOKS = 8
"""After every how many steps the whole register is looked at, not the records of people alone."""
ODD = (
    "[/foo]", "x[/]", '[a="', "[@click=app.quit]x[/]", "'; DROP TABLE change; --", '"', "\\", "\\n",
    "עברית \u202e", "e\u0301", "日本語", "null", "1", "-0", "%s {x}", "\ufeff", "\u2028", "👩🏽‍🦽",
)  # fmt: skip
lines = st.one_of(
    st.sampled_from(ODD),
    st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=12),
).filter(lambda text: not is_blank(text))
maybe_lines = st.one_of(st.just(""), lines)
texts = st.one_of(maybe_lines, st.lists(lines, max_size=4).map("\n\t".join))
codes = st.sampled_from(("GNB", "SLE", "AFG", "CHL"))
several = st.lists(codes, min_size=1, max_size=3, unique=True)
days = st.dates().map(lambda day: day.isoformat())
pillars = st.sampled_from(("data", "rehabilitation"))

CONTACT = st.fixed_dictionaries(
    {"name": lines}, optional={"remark": texts, "function": maybe_lines}
)
ORGANISATION = st.fixed_dictionaries(
    {"name": lines}, optional={"acronym": maybe_lines, "states": several, "remark": texts}
)
COMMITMENT = st.fixed_dictionaries({"owed_by": codes, "what": lines, "due": days})
OUTREACH = st.fixed_dictionaries(
    {"states": several, "channel": st.sampled_from(("letter", "phone")), "date": days,
     "subject": lines},
    optional={"summary": texts, "place": maybe_lines},
)  # fmt: skip
NEED = st.fixed_dictionaries(
    {"state": codes, "kind": st.sampled_from(("challenge", "priority")), "pillar": pillars,
     "text": lines, "date": days},
)  # fmt: skip
REQUEST = st.fixed_dictionaries({"state": codes, "what": lines, "pillar": pillars, "date": days})
EVENT = st.fixed_dictionaries({"title": lines, "starts": days}, optional={"outcome": texts})
PRACTICE = st.fixed_dictionaries(
    {"title": lines, "giver": st.sampled_from(("NOR", "AUT")), "receivers": several, "date": days},
    optional={"text": texts},
)
ADDED = {
    "contact": CONTACT, "organisation": ORGANISATION, "commitment": COMMITMENT,
    "outreach": OUTREACH, "need": NEED, "request": REQUEST, "event": EVENT, "practice": PRACTICE,
}  # fmt: skip
"""Kinds that are added by themselves, with what is typed."""
KINDS = ADDED | {
    "relay": st.fixed_dictionaries({"recipient": st.sampled_from(("ISU", "ITA"))}),
    "attendance": st.fixed_dictionaries({"role": st.sampled_from(("organiser", "speaker"))}),
    "response": st.fixed_dictionaries(
        {"judgement": st.sampled_from(("", "constructive", "not_constructive"))},
        optional={"text": texts},
    ),
}
OWNERS = {
    "commitment": "outreach", "relay": "request", "response": "relay", "attendance": "event",
}  # fmt: skip
"""Kinds that hang on another, by the field that names it."""
INSIDE = ("commitments", "relays", "attendance")
LATE = "9999-12-31"
numbers = st.integers(0, 10**6)


class Office(RuleBasedStateMachine):
    """One register, one model of it, and the models of before and after for undo and redo."""

    seeded: Path

    @initialize()
    def begin(self):
        self.folder = Path(tempfile.mkdtemp())
        self.path = Path(shutil.copy(self.seeded, self.folder / "register.db"))
        self.around = surroundings(clock=AdvancingClock(), ids=counted_ids("machine"))
        self.register = self.opened()
        parties = ("GNB", "SLE", "AFG", "NOR", "AUT", "CHL", "ITA", "ISU")
        self.uid_of = {code: self.register.find("party", code) for code in parties}
        self.chile = self.register.find("state", "CHL")
        self.seeded_rows = {kind: self.register.rows(kind).first(99) for kind in KINDS}
        self.file = connect(self.path)
        self.projections = {e.table: Projection(self.file, e) for e in ENTITIES}
        self.model = {}
        self.steps = 0
        self.done, self.undone = [], []
        self.save("contact", {"name": "Somebody"})
        self.save("organisation", {"name": "Something", "states": ["GNB"]})
        asked = {"state": "GNB", "what": "Prostheses", "pillar": "data", "date": "2017-02-08"}
        self.save("request", asked | {"relays": [{"recipient": "ITA", "date": LATE}]})
        promise = {"owed_by": "GNB", "owed_to": "ISU", "due": "2017-03-01", "what": "name it"}
        entry = {"states": ["GNB", "SLE"], "channel": "letter", "date": "2017-02-08"}
        self.save("outreach", {**entry, "subject": "Focal point", "commitments": [promise]})

    def opened(self):
        register = Register.open(self.path, self.around)
        register._connection.execute("PRAGMA synchronous = OFF")  # no power cuts here
        return register

    def teardown(self):
        if hasattr(self, "register"):
            self.everything_back_and_forth()
            self.everything_back_and_forth()
            self.file.close()
            self.register.close()
            shutil.rmtree(self.folder)

    # ------------------------------------------------------------ the model

    def state(self, code):
        return self.chile if code == "CHL" else self.uid_of[code]

    def acted(self, model):
        """Take ``model`` as the present; it is an act when anything differs."""
        if model != self.model:
            self.done.append(self.model)
            self.undone.clear()
            self.model = model

    def written(self, model, kind, uid, typed):
        """Write what was typed into a record of ``model``, as the tables would hold it."""
        record = model.setdefault(uid, {"table": kind, "deleted": 0})
        for name, value in typed.items():
            if name not in INSIDE and (value or name in record):
                record[name] = self.meant(name, value)
                if name == "judgement":
                    record["judged_by"] = "Test Person" if value else None

    def meant(self, name, value):
        """What the tables hold for what was typed into a field."""
        match name:
            case "states" | "receivers":
                return {self.state(code) for code in value}
            case "contacts":
                return set(value)
            case "state" | "giver":
                return self.state(value)
            case "owed_by" | "owed_to" | "recipient" | "party":
                return self.uid_of[value]
            case _:
                return None if is_blank(value) else value

    def hanging_on(self, model, uid):
        """The living records that hang on ``uid``, and those that hang on them."""
        for one, record in model.items():
            if not record["deleted"] and record.get(OWNERS.get(record["table"])) == uid:
                yield from (one, *self.hanging_on(model, one))

    def living(self, kind):
        return [u for u, r in self.model.items() if r["table"] == kind and not r["deleted"]]

    def one_of(self, kind, number):
        return self.living(kind)[number % len(self.living(kind))]

    def save(self, kind, typed, uid=None):
        given = dict(typed)
        if kind == "commitment" and uid is None:
            given["owed_to"] = "ISU"
        saved = self.register.save(kind, given, uid)
        model = copy.deepcopy(self.model)
        self.written(model, kind, saved, typed)
        values = self.register.values(kind, saved)
        for field in INSIDE:
            for child in values.get(field, ()):
                if child["uid"] not in model:
                    self.born_inside(model, kind, saved, child, typed[field])
        self.acted(model)

    def born_inside(self, model, owner, uid, child, typed):
        """Write a record that was typed inside another into ``model``."""
        (meant,) = [
            one for one in typed if all(child[n] == self.meant(n, v) for n, v in one.items())
        ]
        kind = next(k for k, o in OWNERS.items() if o == owner)
        self.written(model, kind, child["uid"], meant)
        model[child["uid"]][owner] = uid

    # ------------------------------------------------------------ what people do

    @rule(kind=st.sampled_from(sorted(ADDED)), data=st.data(), promises=numbers)
    def add(self, kind, data, promises):
        typed = data.draw(ADDED[kind])
        if kind == "outreach":
            owed = {"owed_by": "GNB", "owed_to": "ISU", "due": "2017-03-01"}
            whats = [{**owed, "what": f"promise {n}"} for n in range(promises % 3)]
            if contacts := self.living("contact")[: promises % 2]:
                typed["contacts"] = contacts
            if whats:
                typed["commitments"] = whats
        if kind == "request":
            to = ("ISU", "ITA")[: promises % 3]
            typed["relays"] = [{"recipient": one, "date": LATE} for one in to]
        if kind == "event":
            typed["attendance"] = [{"party": one} for one in ("GNB", "ISU")[: promises % 3]]
        self.save(kind, typed)

    @precondition(lambda self: any(not r["deleted"] for r in self.model.values()))
    @rule(number=numbers, data=st.data())
    def edit(self, number, data):
        alive = [uid for uid, record in self.model.items() if not record["deleted"]]
        uid = alive[number % len(alive)]
        kind = self.model[uid]["table"]
        typed = data.draw(KINDS[kind])
        fields = data.draw(st.sets(st.sampled_from(sorted(typed)), min_size=1))
        self.save(kind, {name: typed[name] for name in sorted(fields)}, uid)

    @precondition(lambda self: self.living("outreach") and self.living("contact"))
    @rule(number=numbers, other=numbers)
    def link(self, number, other):
        contact = self.one_of("contact", other)
        self.save("outreach", {"contacts": [contact]}, self.one_of("outreach", number))

    @precondition(lambda self: self.living("relay"))
    @rule(number=numbers, text=texts)
    def answer(self, number, text):
        typed = {"relay": self.one_of("relay", number), "date": LATE, "text": text}
        self.save("response", typed)

    @precondition(lambda self: self.living("outreach") and self.living("event"))
    @rule(number=numbers, other=numbers)
    def make_at_an_event(self, number, other):
        self.save(
            "outreach", {"event": self.one_of("event", other)}, self.one_of("outreach", number)
        )

    @precondition(lambda self: any(not r["deleted"] for r in self.model.values()))
    @rule(number=numbers)
    def delete(self, number):
        alive = [uid for uid, record in self.model.items() if not record["deleted"]]
        uid = alive[number % len(alive)]
        model = copy.deepcopy(self.model)
        gone = [uid, *self.hanging_on(model, uid)]
        for one in gone:
            model[one]["deleted"] = 1
        assert self.register.delete(self.model[uid]["table"], uid) == len(gone)
        self.acted(model)

    @precondition(lambda self: self.done)
    @rule()
    def undo(self):
        self.register.undo()
        self.undone.append(self.model)
        self.model = self.took_back(self.done.pop())

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self):
        self.register.redo()
        self.done.append(self.model)
        self.model = self.undone.pop()

    def took_back(self, model):
        """A model of before: what was not there yet is there now, deleted."""
        return {**{u: {**r, "deleted": 1} for u, r in self.model.items()}, **model}

    @precondition(lambda self: self.living("contact"))
    @rule(number=numbers, remark=lines)
    def another_program_writes(self, number, remark):
        uid = self.one_of("contact", number)
        with closing(sqlite3.connect(self.path, isolation_level=None)) as other:
            other.execute("UPDATE contact SET remark = ? WHERE uid = ?", (remark, uid))
        model = copy.deepcopy(self.model)
        model[uid]["remark"] = remark
        self.acted(model)

    @rule(text=st.one_of(st.none(), st.text()))
    def keep_a_draft_or_start_again(self, text):
        if text is None:
            self.register.close()
            self.register = self.opened()
        else:
            draft = Draft("draft", "contact", None, {"name": text}, "2017-02-09T09:00:00Z")
            self.register.keep_draft(draft)
            assert self.register.drafts() == [draft]

    # ------------------------------------------------------------ what has to hold

    @invariant()
    def the_register_is_what_the_model_says(self):
        if hasattr(self, "model"):
            for uid, record in self.model.items():
                values = self.register.values(record["table"], uid)
                for name, value in record.items():
                    if isinstance(value, set):
                        if not record["deleted"]:
                            assert set(values[name]) == value
                    elif name != "table":
                        assert values[name] == value, (name, record)

    @invariant()
    def the_journal_says_the_same_by_itself(self):
        if not hasattr(self, "model"):
            return
        self.steps += 1
        if self.steps % LOOKS == 0:
            self.so_does_the_journal_of_the_whole_register()
        for uid, record in self.model.items():
            entity = self.register.entity(record["table"])
            found = self.projections[entity.table].one(uid)
            values = self.register.values(entity.table, uid)
            assert found is not None
            assert all(
                found.values[name] == values[name] for name in (*entity.stored_columns(), "deleted")
            )
            standing = heads(self.file, uid)
            assert {f: len(h) for f, h in standing.items()} == dict.fromkeys(standing, 1)

    def so_does_the_journal_of_the_whole_register(self):
        assert list(verify(self.file, ENTITIES)) == []
        assert search_faults(self.file, ENTITIES) == []
        assert timeline_faults(self.file, ENTITIES) == []

    def everything_back_and_forth(self):
        """All acts undone the register is as it was seeded; all redone, as it was left."""
        self.so_does_the_journal_of_the_whole_register()
        last, steps = self.model, len(self.done)
        for _step in range(steps):
            self.undo()
            self.the_register_is_what_the_model_says()
        assert {record["deleted"] for record in self.model.values()} <= {1}
        assert {kind: self.register.rows(kind).first(99) for kind in KINDS} == self.seeded_rows
        for _step in range(steps):
            self.redo()
            self.the_register_is_what_the_model_says()
        assert self.model == last
        self.the_journal_says_the_same_by_itself()
        assert unwell(self.register) == []


def test_people_at_work_leave_a_sound_register(seeded_file):
    class OfficeHere(Office):
        seeded = seeded_file

    run_state_machine_as_test(
        OfficeHere,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            phases=(Phase.reuse, Phase.generate),  # shrinking twenty steps takes minutes
            suppress_health_check=list(HealthCheck),
        ),
    )
