"""A register in memory for the form's tests: it reads what is typed as the real one does."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ccm_tui.domain.declaration import Entity
from ccm_tui.domain.draft import Draft
from ccm_tui.domain.entities import ENTITIES
from ccm_tui.domain.typed import Typed, read
from ccm_tui.errors import CcmError, NotFound, Refused
from ccm_tui.register import Actor

TODAY = date(2017, 2, 9)


@dataclass(frozen=True)
class Known:
    uid: str
    kind: str
    code: str
    name: str


STATES = [
    Known("s-chl", "state", "CHL", "Chile"),
    Known("s-gnb", "state", "GNB", "Guinea-Bissau"),
    Known("s-ita", "state", "ITA", "Italy"),
    Known("s-lao", "state", "LAO", "Lao People’s Democratic Republic"),
    Known("s-sle", "state", "SLE", "Sierra Leone"),
]
OTHERS = [
    Known("o-isu", "organisation", "ISU", "Implementation Support Unit"),
    Known("m-6msp", "meeting", "6MSP", "Sixth Meeting of States Parties"),
    Known("a-a3", "activity", "A3", "Focal points"),
    Known("a-a4", "activity", "A4", "National plans"),
]


WHO = Actor("ISU", "Test Person")


@dataclass
class FakeRegister:
    """Records by kind and uid; ``trouble`` is raised by whatever would write or ask."""

    known: list[Known] = field(default_factory=lambda: [*STATES, *OTHERS])
    entities: tuple[type[Entity], ...] = ENTITIES
    saved: list[tuple[str, dict[str, Any], str | None]] = field(default_factory=list)
    records: list[Entity] = field(default_factory=list)
    stored: dict[str, Typed] = field(default_factory=dict)
    drafts: dict[str, Draft] = field(default_factory=dict)
    writes: int = 0
    save_trouble: CcmError | None = None
    draft_trouble: CcmError | None = None
    today: date = TODAY
    actor: Actor = WHO

    def _of(self, kind: str) -> list[Known]:
        kinds = ("state", "organisation") if kind == "party" else (kind,)
        return [each for each in self.known if each.kind in kinds]

    def suggest(self, kind: str, text: str, limit: int = 8) -> Sequence[Known]:
        wanted = text.casefold()

        def fits(name: str) -> bool:
            letters = iter(name.casefold())
            return all(letter in letters for letter in wanted)

        found = [k for k in self._of(kind) if fits(f"{k.code} {k.name}")]
        return sorted(
            found, key=lambda k: (wanted != k.code.casefold(), wanted not in k.name.casefold())
        )[:limit]

    def name_of(self, kind: str, uid: str) -> str:
        return next((each.name for each in self._of(kind) if each.uid == uid), uid)

    def resolve(self, kind: str, text: str) -> str:
        for each in self._of(kind):
            if text.casefold() in (each.uid, each.code.casefold(), each.name.casefold()):
                return each.uid
        raise NotFound(f"no {kind} is called “{text}”")

    def _entity(self, kind: str) -> type[Entity]:
        return next(entity for entity in self.entities if entity.table == kind)

    def check(self, kind: str, typed: Typed, uid: str | None = None) -> None:
        self._read(kind, typed, uid)

    def _read(self, kind: str, typed: Typed, uid: str | None) -> Entity:
        wrong: dict[str, str] = {}
        for name, column in self._entity(kind).columns().items():
            if column.about.kind != "children":
                continue
            for at, child in enumerate(typed.get(name, ())):
                record = {key: value for key, value in child.items() if key != "uid"}
                try:
                    self._read(column.about.target, record, child.get("uid"))
                except Refused as refused:
                    wrong |= {f"{name}.{at}.{key}": v for key, v in refused.fields.items()}
        whole = {**self.stored.get(uid, {}), **typed} if uid else typed
        try:
            found = read(self._entity(kind), whole, today=self.today, resolve=self.resolve)
        except Refused as refused:
            raise Refused({**refused.fields, **wrong}) from None
        if wrong:
            raise Refused(wrong)
        return found

    def save(self, kind: str, typed: Typed, uid: str | None = None) -> str:
        if self.save_trouble:
            raise self.save_trouble
        self.records.append(self._read(kind, typed, uid))
        self.saved.append((kind, dict(typed), uid))
        return uid or f"{kind}-{len(self.saved)}"

    def typed_of(self, kind: str, uid: str) -> Typed:
        return self.stored[uid]

    def keep_draft(self, draft: Draft) -> None:
        if self.draft_trouble:
            raise self.draft_trouble
        self.writes += 1
        self.drafts[draft.uid] = draft

    def drop_draft(self, uid: str) -> None:
        if self.draft_trouble:
            raise self.draft_trouble
        self.drafts.pop(uid, None)
