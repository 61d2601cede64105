"""``ccm-tui document add``, ``save`` and ``open``: files that belong to records."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ccm_tui.cli.command import Command, FieldOption
from ccm_tui.cli.entity import standing, the_id
from ccm_tui.cli.fields import field_options, given_fields, refused_by_option
from ccm_tui.cli.plain import emit, harmless
from ccm_tui.cli.record import emit_record
from ccm_tui.cli.session import Session
from ccm_tui.errors import Refused
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Entity


def add(entity: type[Entity]) -> Command:
    """The command that keeps a file in the register and prints its document."""

    @click.pass_obj
    def add_(session: Session, /, file: str | None, as_json: bool, **typed: Any) -> None:
        with refused_by_option(entity):
            if not file:
                raise Refused({"file": _("is needed")})
            path = Path(file).expanduser()
            uid = session.register.attach(path, given_fields(entity, typed))
        emit_record(session.register, entity, uid, as_json=as_json)

    file = FieldOption(["--file"], metavar="PATH", help=_("the file, of 20 MB at most; needed"))
    return Command(
        "add",
        callback=add_,
        params=[file, *field_options(entity, new=False)],
        help=_("Keep a file in the register as a document, and print the document."),
    )


def save(entity: type[Entity]) -> Command:
    """The command that writes a document's file to a place of one's choice."""

    @click.pass_obj
    def save_(session: Session, record: str, output: str, force: bool, as_json: bool) -> None:
        uid = standing(session, entity, record)
        path = Path(output).expanduser().absolute()
        size = session.register.save_document(uid, path, force=force)
        said = _("{path}  {n} bytes").format(path=harmless(str(path)), n=size)
        document = {"uid": uid, "path": str(path), "bytes": size}
        emit(document, lambda: [said], as_json=as_json)

    return Command(
        "save",
        callback=save_,
        params=[
            the_id(),
            click.Option(["-o", "--output"], metavar="FILE", required=True, help=_("where to")),
            click.Option(["--force"], is_flag=True, help=_("overwrite a file that is there")),
        ],
        help=_("Write the file of document ID to FILE, for your eyes only."),
    )


def open_(entity: type[Entity]) -> Command:
    """The command that opens a document with the system's program."""

    @click.pass_obj
    def opened(session: Session, record: str, as_json: bool) -> None:
        uid = standing(session, entity, record)
        path = session.register.open_document(uid)
        said = _("Opened a copy: {path}").format(path=harmless(str(path)))
        emit({"uid": uid, "path": str(path)}, lambda: [said], as_json=as_json)

    return Command(
        "open",
        callback=opened,
        params=[the_id()],
        help=_("Open a private copy of document ID with the system’s program."),
    )
