"""``ccm-tui contact``, ``organisation``, ``state addressee``: people, and records that are one."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ccm_tui.cli.command import Command, FieldOption
from ccm_tui.cli.entity import standing, the_id
from ccm_tui.cli.plain import emit, harmless, labelled, table
from ccm_tui.cli.record import emit_record
from ccm_tui.cli.session import Session
from ccm_tui.domain.declaration import Entity
from ccm_tui.domain.vocabularies import SENSITIVITIES
from ccm_tui.domain.wording import field_in_words, value_in_words
from ccm_tui.errors import Refused
from ccm_tui.words import _, ngettext

if TYPE_CHECKING:
    from ccm_tui.register import Joining, Register

_SHOWN_OF_UID = 8


def addressee(entity: type[Entity]) -> Command:
    """The command that says whom a letter to a State goes to."""

    @click.pass_obj
    def tell(session: Session, record: str, as_json: bool) -> None:
        register = session.register
        found = register.addressee(standing(session, entity, record))
        names = ("kind", "uid", "name", "why")
        document = {name: getattr(found, name) for name in names} if found else None

        def lines() -> list[str]:
            if found is None:
                return [_("Nobody is known: no focal point, and no permanent mission.")]
            return [f"{harmless(found.name)} ({found.uid[:_SHOWN_OF_UID]})", found.why]

        emit(document, lines, as_json=as_json)

    return Command(
        "addressee",
        callback=tell,
        params=[the_id()],
        help=_(
            "Say whom a letter to State ID goes to: its focal point in office, else its permanent"
            " mission with the request to forward."
        ),
    )


def duplicates(entity: type[Entity]) -> Command:
    """The command that lists records that may be one."""

    @click.pass_obj
    def find(session: Session, as_json: bool) -> None:
        register, kind = session.register, entity.table
        found = register.duplicates(kind)
        items = [{"keep": p.one, "drop": p.other, "why": _(p.why)} for p in found]

        def lines() -> list[str]:
            if not found:
                return [_("None looks like another one.")]
            rows = [
                [p.one[:_SHOWN_OF_UID], register.name_of(kind, p.one),
                 p.other[:_SHOWN_OF_UID], register.name_of(kind, p.other), _(p.why)]
                for p in found
            ]  # fmt: skip
            return table([_("ID"), _("Name"), _("ID"), _("Name"), _("Why")], rows)

        emit({"items": items, "total": len(items)}, lines, as_json=as_json)

    return Command(
        "duplicates",
        callback=find,
        help=_("List those {plural} that may be one, as pairs; nothing is changed.").format(
            plural=_(entity.plural)
        ),
    )


def join(entity: type[Entity]) -> Command:
    """The command that makes two records one."""

    @click.pass_obj
    def make_one(session: Session, keep: str, drop: str, as_json: bool) -> None:
        register, kind = session.register, entity.table
        kept, dropped = (standing(session, entity, text) for text in (keep, drop))
        foreseen = register.joining(kind, kept, dropped)
        stays = register.join(kind, kept, dropped)
        for line in _not_taken(register, entity, foreseen):
            click.echo(f"ccm-tui: {harmless(line)}", err=True)
        emit_record(register, entity, stays, as_json=as_json)

    return Command(
        "join",
        callback=make_one,
        params=[click.Argument(["keep"]), click.Argument(["drop"])],
        help=_(
            "Make DROP and KEEP one record, as one act: it has the values of KEEP, its blank"
            " fields are filled from DROP, and whatever refers to either refers to it. What"
            " differed in DROP is in the history. “ccm-tui undo” takes it back."
        ),
    )


def _not_taken(register: "Register", entity: type[Entity], foreseen: "Joining") -> list[str]:
    """What stood in the record that goes and is only in the history now."""
    return [
        _("not taken over: {field} “{value}”").format(
            field=field_in_words(entity, name),
            value=value_in_words(entity, name, gone, register.name_of),
        )
        for name, (_kept, gone) in foreseen.differing.items()
    ]


def erase(entity: type[Entity]) -> Command:
    """The command that erases the personal data of a contact."""

    @click.pass_obj
    def forget(session: Session, record: str, reason: str, as_json: bool) -> None:
        uid = standing(session, entity, record)
        try:
            session.register.erase(entity.table, uid, reason)
        except Refused as error:
            options = {"reason": "--reason", "person": "--person"}
            fields = {options.get(name, name): why for name, why in error.fields.items()}
            raise Refused(fields, hint=error.hint, unnamed=error.unnamed) from None
        said = [
            _("The personal data is erased, here and wherever this register is merged."),
            _("History keeps who wrote and when. It cannot be undone."),
        ]
        emit({"uid": uid, "erased": True}, lambda: said, as_json=as_json)

    return Command(
        "erase",
        callback=forget,
        params=[
            the_id(),
            FieldOption(["--reason"], metavar="TEXT", default="", help=_("why (needed)")),
        ],
        help=_("Erase the personal data of {singular} ID for good, with its old values.").format(
            singular=_(entity.singular)
        ),
    )


def export(_entity: type[Entity]) -> Command:
    """The command that hands out the address book."""
    levels = ", ".join(SENSITIVITIES.codes)
    return Command(
        "export",
        callback=_export,
        params=[
            click.Argument(["file"]),
            FieldOption(
                ["--level"],
                metavar="LEVEL",
                default="restricted",
                help=_("up to which: {levels} (restricted)").format(levels=levels),
            ),
            click.Option(["--force"], is_flag=True, help=_("overwrite a file that is there")),
        ],
        help=_("Write the contacts to FILE: a table (.csv) or cards (.vcf, vCard 4.0)."),
    )


@click.pass_obj
def _export(session: Session, file: str, level: str, force: bool, as_json: bool) -> None:
    path = Path(file).expanduser().absolute()
    try:
        made = session.register.hand_out_contacts(path, level, force=force)
    except Refused as error:
        options = {"file": "FILE", "level": "--level"}
        raise Refused({options[name]: why for name, why in error.fields.items()}) from None
    document: dict[str, Any] = {
        "path": str(made.path),
        "contacts": made.contacts,
        "left_out": made.left_out,
        "level": made.level,
    }
    said = [
        (_("Path"), str(made.path)),
        (_("Contacts"), str(made.contacts)),
        (_("Level"), SENSITIVITIES.label(made.level)),
    ]
    if made.left_out:
        above = ngettext("{n} above this level", "{n} above this level", made.left_out)
        said.append((_("Left out"), above.format(n=made.left_out)))
    emit(document, lambda: labelled(said), as_json=as_json)
