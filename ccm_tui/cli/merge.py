"""``ccm-tui merge``: a colleague's register becomes one with this one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ccm_tui.cli.command import Command
from ccm_tui.cli.conflicts import LEFT_TO_DECIDE, still_open
from ccm_tui.cli.plain import emit, harmless
from ccm_tui.cli.session import Session
from ccm_tui.settings import make_private
from ccm_tui.words import _, ngettext

if TYPE_CHECKING:
    from ccm_tui.register import Figures, Manifest, Register


@click.command(
    cls=Command,
    help=_(
        "Merge FILE, a register or a bundle, into this one. What both know is left alone, and"
        " nothing is lost: where people wrote different things, the newest is shown until somebody"
        " decides. A backup is made before. Exit code 3: conflicts are open (see “ccm-tui conflict"
        " list”)."
    ),
)
@click.argument("file")
@click.option("--dry-run", is_flag=True, help=_("only say what it would bring"))
@click.pass_obj
def merge(session: Session, file: str, dry_run: bool, as_json: bool) -> int:
    """Merge, or say what merging would bring."""
    register = session.register
    path = Path(file).expanduser().absolute()
    made = register.manifest(path)
    if made and not _is_for(made, register):
        said = _("This bundle was made for {name}.").format(name=harmless(made.to))
        click.echo(f"ccm-tui: {said}", err=True)
    confirmed = 0
    if dry_run:
        figures, backup = register.merge_preview(path), None
    else:
        make_private(session.settings.backups)
        done = register.merge(path, session.settings.backups)
        figures, backup, confirmed = done.figures, done.backup, done.confirmed
    document = {
        "new_changes": figures.new_changes,
        "records_added": sum(figures.records_added.values()),
        "records_changed": sum(figures.records_changed.values()),
        "conflicts": figures.conflicts,
        "new_conflicts": figures.new_conflicts,
        "waiting": figures.waiting,
        "added": figures.records_added,
        "changed": figures.records_changed,
        "from": [_voice(voice) for voice in figures.voices],
        "backup": str(backup) if backup else None,
        "bundle": _made(made) if made else None,
        "confirmed": confirmed,
    }

    def lines() -> list[str]:
        said = figures_in_words(register, figures)
        if confirmed:
            text = ngettext(
                "{n} handover of yours has arrived",
                "{n} handovers of yours have arrived",
                confirmed,
            )
            said.append(text.format(n=confirmed))
        if backup:
            said.append(_("Backup before: {path}").format(path=harmless(str(backup))))
        return said

    emit(document, lines, as_json=as_json)
    return LEFT_TO_DECIDE if figures.conflicts else 0


def _is_for(made: Manifest, register: Register) -> bool:
    """Whether a bundle is for who acts here, as far as that is known."""
    names = {name.casefold() for name in (register.actor.by, register.actor.person) if name}
    return not names or made.to.casefold() in names


def _made(made: Manifest) -> dict[str, Any]:
    return {
        "for": made.to,
        "by": made.by,
        "person": made.person,
        "at": made.at,
        "level": made.level,
        "contacts": made.contacts,
        "since": made.base.at if made.base else None,
    }


def _voice(voice: Any) -> dict[str, Any]:
    return {
        "by": voice.by,
        "person": voice.person,
        "acts": voice.acts,
        "since": voice.since,
    }


def figures_in_words(register: Register, figures: Figures) -> list[str]:
    """What a merge brings, line by line."""
    if not figures.new_changes:
        lines = [_("Nothing new: this register knows it all.")]
    else:
        said = ngettext("{n} new change", "{n} new changes", figures.new_changes)
        lines = [said.format(n=figures.new_changes)]
    for text, counts in (
        (_("added: {kinds}"), figures.records_added),
        (_("changed: {kinds}"), figures.records_changed),
    ):
        kinds = ", ".join(f"{n} {_kind(register, kind, n)}" for kind, n in counts.items())
        if kinds:
            lines.append(text.format(kinds=kinds))
    for voice in figures.voices:
        who = " ".join(filter(None, [voice.by, voice.person])) or _("nobody named")
        text = ngettext(
            "from {who}: {n} act since {day}", "from {who}: {n} acts since {day}", voice.acts
        )
        lines.append(text.format(who=harmless(who), n=voice.acts, day=harmless(voice.since[:10])))
    if figures.waiting:
        text = ngettext(
            "{n} record waits for what it refers to, which is not here yet",
            "{n} records wait for what they refer to, which is not here yet",
            figures.waiting,
        )
        lines.append(text.format(n=figures.waiting))
    if figures.conflicts:
        lines.append(still_open(figures.conflicts))
    return lines


def _kind(register: Register, kind: str, count: int) -> str:
    known = next((entity for entity in register.entities if entity.table == kind), None)
    return ngettext(known.singular, known.plural, count) if known else kind
