"""The address book handed out: contacts as a table (CSV) or as cards (vCard 4.0, RFC 6350).

What stands above the level that is asked for is left out, and how many that are is said.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ccm_tui.domain.vocabularies import CONTACT_ROLES, SENSITIVITIES
from ccm_tui.domain.wording import value_in_words
from ccm_tui.errors import Refused
from ccm_tui.exchange.place import write_text
from ccm_tui.store import people
from ccm_tui.store.copies import file_of
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Entity
    from ccm_tui.store.driver import Connection

_BYTE_ORDER_MARK: Final = "\ufeff"
"""Tells a spreadsheet that the file is UTF-8."""
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_FOLDED: Final = 75
"""Octets of a line of a card, at most."""

Rows = Iterable[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class HandedOut:
    """The file that was made: how many contacts it holds, and how many were above the level."""

    path: Path
    contacts: int
    left_out: int
    level: str


def hand_out(
    connection: Connection, entity: type[Entity], target: Path, level: str, *, force: bool = False
) -> HandedOut:
    """Write the contacts up to ``level`` to ``target``, for its owner's eyes only, or nothing.

    Raises Refused (``file``, ``level``), FileExists unless ``force``, FolderMissing, DiskFull.
    """
    write = _WRITTEN.get(target.suffix.lower())
    wrong = {}
    if write is None:
        known = ", ".join(_WRITTEN)
        wrong["file"] = _("its name has to end in one of: {endings}").format(endings=known)
    meant = SENSITIVITIES.matches(level)
    if len(meant) != 1:
        known = ", ".join(SENSITIVITIES.codes)
        wrong["level"] = _("“{typed}” is none of {labels}").format(typed=level, labels=known)
    if wrong or write is None:
        raise Refused(wrong)
    levels = SENSITIVITIES.codes[: SENSITIVITIES.codes.index(meant[0]) + 1]
    rows, left_out = people.up_to(connection, levels)
    write_text(write(entity, rows), target, file_of(connection), force=force)
    return HandedOut(target, len(rows), left_out, meant[0])


def table(entity: type[Entity], rows: Rows) -> str:
    """The contacts as CSV, a column for each field, its label above; no cell is a formula."""
    shown = [name for name in entity.stored_columns() if name in entity.columns()]
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(_(entity.columns()[name].about.label) for name in shown)
    for row in rows:
        writer.writerow(_cell(entity, name, row) for name in shown)
    return _BYTE_ORDER_MARK + file.getvalue()


def _cell(entity: type[Entity], name: str, row: Mapping[str, Any]) -> str:
    about = entity.columns()[name].about
    if about.kind == "day":
        return str(row[name] or "")
    said = value_in_words(entity, name, row[name], lambda _kind, _uid: str(row[f"{name}_words"]))
    return f"'{said}" if said.startswith(_FORMULA) else said


def cards(_entity: type[Entity], rows: Rows) -> str:
    """The contacts as vCards."""
    return "".join(_fold(line) for row in rows for line in _card(row))


def _card(row: Mapping[str, Any]) -> Iterable[str]:
    said = (
        ("UID", f"urn:uuid:{row['uid']}"),
        ("FN", row["name"]),
        ("ORG", row["organisation_words"]),
        ("TITLE", row["function"]),
        ("ROLE", CONTACT_ROLES.label(row["role"])),
        ("EMAIL;TYPE=work", row["email"]),
        ("TEL;VALUE=text;TYPE=work", row["phone"]),
        ("NOTE", row["remark"]),
    )
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield from (f"{name}:{_escaped(str(value))}" for name, value in said if value)
    if row["state_words"]:
        yield f"ADR;TYPE=work:;;;;;;{_escaped(str(row['state_words']))}"
    yield "END:VCARD"


def _escaped(text: str) -> str:
    bare = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return bare.replace("\r\n", "\n").replace("\n", "\\n")


def _fold(line: str) -> str:
    """A line as the standard has it: of at most 75 octets, the rest of it on lines below."""
    parts, octets = [""], 0
    for character in line:
        size = len(character.encode("utf-8", "replace"))
        if octets + size > _FOLDED:
            parts.append(" ")
            octets = 1
        parts[-1] += character
        octets += size
    return "\r\n".join(parts) + "\r\n"


_WRITTEN: Final[Mapping[str, Callable[[type[Entity], Rows], str]]] = {
    ".csv": table,
    ".vcf": cards,
}
"""What is written, by the ending of the file's name."""
