"""Keys as a person wants them: the table ``[keys]`` of the settings, judged before it holds.

    [keys]
    app.drafts = "f8,D"
    undo = "U"

A name is the id of an action (``section.undo``) or, for every place that has it, what stands after
the point (``undo``); there it leaves out those places where text is typed and its keys are text.
What else cannot hold is named with its reason and left out.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from textual.binding import Binding
from textual.keys import KEY_DISPLAY_ALIASES, REPLACED_KEYS, Keys, key_to_character

from ccm_tui.tui.key_places import PLACES, Act, acts_of, class_at, own_acts, together
from ccm_tui.words import _

_HELD: Final = ("ctrl", "alt", "shift", "super", "hyper", "meta")
_OTHER_KEYS: Final = {
    "ctrl+h": "backspace",
    "ctrl+i": "tab",
    "ctrl+j": "enter",
    "ctrl+m": "enter",
    "ctrl+left_square_bracket": "escape",
}
"""What a terminal sends for another key."""
_CALLED: Final = {shown: key for key, shown in KEY_DISPLAY_ALIASES.items()} | {"return": "enter"}
_NAMED: Final = frozenset(
    name for key in Keys if (name := key.value.rpartition("+")[2]).isalnum() and len(name) > 1
)


@dataclass(slots=True)
class Reading:
    """What the table means: keys by action, and in words whatever does not hold."""

    keymap: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def read(table: object) -> Reading:
    """Judge the table ``[keys]``: what of it holds, and why the rest does not."""
    reading = Reading()
    if not isinstance(table, Mapping):
        reading.problems.append(_("[keys] is no table: write [keys] on a line of its own."))
        return reading
    acts = {act.id: act for place in PLACES for act in own_acts(class_at(place.where)) if act.id}
    asked: dict[str, tuple[str, list[str]]] = {}
    for name, value in sorted(_flat(table), key=lambda entry: "." in entry[0]):
        try:
            found, keys = _named(name, acts), _keys(value)
            able = _able(found, keys)
        except ValueError as error:
            reading.problems.append(_said(name, value, str(error)))
        else:
            asked |= {act.id: (name, keys) for act in able}
    _drop_clashes(asked, reading)
    reading.keymap = {name: ",".join(keys) for name, (_entry, keys) in asked.items()}
    reading.keymap |= _kept_beside(reading.keymap)
    return reading


def _said(name: str, value: object, why: str) -> str:
    shown = f'"{value}"' if isinstance(value, str) else value
    return _("{name} = {value}: {why}").format(name=name, value=shown, why=why)


def _flat(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, object]]:
    """``app.help = "x"`` without quotes is a table in a table for TOML."""
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield before + name, value


def _named(name: str, acts: Mapping[str, Act]) -> list[Act]:
    found = [act for each, act in acts.items() if name in (each, each.partition(".")[2])]
    if not found:
        raise ValueError(_near(_("there is no action of this name"), name, acts))
    return found


def _able(acts: list[Act], keys: list[str]) -> list[Act]:
    """Those of several places that can have the keys; raises ValueError when none can."""
    reasons = {act.id: _why_not(act, keys) for act in acts}
    if all(reasons.values()):
        raise ValueError(reasons[acts[0].id])
    return [act for act in acts if not reasons[act.id]]


def _near(problem: str, typed: str, known: Iterable[str]) -> str:
    """The problem with the nearest name that there is, if one is near."""
    from difflib import get_close_matches

    nearest = get_close_matches(typed, sorted(known), n=1)
    if not nearest:
        return problem
    return _("{problem}; the nearest is {name}").format(problem=problem, name=nearest[0])


# --- Keys --------------------------------------------------------------------------------------


def _keys(value: object) -> list[str]:
    if not isinstance(value, str):
        raise ValueError(_('keys are written as a text: "f6" or "f6,x"'))
    return list(dict.fromkeys(read_key(part) for part in value.split(",")))


def read_key(typed: str) -> str:
    """A key as Textual names it; raises ValueError saying why there is none like it.

    Signs stand for themselves or by their names; ``Ctrl+S``, ``esc`` and ``pgup`` are understood.
    """
    text = typed.strip()
    if not text:
        raise ValueError(_("a key is empty (the key , is called comma)"))
    *held, key = text.split("+") if text != "+" else ["plus"]
    if not key and text.endswith("++"):
        held, key = held[:-1], "plus"
    held = [each.casefold() for each in held]
    if unknown := [each for each in held if each not in _HELD]:
        raise ValueError(_near(_("“{key}” is no key").format(key=text), unknown[0], _HELD))
    named = "+".join([*sorted(set(held), key=_HELD.index), _base(key, bool(held), text)])
    if other := _OTHER_KEYS.get(named):
        raise ValueError(
            _("terminals cannot tell {key} from {other}").format(key=named, other=other)
        )
    if held == ["shift"] and _sign(named.removeprefix("shift+")):
        raise ValueError(
            _("“{key}” is typed as a sign of its own: write that sign").format(key=text)
        )
    return named


def _base(key: str, held: bool, text: str) -> str:
    """The key itself, without what is held with it."""
    if len(key) > 1:
        key = _CALLED.get(key.casefold(), key.casefold())
        if key in _NAMED:
            return key
    sign = key.casefold() if held and len(key) == 1 else _sign(key)
    if sign is None:
        raise ValueError(_near(_("“{key}” is no key").format(key=text), key, _NAMED))
    return "comma" if sign == "," else next(iter(Binding.make_bindings([Binding(sign, "")]))).key


def _sign(key: str) -> str | None:
    """The letter or sign that a key types; None: it types none."""
    sign = key_to_character(REPLACED_KEYS.get(key, key))
    return sign if sign and sign.isprintable() else None


def _why_not(act: Act, keys: list[str]) -> str:
    """Why not, where the keys would be text that is typed, or be taken from it."""
    signs = [key for key in keys if _sign(key)]
    if act.priority and signs:
        return _("“{key}” could no longer be typed: {word} is heard everywhere").format(
            key=signs[0], word=act.id
        )
    types = any(p.typed and class_at(p.where) is act.declared for p in PLACES)
    if types and len(signs) == len(keys) and not all(map(_sign, act.keys)):
        return _("where {word} is, “{key}” is typed as text").format(word=act.id, key=signs[0])
    return ""


# --- Clashes -----------------------------------------------------------------------------------


def _drop_clashes(asked: dict[str, tuple[str, list[str]]], reading: Reading) -> None:
    """Leave out, the last first, whatever would share a key with another action."""
    groups = [group for place in PLACES for group in together(place)]
    while clash := next((c for group in groups if (c := _clash(group, asked))), None):
        late, other, key = clash
        entry, keys = asked[late.id]
        why = _("in one place {key} would be both {late} and {other}").format(
            key=key, late=late.id, other=other.id or other.word
        )
        reading.problems.append(_said(entry, ",".join(keys), why))
        del asked[late.id]


def _clash(
    group: list[Act], asked: Mapping[str, tuple[str, list[str]]]
) -> tuple[Act, Act, str] | None:
    """An entry, the action it would share a key with, and the key; what is declared so is meant."""
    order = list(asked)
    by_key: dict[str, list[Act]] = {}
    for act in group:
        for key in asked[act.id][1] if act.id in asked else act.keys:
            by_key.setdefault(key, []).append(act)
    for key, acts in by_key.items():
        new = [act for act in acts if act.id in asked and key not in act.keys]
        for late in sorted(new, key=lambda act: order.index(act.id), reverse=True):
            for other in acts:
                if other.id != late.id and not _meant(late, other, key, asked):
                    return late, other, key
    return None


def _meant(late: Act, other: Act, key: str, asked: Mapping[str, tuple[str, list[str]]]) -> bool:
    """Whether both may have it: one entry says so, or a text leaves its function keys to us."""
    if other.id:
        return other.id in asked and asked[other.id][0] == asked[late.id][0]
    return key[1:].isdigit()


def _kept_beside(keymap: Mapping[str, str]) -> dict[str, str]:
    """The keys of what shares one with a changed action in a single class.

    Textual takes such a key away from both.
    """
    kept: dict[str, str] = {}
    for place in PLACES:
        acts = list(acts_of(class_at(place.where), ours=True))
        taken = {key for act in acts if act.id in keymap for key in act.keys}
        for act in acts:
            if act.id not in keymap and taken.intersection(act.keys):
                kept[act.id] = ",".join(act.keys)
    return kept
