"""Saving: typed values become a validated record and one act, or a refusal and nothing.

A record is saved together with the records that were typed inside it (its commitments): one
transaction, one act, one thing to undo.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ccm_tui.domain.declaration import About, Column, Entity, Look
from ccm_tui.domain.entities import Entities
from ccm_tui.domain.typed import Resolve, Typed, partial, read
from ccm_tui.errors import NotFound, Refused
from ccm_tui.store import records
from ccm_tui.store.acts import Writer
from ccm_tui.store.driver import Connection
from ccm_tui.store.kept import is_deleted
from ccm_tui.store.plans import planned
from ccm_tui.store.public import name_of
from ccm_tui.store.records import Values
from ccm_tui.store.redacting import is_erased
from ccm_tui.words import _


@dataclass(frozen=True, slots=True)
class Saver:
    """What saving needs: a writer, the entities, today, and what names mean."""

    writer: Writer
    entities: Entities
    today: date
    resolve: Resolve
    ids: Callable[[], str]

    def check(self, entity: type[Entity], typed: Typed, uid: str | None = None) -> None:
        """Raise :class:`Refused` with every fault of ``typed``; write nothing."""
        self._ready(entity, typed, uid)

    def save(
        self,
        entity: type[Entity],
        typed: Typed,
        uid: str | None = None,
        *,
        new: str | None = None,
        given: Mapping[str, Any] | None = None,
    ) -> str:
        """Add a record, or edit the record ``uid``; returns its uid.

        ``new`` is the uid that a new record gets where it is known before (a proposal's), ``given``
        are its fields that the program fills in. Raises :class:`Refused` with every fault, by field
        (``commitments.0.due`` inside children).
        """
        ready = self._ready(entity, typed, uid, new, given)
        verb = "add" if uid is None else "edit"
        with self.writer.act(verb, reason=ready.values.get("reason") if entity.reasoned else None):
            self._write(ready)
        return ready.uid

    def save_together(self, several: Sequence["Several"], reason: str) -> None:
        """Save records of several kinds as one act, all for the same ``reason``.

        Raises :class:`Refused` with the faults of the first that cannot be kept.
        """
        ready = [self._ready(one.entity, one.typed, one.uid, one.new) for one in several]
        verb = "add" if ready[0].before is None else "edit"
        with self.writer.act(verb, reason=reason):
            for one in ready:
                self._write(one)

    def _write(self, ready: "_Ready") -> None:
        connection = self.writer.connection
        for one in (ready, *ready.children):
            if one.before is None:
                records.insert(connection, one.entity, one.uid, one.values)
            else:
                records.update(connection, one.entity, one.uid, one.before, one.values)
        for child_entity, gone in ready.gone:
            self._delete(connection, child_entity, gone)

    def prepared(
        self, entity: type[Entity], typed: Typed, new: str | None = None
    ) -> tuple[str, Mapping[str, Any]]:
        """Uid and values of the new record that ``typed`` means, for who inserts several at once.

        Raises :class:`Refused` with every fault, by field.
        """
        ready = self._ready(entity, typed, None, new)
        return ready.uid, ready.values

    def meant(self, kind: str, uid: str, field: str, text: str) -> Any:
        """What ``text`` typed into one field of a record stands for; raises :class:`Refused`."""
        entity = self._entity(kind)
        before = records.stored(self.writer.connection, entity, uid)
        record = read(
            entity,
            {field: text},
            today=self.today,
            resolve=self._standing(before, uid),
            stored={n: v for n, v in before.items() if n in entity.columns()},
            look=self._look,
        )
        return records.plain(getattr(record, field))

    def signatures(self, entity: type[Entity], field: str) -> Values:
        """The fields that sign ``field``, as who acts today signs it."""
        return {
            name: self.today.isoformat() if c.about.kind == "day" else self.writer.actor.person
            for name, c in entity.columns().items()
            if c.about.signs == field
        }

    def delete(self, entity: type[Entity], uids: Sequence[str]) -> int:
        """Delete records and those that belong to them, in one act; returns how many in all."""
        connection, count = self.writer.connection, 0
        with self.writer.act("delete"):
            for uid in uids:
                count += self._delete(connection, entity, uid)
        return count

    def _delete(self, connection: Connection, entity: type[Entity], uid: str) -> int:
        count = int(records.mark_deleted(connection, entity, uid, True))
        for child in self._owned_by(entity):
            for one in records.owned(connection, child, uid):
                count += self._delete(connection, child, one)
        return count

    def _owned_by(self, entity: type[Entity]) -> list[type[Entity]]:
        return [
            child
            for child in self.entities
            if child.owner_field and child.columns()[child.owner_field].about.target == entity.table
        ]

    def _ready(
        self,
        entity: type[Entity],
        typed: Typed,
        uid: str | None,
        new: str | None = None,
        given: Mapping[str, Any] | None = None,
    ) -> "_Ready":
        before = _current(self.writer, entity, uid)
        nested = _nested(entity)
        wrong: dict[str, str] = {}
        hint, unnamed = "", False
        new_uid = uid or new or self.ids()
        values = dict(before or self._given(entity)) | dict(given or {})
        typed = self._complete(entity, typed, values, new=before is None)
        try:
            record = read(
                entity,
                {name: value for name, value in typed.items() if name not in nested},
                today=self.today,
                resolve=self._standing(before, new_uid),
                stored={n: v for n, v in values.items() if n in entity.columns()},
                look=self._look,
            )
            implied = record.implied(self.writer.actor.by)
            values = dict(record)
            wrong |= _unexplained(entity, values, before)
            wrong |= self._code_taken(entity, values, before, new_uid)
        except Refused as error:
            wrong |= error.fields
            hint, unnamed = error.hint, error.unnamed
            implied = {}
        ready = _Ready(entity, new_uid, before, values, [], [])
        for name, column in nested.items():
            child = self._entity(column.about.target)
            given = typed.get(name)
            kept = [] if given is None else list(given)
            listed = [*kept, *implied.get(name, [])]
            wrong |= self._children(ready, child, name, listed)
            if before is not None and given is None:
                wrong |= self._left_behind(ready, name)
            elif before is not None:
                still = {one.get("uid") for one in kept}
                owned = records.owned(self.writer.connection, child, ready.uid)
                ready.gone.extend((child, one) for one in owned if one not in still)
        if wrong:
            raise Refused(wrong, hint=hint, unnamed=unnamed)
        return ready

    def _children(
        self, ready: "_Ready", child: type[Entity], name: str, listed: list[Typed]
    ) -> dict[str, str]:
        wrong: dict[str, str] = {}
        for index, typed in enumerate(listed):
            uid = typed.get("uid")
            before = _current(self.writer, child, uid)
            new_uid = uid or self.ids()
            stored = dict(before or self._given(child))
            stored = {n: v for n, v in stored.items() if n in child.columns()}
            stored[child.owner_field] = ready.uid
            whole = self._complete(child, typed, stored, new=before is None)
            try:
                record = read(
                    child,
                    {n: v for n, v in whole.items() if n not in ("uid", child.owner_field)},
                    today=self.today,
                    resolve=self._standing(before, new_uid),
                    stored=stored,
                    look=self._beside(ready),
                )
            except Refused as error:
                wrong |= {f"{name}.{index}.{field}": why for field, why in error.fields.items()}
                continue
            one = _Ready(child, new_uid, before, dict(record), [], [])
            ready.children.append(one)
            for inside in _nested(child) if before else ():
                found = self._left_behind(one, inside)
                wrong |= {f"{name}.{index}.{field}": why for field, why in found.items()}
        return wrong

    def _left_behind(self, owner: "_Ready", name: str) -> dict[str, str]:
        """What becomes wrong with the records in the field ``name`` that stay as they are."""
        child = self._entity(owner.entity.columns()[name].about.target)
        wrong: dict[str, str] = {}
        for uid in records.owned(self.writer.connection, child, owner.uid):
            kept = partial(child, records.stored(self.writer.connection, child, uid))
            known = kept.refusals_beside(self._look)
            for field, why in kept.refusals_beside(self._beside(owner)).items():
                if field not in known:
                    wrong[name] = why
        return wrong

    def _complete(self, entity: type[Entity], typed: Typed, values: Values, *, new: bool) -> Typed:
        """``typed`` with the days that were left blank; ``values`` get who signs what is judged."""
        whole = dict(typed)
        for name, column in entity.columns().items():
            about = column.about
            if new and about.today and not str(whole.get(name) or "").strip():
                whole[name] = self._day_of(entity, str(whole.get(about.day_from) or ""), about)
            if about.signs and about.signs in typed:
                judged = entity.columns()[about.signs]
                who = self.today.isoformat() if about.kind == "day" else self.writer.actor.person
                meant = _meant(judged, str(typed[judged.name] or ""))
                if meant != [values.get(judged.name, judged.default)]:
                    values[name] = None if meant == [judged.default] else who
        return whole

    def _day_of(self, entity: type[Entity], text: str, about: About) -> str:
        """The day of the record that ``text`` names in the field ``about.day_from``, else today."""
        if text.strip():
            kind = entity.columns()[about.day_from].about.target
            try:
                values = self._look(kind, self.resolve(kind, text))
            except NotFound:
                return self.today.isoformat()
            return str(values[self._entity(kind).day_field])
        return self.today.isoformat()

    def _code_taken(
        self, entity: type[Entity], values: Values, before: Values | None, own: str
    ) -> dict[str, str]:
        """What to say of a new code that another record (of its plan) has: names would not do."""
        field = entity.code_field
        code = values.get(field)
        if not code or (before is not None and _same_place(before, values, field)):
            return {}
        plan = records.plain(values.get("plan")) if planned(entity) else None
        row = self.writer.connection.execute(
            f"SELECT uid FROM {entity.table}"
            f" WHERE {field} = ? COLLATE NOCASE AND deleted = 0 AND uid <> ?"
            + (" AND plan = ?" if plan else ""),
            (code, own, *([plan] if plan else [])),
        ).fetchone()
        if row is None:
            return {}
        name = name_of(self.writer.connection, self.entities, entity.table, row["uid"])
        return {field: _("“{code}” is the code of {name}").format(code=code, name=name)}

    def _standing(self, before: Values | None, own: str) -> Resolve:
        """What names mean in the record ``own``: another one, not deleted, or as it is kept."""
        kept = {uid for value in (before or {}).values() for uid in _several(value)}

        def resolve(kind: str, text: str) -> str:
            uid = self.resolve(kind, text)
            if uid == own:
                raise ValueError(_("names the record itself"))
            if uid not in kept and is_deleted(self.writer.connection, self.entities, uid):
                name = name_of(self.writer.connection, self.entities, kind, uid)
                raise ValueError(_("names what was deleted: {names}").format(names=name))
            return uid

        return resolve

    def _look(self, kind: str, uid: str) -> Values:
        return records.stored(self.writer.connection, self._entity(kind), uid)

    def _beside(self, owner: "_Ready") -> Look:
        """As :meth:`_look`; the record that is being saved with its children is known, too.

        What could not be read of that one is None.
        """

        def look(kind: str, uid: str) -> Mapping[str, Any]:
            if uid != owner.uid:
                return self._look(kind, uid)
            known = {n: records.plain(value) for n, value in owner.values.items()}
            return dict.fromkeys(owner.entity.columns()) | known

        return look

    def _entity(self, kind: str) -> type[Entity]:
        return next(entity for entity in self.entities if entity.table == kind)

    def _given(self, entity: type[Entity]) -> Values:
        """What the program fills in itself: who wrote it."""
        actor = {"by": self.writer.actor.by, "person": self.writer.actor.person}
        given = {n for n, c in entity.columns().items() if c.about.given}
        return {name: value for name, value in actor.items() if name in given}


@dataclass(frozen=True, slots=True)
class Several:
    """One of several records that are saved together: a new one, or the record ``uid``."""

    entity: type[Entity]
    typed: Typed
    uid: str | None = None
    new: str | None = None


@dataclass(slots=True)
class _Ready:
    """A record that may be written, with its children; ``before`` is None for a new one."""

    entity: type[Entity]
    uid: str
    before: Values | None
    values: Mapping[str, Any]
    children: "list[_Ready]"
    gone: list[tuple[type[Entity], str]]


def _nested(entity: type[Entity]) -> dict[str, Column]:
    """The fields whose records are typed inside one of ``entity``."""
    return {n: c for n, c in entity.columns().items() if c.about.kind == "children"}


def _unexplained(entity: type[Entity], values: Values, before: Values | None) -> dict[str, str]:
    """What to say of a change without a reason, where the kind of record wants one."""
    if not entity.reasoned or before is None or values["reason"]:
        return {}
    kept = [*entity.stored_columns(), *entity.links()]
    if all(records.plain(values[name]) == records.plain(before[name]) for name in kept):
        return {}
    return {"reason": _("say why it is changed")}


def _same_place(before: Values, values: Values, code: str) -> bool:
    """Whether a record keeps its code, and the plan within which it has it."""
    return all(before.get(n) == records.plain(values.get(n)) for n in (code, "plan"))


def _several(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else (value,)


def _meant(column: Column, text: str) -> list[Any]:
    """The codes that the text of a judgement may mean; its default, nobody's, where it is blank."""
    if not text.strip():
        return [column.default]
    return column.about.vocabulary.matches(text) if column.about.vocabulary else [text]


def _current(writer: Writer, entity: type[Entity], uid: str | None) -> Values | None:
    if uid is None:
        return None
    values = records.stored(writer.connection, entity, uid)
    if values["deleted"]:
        raise Refused({"": _("This record was deleted; undo the deletion to change it.")})
    if is_erased(writer.connection, uid):
        raise Refused({"": _("The personal data of this record was erased; that is final.")})
    return values
