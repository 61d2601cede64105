"""Who may be ticked for an event, as the rows of a list: those who are, States, organisations."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.domain.about import Column
    from ccm_tui.register import Register


@dataclass(frozen=True, slots=True)
class Ticked:
    """A State or organisation that is ticked, and what is said of it: its role, its answer."""

    party: str
    kind: str
    code: str
    name: str
    said: str


There = Mapping[str, Ticked]
"""Those who are ticked, by their uid."""

_ALL: Final = 2000
"""More organisations than this are not listed; they are found by what is typed."""
_FOUND: Final = 60
"""Of those that a text may mean, so many; whoever is not among them is named by more letters."""
_TICKED: Final = "ticked"
_GROUPS: Final = (
    ("article5", N_("States with obligations under Article 5")),
    ("state", N_("Other States and areas")),
    ("organisation", N_("Organisations")),
)


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who may be ticked, and where they stand in the list."""

    uid: str
    code: str
    name: str
    group: str


def guests_of(register: "Register", there: There, before: Mapping[str, Guest]) -> dict[str, Guest]:
    """Whoever may be ticked, by uid: each where they stood ``before``, else the ticked first."""
    found = {}
    for guest in _all(register, there):
        new = replace(guest, group=_TICKED) if guest.uid in there else guest
        found[guest.uid] = before.get(guest.uid, new)
    return found


def _all(register: "Register", there: There) -> Iterator[Guest]:
    """States, those of Article 5 first, then organisations; then whoever else is there."""
    states, known = register.states(), register.suggest("organisation", "", _ALL)
    for state in states:
        group = "article5" if state.article5 else "state"
        yield Guest(state.uid, state.iso3, state.name, group)
    for one in sorted(known, key=lambda one: one.name.casefold()):
        yield Guest(one.uid, one.code, one.name, "organisation")
    listed = {state.uid for state in states} | {one.uid for one in known}
    for other in there.values():
        if other.party not in listed:
            yield Guest(other.party, other.code, other.name, other.kind)


def rows_of(
    register: "Register", guests: Mapping[str, Guest], there: There, text: str, ticked: str
) -> Iterable[dict[str, Any]]:
    """Those whom ``text`` may mean, the likeliest first; without a text all, under headings.

    ``ticked`` is the heading (a message id) of those who were ticked before.
    """
    if text:
        for one in register.suggest("attendant", text, _FOUND):
            if guest := guests.get(one.uid):
                yield _row(guest, there)
        return
    for group, words in ((_TICKED, ticked), *_GROUPS):
        rows = [_row(guest, there) for guest in guests.values() if guest.group == group]
        if rows:
            yield {"id": 0, "uid": group, "heading": _(words)}
        yield from rows


def _row(guest: Guest, there: There) -> dict[str, Any]:
    one = there.get(guest.uid)
    return {
        "id": 0,
        "uid": guest.uid,
        "here": "●" if one else "",
        "code": guest.code,
        "name": guest.name,
        "said": one.said if one else "",
    }


def columns(said_of: str) -> "list[tuple[str, Column]]":
    """A mark for those who are ticked, who it is, and under ``said_of`` what is said of them."""
    from ccm_tui.domain.about import About, Column

    shown = (("here", "", 1), ("code", N_("Code"), 6), ("name", N_("Name"), -1),
             ("said", said_of, 12))  # fmt: skip
    return [(name, Column(name, About(label, width=width), False)) for name, label, width in shown]
