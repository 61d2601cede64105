"""What is on file about a State beside its claims: findings, figures, people, letters, files."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from typing import Final

from ccm_tui.domain import vocabularies as words
from ccm_tui.domain.dates import show_day
from ccm_tui.words import N_, _, ngettext

CLOSE: Final = timedelta(days=30)
"""Letters that went out within this time of each other ought to know of each other."""
_TOLD: Final = 3
"""So many pairs of activities are told of."""
PARTS: Final = ("men", "women", "boys", "girls", "unknown")


@dataclass(frozen=True, slots=True)
class FindingMade:
    """The latest that a source reports under a duty of Article 5 or a heading."""

    uid: str
    heading: str
    fulfilment: str | None
    text: str
    as_of: date
    source: str


@dataclass(frozen=True, slots=True)
class FigureCounted:
    """Victims in aggregate, with the ``parts`` that the source tells apart."""

    uid: str
    kind: str
    since: date | None
    until: date
    total: int
    parts: Mapping[str, int | None]
    source: str
    remark: str | None

    @property
    def unaccounted(self) -> int:
        """How many of the total none of the parts holds; below 0, parts exceed the total."""
        return self.total - sum(part or 0 for part in self.parts.values())


@dataclass(frozen=True, slots=True)
class ContactMade:
    """Somebody at a State, or at an organisation linked to it."""

    uid: str
    name: str
    role: str
    function: str | None
    organisation: str | None
    since: date | None
    until: date | None

    def in_office(self, day: date) -> bool:
        """Whether the term of office holds at a day."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, note verbale or e-mail to a State, under activities (their codes)."""

    uid: str
    day: date
    channel: str
    subject: str
    activities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentKept:
    """A file that belongs to the State."""

    uid: str
    title: str
    day: date
    file_name: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """All of it for one State at a day; no more of each than a profile shows."""

    findings: Mapping[str, FindingMade]
    """By duty and heading: what has none is left out."""
    figures: tuple[FigureCounted, ...]
    contacts: tuple[ContactMade, ...]
    letters: tuple[Letter, ...]
    documents: tuple[DocumentKept, ...]

    def under(self, activity: str) -> tuple[Letter, ...]:
        """The letters under an activity, the newest first."""
        return tuple(letter for letter in self.letters if activity in letter.activities)

    def beside(self, targeted: Collection[str]) -> tuple[Letter, ...]:
        """The letters under none of the activities that target the State, the newest first."""
        return tuple(one for one in self.letters if not set(one.activities) & set(targeted))


def crowding(letters: Sequence[Letter], targeted: Sequence[str], today: date) -> Iterator[str]:
    """What to say where several activities write to one State without each other.

    ``letters`` to the State, newest first; ``targeted`` are the codes of the activities that are to
    write to it. A letter of a day to come is a planned one.
    """
    known = [one for one in letters if one.activities]
    recent = [one for one in known if one.day >= today - CLOSE]
    told: set[frozenset[str]] = set()
    for later, earlier in product(recent, known):
        pair = frozenset((*later.activities, *earlier.activities))
        apart = not set(later.activities) & set(earlier.activities)
        close = timedelta(0) <= later.day - earlier.day <= CLOSE
        if apart and close and pair not in told and len(told) < _TOLD:
            told.add(pair)
            yield _("letters within 30 days of each other: {one} and {other}").format(
                one=_under(earlier), other=_under(later)
            )
    written = {code for one in known for code in one.activities}
    waiting = [code for code in targeted if code not in written]
    if waiting and recent:
        text = (
            N_("{codes} still to write; a letter under {letter} is planned: write as one")
            if recent[0].day > today
            else N_("{codes} still to write; a letter under {letter} went out: write as one")
        )
        yield _(text).format(codes=", ".join(waiting), letter=_under(recent[0]))
    elif len(waiting) > 1:
        codes = ", ".join(waiting)
        yield _("{codes} still to write: one letter may serve").format(codes=codes)


def _under(letter: Letter) -> str:
    return f"{', '.join(letter.activities)} ({show_day(letter.day)})"


def letter_in_words(letter: Letter) -> str:
    """Day, channel and subject, and the activities where it is under any."""
    said = [show_day(letter.day), words.CHANNELS.label(letter.channel), *letter.activities]
    return "  ".join([*said, letter.subject])


def duty_in_words(finding: FindingMade | None) -> str:
    """How a duty is fulfilled by the latest finding; that there is none is said."""
    if finding is None:
        return _("nothing recorded")
    if finding.fulfilment is None:
        return _("not judged")
    return words.FULFILMENTS.label(finding.fulfilment)


def parts_in_words(figure: FigureCounted) -> str:
    """The parts that are known: ``men 4, women 3, not stated 1``."""
    labels = {
        "men": _("men"),
        "women": _("women"),
        "boys": _("boys"),
        "girls": _("girls"),
        "unknown": _("not stated"),
    }
    known = ((name, figure.parts.get(name)) for name in PARTS)
    return ", ".join(f"{labels[name]} {n}" for name, n in known if n is not None)


def reconciled(figure: FigureCounted) -> str:
    """Whether the parts make the total, in words; nothing where they do."""
    missing = figure.unaccounted
    if missing == 0:
        return ""
    if missing < 0:
        return ngettext(
            "the parts are {n} more than the total", "the parts are {n} more than the total",
            -missing,
        ).format(n=-missing)  # fmt: skip
    if all(part is None for part in figure.parts.values()):
        return _("not told apart by sex and age")
    return ngettext("{n} not accounted for", "{n} not accounted for", missing).format(n=missing)


def period(figure: FigureCounted) -> str:
    """The time that a figure speaks for: ``1 Jan 2015 to 31 Dec 2016``, ``up to 31 Dec 2016``."""
    until = show_day(figure.until)
    if figure.since is None:
        return _("up to {day}").format(day=until)
    return _("{since} to {until}").format(since=show_day(figure.since), until=until)
