"""The desk: what people arrange for themselves. Saved views, templates, and what may wait."""

from datetime import date
from typing import Annotated, ClassVar

from ccm_tui.domain.declaration import About, Entity, Line, Text
from ccm_tui.words import N_

VERBS = frozenset({"add", "edit", "delete"})


class View(Entity):
    """A search or a filtered list under a name."""

    table: ClassVar[str] = "view"
    singular: ClassVar[str] = N_("saved view")
    plural: ClassVar[str] = N_("saved views")
    title_field: ClassVar[str] = "name"
    order: ClassVar[str] = "name"
    verbs: ClassVar[frozenset[str]] = VERBS

    name: Annotated[Line, About(N_("Name"), width=24, sortable=True)]
    kind: Annotated[
        Line | None, About(N_("Kind"), help=N_("blank: every kind of record"), width=12)
    ] = None
    filter: Annotated[Line, About(N_("Filter"), width=-1)]
    by: Annotated[str | None, About(N_("By"), given=True)] = None
    person: Annotated[str | None, About(N_("Person"), given=True)] = None


class Template(Entity):
    """What an entry of some sort begins with; ``typed`` is JSON, as a draft keeps it."""

    table: ClassVar[str] = "template"
    singular: ClassVar[str] = N_("template")
    plural: ClassVar[str] = N_("templates")
    title_field: ClassVar[str] = "name"
    order: ClassVar[str] = "name"
    verbs: ClassVar[frozenset[str]] = VERBS

    name: Annotated[Line, About(N_("Name"), width=-1, sortable=True)]
    kind: Annotated[Line, About(N_("Kind"), width=12)] = "outreach"
    typed: Annotated[Text, About(N_("Typed"), "text")]
    by: Annotated[str | None, About(N_("By"), given=True)] = None
    person: Annotated[str | None, About(N_("Person"), given=True)] = None


class Reminder(Entity):
    """What is due is looked at again on a later day, and not shown before."""

    table: ClassVar[str] = "reminder"
    singular: ClassVar[str] = N_("reminder")
    plural: ClassVar[str] = N_("reminders")
    title_field: ClassVar[str] = "record"
    order: ClassVar[str] = "until"
    verbs: ClassVar[frozenset[str]] = VERBS

    record: Annotated[str, About(N_("Record"), "ref", target="record", width=-1)]
    until: Annotated[date, About(N_("Again on"), "day", past=False, width=11, sortable=True)]
    by: Annotated[str | None, About(N_("By"), given=True)] = None
    person: Annotated[str | None, About(N_("Person"), given=True)] = None
