"""What a list shows: filters, words and an order; read from one line of text, shown as words.

``state:GNB channel:letter since:2017-01 overdue focal point`` is three filters, a flag and two
words to search for. The same line works in every list and, as options, on the command line. What
looks like a filter and is none is refused, unless it stands in quotes.
"""

import re
from calendar import monthrange
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from typing import Any, Final

from ccm_tui.domain.amount import read_amount
from ccm_tui.domain.dates import read_day, show_day
from ccm_tui.domain.declaration import Column, Entity
from ccm_tui.domain.flags import flags_of
from ccm_tui.domain.text import clean_text
from ccm_tui.domain.typed import Resolve, choice_refusal, read_number
from ccm_tui.errors import NotFound, Refused
from ccm_tui.words import _

_TOKEN = re.compile(r'(?:"[^"]*"?|[^\s"])+')
_FILTER = re.compile(r"([^\W\d_][\w-]*):(?!//)(.*)", re.DOTALL)
"""A name, a colon, a value. An address (``https://…``) and a time (``12:30``) are words."""

BOUNDS: Final = ("since", "until")
_PARTIES: Final = ("state", "organisation")
_NAMED: Final = 12
"""Filters that are named where somebody typed one that there is not."""


@dataclass(frozen=True, slots=True)
class Query:
    """Which records, in which order.

    ``filters`` maps fields to the stored value asked for (a code, a uid, ``None`` for blank); a
    kind of record in the place of a field stands for all fields that refer to such a record.
    ``since`` and ``until`` bound the entity's day, both included; ``words`` are searched for as
    prefixes; ``order`` is a sortable field, descending with a leading ``-``; ``flags`` are named
    conditions (:mod:`ccm_tui.domain.flags`), which may look back from ``today``.
    """

    filters: tuple[tuple[str, Any], ...] = ()
    since: date | None = None
    until: date | None = None
    words: str = ""
    order: str = ""
    flags: tuple[str, ...] = ()
    today: date | None = None

    def where(self, name: str, value: Any) -> "Query":
        """The same query with one more filter, replacing an earlier one of that field."""
        kept = tuple(pair for pair in self.filters if pair[0] != name)
        return replace(self, filters=(*kept, (name, value)))

    def flagged(self, flags: Iterable[str], today: date) -> "Query":
        """The same query with more flags, as on ``today``."""
        found = tuple(dict.fromkeys([*self.flags, *flags]))
        return replace(self, flags=found, today=today) if found else self


@dataclass(frozen=True, slots=True)
class Token:
    """A part of a search line without its quotes; ``name`` and ``value`` where it is a filter."""

    text: str
    name: str = ""
    value: str = ""
    quoted: bool = False


def tokens(text: str) -> list[Token]:
    """The parts of a search line, each once: split at blanks, but not inside double quotes."""
    found = []
    for raw in dict.fromkeys(_TOKEN.findall(text)):
        # Quotes without anything inside are kept: nothing is found by them, and it is said.
        bare, quoted = raw.replace('"', "") or raw, '"' in raw
        if match := _FILTER.fullmatch(raw):
            name, value = match[1].casefold().replace("-", "_"), match[2].replace('"', "")
            found.append(Token(bare, name, value, quoted))
        else:
            found.append(Token(bare, quoted=quoted))
    return found


def read_query(entity: type[Entity], text: str, *, today: date, resolve: Resolve) -> Query:
    """The query that one line of text asks for; raises :class:`Refused` naming each bad filter."""
    query, words = Query(), list[str]()
    parts = tokens(text)
    wrong = repeated(parts)
    for token in parts:
        try:
            more = narrowed(entity, query, token, today, resolve)
        except (ValueError, NotFound) as error:
            wrong[token.text] = not_read(token, error)
            continue
        if more is not None:
            query = more
        elif looks_like_filter(token):
            wrong[token.text] = no_such_filter(token, filters_of(entity))
        else:
            words.append(token.text)
    if wrong:
        raise Refused(wrong)
    return replace(query, words=" ".join(words))


def narrowed(
    entity: type[Entity], query: Query, token: Token, today: date, resolve: Resolve
) -> Query | None:
    """``query`` with the filter or flag that ``token`` is; None when it is neither here.

    Raises ValueError or NotFound for a value that cannot be read.
    """
    name, value = token.name, token.value
    flags = flags_of(entity)
    flag = (f"{name}:{value}" if name else token.text).casefold()
    if flag in flags and (name or not token.quoted):
        return query.flagged([flag], today)
    if not name:
        return None
    if known := [each.partition(":")[2] for each in flags if each.startswith(f"{name}:")]:
        raise ValueError(_("“{typed}” is none of {known}").format(
            typed=value, known=", ".join(known)))  # fmt: skip
    if name in BOUNDS and entity.day_field:
        bound = read_bound(value, today, end=name == "until")
        return replace(query, since=bound) if name == "since" else replace(query, until=bound)
    if column := column_of(entity, name):
        if not column.in_a_list:
            return None
        return query.where(column.name, read_filter(column, value, today, resolve))
    if name == entity.table or name in entity.asked_through or fields_asked(entity, name):
        return query.where(name, resolve(name, clean_text(value)) if value else None)
    return None


def repeated(parts: Iterable[Token]) -> dict[str, str]:
    """What to say of filters that another one of the same name stands before."""
    wrong, seen = dict[str, str](), set[str]()
    for token in parts:
        if token.name in seen and looks_like_filter(token):
            once = _("{name} may stand there once").format(name=f"“{token.name}:”")
            wrong[token.text] = f"{token.text}: {once}"
        seen.add(token.name)
    return wrong


