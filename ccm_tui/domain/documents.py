"""Documents: files kept in the register, by the SHA-256 of what they hold."""

from typing import Annotated, ClassVar

from ccm_tui.domain import vocabularies as words
from ccm_tui.domain.declaration import About, Day, Entity, Line, Text
from ccm_tui.words import N_

LARGEST = 20 * 1024 * 1024
"""Bytes of the largest file that the register takes in."""


class Document(Entity):
    """A file (the reply itself) and the record that it belongs to."""

    table: ClassVar[str] = "document"
    number: ClassVar[int] = 23
    singular: ClassVar[str] = N_("document")
    plural: ClassVar[str] = N_("documents")
    title_field: ClassVar[str] = "title"
    day_field: ClassVar[str] = "date"
    order: ClassVar[str] = "-date"
    verbs: ClassVar[frozenset[str]] = frozenset({"add", "edit", "delete"})

    title: Annotated[Line, About(N_("Title"), width=-1, searched=True)]
    record: Annotated[
        str | None,
        About(N_("Belongs to"), "ref", N_("any record"), target="record", width=24),
    ] = None
    date: Annotated[
        Day, About(N_("Date"), "day", N_("blank: today"), today=True, width=11, sortable=True)
    ]
    file_name: Annotated[Line, About(N_("File"), given=True, width=20, searched=True)]
    media_type: Annotated[Line | None, About(N_("Type"), given=True)] = None
    bytes: Annotated[int, About(N_("Bytes"), "number", given=True, width=10)]
    sha256: Annotated[Line, About(N_("SHA-256"), given=True)]
    source: Annotated[Line | None, About(N_("Source"), searched=True, folded=True)] = None
    remark: Annotated[Text | None, About(N_("Remark"), "text", searched=True, folded=True)] = None
    sensitivity: Annotated[
        str, About(N_("Sensitivity"), "choice", vocabulary=words.SENSITIVITIES, folded=True)
    ] = "restricted"
    by: Annotated[str | None, About(N_("By"), given=True)] = None
    person: Annotated[str | None, About(N_("Person"), given=True)] = None
