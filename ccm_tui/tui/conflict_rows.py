"""The lines of the conflicts screen: conflicts by record, pairs that may be one, loose ends."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from ccm_tui.domain.wording import field_in_words
from ccm_tui.tui import harmless
from ccm_tui.tui.conflict_view import field_of, value_said
from ccm_tui.tui.record_list import Row
from ccm_tui.words import N_, _, ngettext

if TYPE_CHECKING:
    from ccm_tui.domain.about import Column
    from ccm_tui.register import Conflict, LooseEnd, Pair, Register

_COLUMNS: tuple[tuple[str, str, int], ...] = (
    ("what", N_("About"), 16),
    ("said", N_("Shown meanwhile"), -1),
    ("who", N_("Written by"), 20),
)
_NARROW = ("what", "said")


def columns(*, narrow: bool) -> "list[tuple[str, Column]]":
    """What it is about, what is shown, and whose word that is."""
    from ccm_tui.domain.about import About, Column

    return [
        (name, Column(name, About(label, width=width), False))
        for name, label, width in _COLUMNS
        if not narrow or name in _NARROW
    ]


def conflict_rows(
    register: "Register", conflicts: "Iterable[Conflict]", more: int
) -> Iterator[Row]:
    """The conflicts under the names of their records; ``more`` are open and not shown."""
    for record, fields in groupby(conflicts, key=lambda one: one.record):
        found = list(fields)
        kind = register.entity(found[0].kind)
        name = harmless.line(register.name_of(found[0].kind, record))
        yield {"id": 0, "uid": record, "heading": f"{_(kind.singular)}: {name}"}
        for one in found:
            yield {
                "id": 0,
                "uid": one.id,
                "what": field_of(register, one),
                "said": value_said(register, one, one.standing.value, one.standing.deleted),
                "who": ", ".join(dict.fromkeys(value.by or "?" for value in one.values)),
            }
    if more:
        said = ngettext("and {n} more, once these are decided", "and {n} more, once these are "
                        "decided", more)  # fmt: skip
        yield {"id": 0, "uid": "more", "heading": said.format(n=more)}


def pair_rows(register: "Register", pairs: "Mapping[str, Pair]") -> Iterator[Row]:
    """The pairs under their heading."""
    if pairs:
        yield {"id": 0, "uid": "pairs", "heading": _("May be the same")}
    for key, pair in pairs.items():
        yield {
            "id": 0,
            "uid": key,
            "what": _(register.entity(pair.kind).singular),
            "said": register.name_of(pair.kind, pair.one),
            "who": _(pair.why),
        }


def loose_rows(register: "Register", ends: "Mapping[str, LooseEnd]") -> Iterator[Row]:
    """The references to deleted records under their heading."""
    if ends:
        yield {"id": 0, "uid": "loose", "heading": _("Refers to what was deleted")}
    for key, end in ends.items():
        yield {
            "id": 0,
            "uid": key,
            "what": field_in_words(register.entity(end.kind), end.field),
            "said": register.name_of(end.kind, end.uid),
            "who": register.name_of(end.target_kind, end.target),
        }


def who_wrote(conflicts: "Iterable[Conflict]") -> list[str]:
    """The organisations that wrote any of the values, in the order of their codes."""
    return sorted({value.by for one in conflicts for value in one.values if value.by})