def not_read(token: Token, error: Exception) -> str:
    """Why the value of a filter cannot be read, with the nearest that there are."""
    hint = error.hint if isinstance(error, NotFound) else ""
    return f"{token.text}: {error} {hint}".strip()


def looks_like_filter(token: Token) -> bool:
    """Whether a person who typed this means a filter: letters, a colon, and something."""
    return bool(token.value) and token.name.replace("_", "").isalpha()


def filters_of(entity: type[Entity]) -> list[str]:
    """What a line for a list of ``entity`` may name: its fields, the bounds of its days, flags."""
    named = [column.option for column in entity.columns().values() if column.in_a_list]
    bounds = [*BOUNDS] if entity.day_field else []
    return list(dict.fromkeys([*named, *entity.asked_through, *bounds, *flags_of(entity)]))


def no_such_filter(token: Token, known: Collection[str]) -> str:
    """That there is no such filter, and what there is instead, the likeliest first."""
    near = get_close_matches(token.name.replace("_", "-"), known)
    said = list(dict.fromkeys([*near, *known]))
    more = " …" if len(said) > _NAMED else ""
    text = _("there is no filter “{name}” here; known: {names}; in double quotes it is a word")
    return text.format(name=token.name, names=", ".join(said[:_NAMED]) + more)


def typed_query(
    entity: type[Entity],
    filters: Mapping[str, str],
    *,
    words: str = "",
    since: str = "",
    until: str = "",
    flags: Iterable[str] = (),
    today: date,
    resolve: Resolve,
) -> Query:
    """The query that single texts ask for: one for each field, the words, bounds and flags.

    An empty filter asks for records without a value; empty bounds are none. Raises
    :class:`Refused` with every fault, by field (or ``since``, ``until``).
    """
    found: dict[str, Any] = {}
    bounds: dict[str, date] = {}
    wrong: dict[str, str] = {}
    texts = [*filters.items(), *((n, t) for n, t in (("since", since), ("until", until)) if t)]
    for name, text in texts:
        try:
            if name in filters:
                found[name] = read_filter(entity.columns()[name], text, today, resolve)
            else:
                bounds[name] = read_bound(text, today, end=name == "until")
        except NotFound as error:
            wrong[name] = f"{error} {error.hint}".strip()
        except ValueError as error:
            wrong[name] = str(error)
    if wrong:
        raise Refused(wrong)
    query = Query(tuple(found.items()), bounds.get("since"), bounds.get("until"), words)
    return query.flagged(flags, today)


def fields_asked(entity: type[Entity], name: str) -> list[Column]:
    """The fields that a filter is asked of: its own, else all that refer to a record of a kind.

    ``state`` stands for whatever field of a commitment names a State: who owes, who is owed.
    """
    if name in entity.columns():
        return [entity.columns()[name]]
    targets = (name, "party") if name in _PARTIES else (name,)
    return [c for c in entity.columns().values() if c.in_a_list and c.about.target in targets]


def target_asked(entity: type[Entity], name: str) -> str:
    """The kind of record that the value of a filter names; empty where it names none."""
    column = entity.columns().get(name)
    return column.about.target if column else name


def column_of(entity: type[Entity], name: str) -> Column | None:
    """The field that ``name`` means, by its name or by its option."""
    wanted = name.replace("-", "_").casefold()
    return next(
        (c for c in entity.columns().values() if wanted in (c.name, c.option.replace("-", "_"))),
        None,
    )


def read_filter(column: Column, text: str, today: date, resolve: Resolve) -> Any:
    """The stored value that a filter's text asks for; ``None`` for an empty text: blank."""
    if not text:
        return None
    about = column.about
    clean_text(text)
    if about.kind in ("ref", "refs"):
        return resolve(about.target, text)
    if about.kind == "day":
        return read_day(text, today, past=about.past).isoformat()
    if about.vocabulary is not None:
        codes = about.vocabulary.matches(text)
        if len(codes) != 1:
            raise ValueError(choice_refusal(about.vocabulary, text, codes))
        return codes[0]
    if about.kind == "amount":
        return read_amount(text)
    return read_number(text) if about.kind == "number" else text


def read_bound(text: str, today: date, *, end: bool) -> date:
    """A day, or a whole year (``2017``) or month (``2017-02``) as its first or last day."""
    parts = text.split("-")
    if len(parts) > 2 or len(parts[0]) != 4 or not all(part.isdecimal() for part in parts):
        return read_day(text, today, past=True)
    year, months = int(parts[0]), [int(part) for part in parts[1:]] or [1, 12]
    try:
        if end:
            return date(year, months[-1], monthrange(year, months[-1])[1])
        return date(year, months[0], 1)
    except ValueError:
        raise ValueError(_("{typed} does not exist").format(typed=text)) from None


def in_words(entity: type[Entity], query: Query, names: Mapping[str, str]) -> str:
    """The query as a person says it: ``GNB · bilateral · since 1 Jan 2017 · “focal point”``.

    ``names`` gives the name of each uid that the filters hold.
    """
    said = []
    for name, value in query.filters:
        column = entity.columns().get(name)
        if value is None:
            label = _(column.about.label).lower() if column else name
            said.append(_("without {field}").format(field=label))
        elif column and column.about.vocabulary is not None:
            said.append(column.about.vocabulary.label(value))
        else:
            said.append(names.get(value, str(value)))
    if query.since:
        said.append(_("since {day}").format(day=show_day(query.since)))
    if query.until:
        said.append(_("until {day}").format(day=show_day(query.until)))
    said += [_(flags_of(entity)[flag].label) for flag in query.flags]
    if query.words:
        said.append(f"“{query.words}”")
    return " · ".join(said)
