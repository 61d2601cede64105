"""What one line of quick capture was read as: parts with their places, and typed values."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date as Day
from typing import TYPE_CHECKING, Any, Final

from ccm_tui.domain.name_book import Meaning, NameBook
from ccm_tui.domain.vocabulary import Vocabulary
from ccm_tui.errors import Refused
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.domain.typed import Typed

Settled = Mapping[str, Meaning]
"""What a person chose for an ambiguous text, by that text."""
SEVERAL: Final = {
    "state": "states",
    "organisation": "organisations",
    "contact": "contacts",
    "activity": "activities",
}
"""The kinds of which a line may name several, and the fields that keep them."""
_KINDS: Final = {
    "state": N_("State"),
    "organisation": N_("organisation"),
    "contact": N_("contact"),
    "channel": N_("channel"),
}

_SHOWN_OF_UID: Final = 8


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known before anything is typed: a meeting or event one is at, or the last entry.

    A line says otherwise where it says anything. At a meeting or event, what is logged is a
    bilateral unless a channel is named.
    """

    date: Day | None = None
    place: str | None = None
    meeting: str | None = None
    event: str | None = None
    channel: str | None = None
    direction: str | None = None
    activities: tuple[str, ...] = ()
    sensitivity: str | None = None

    @property
    def usual_channel(self) -> str | None:
        """The channel of a line that names none."""
        return self.channel or ("bilateral" if self.meeting or self.event else None)

    def typed(self, today: Day) -> dict[str, Any]:
        """The fields of an entry about which nothing was typed."""
        known = {
            "date": (self.date or today).isoformat(),
            "place": self.place,
            "meeting": self.meeting,
            "event": self.event,
            "channel": self.usual_channel,
            "direction": self.direction,
            "activities": self.activities,
            "sensitivity": self.sensitivity,
        }
        return {name: value for name, value in known.items() if value}

    def after(self, saved: "Typed") -> "Circumstances":
        """Those of the entry after ``saved``: its day, channel, direction and activities stay."""
        return replace(
            self,
            date=Day.fromisoformat(saved["date"]),
            channel=saved.get("channel"),
            direction=saved.get("direction"),
            activities=saved.get("activities", ()),
        )


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the line, ``line[start:end]``, that says something about ``field``.

    One meaning: it is read. Several: it is ambiguous. None: it is a mark that could not be read
    and stays in the subject. ``problem`` says what is wrong; a part with one meaning *and* a
    problem (a day that does not exist) is refused.
    """

    start: int
    end: int
    text: str
    """What was typed there, without the signs that only end it."""
    field: str
    meanings: tuple[Meaning, ...] = ()
    problem: str = ""
    mark: bool = False
    """Whether it is a mark (``#A3``), not a word of the head."""

    @property
    def is_read(self) -> bool:
        """Whether it goes into its field."""
        return len(self.meanings) == 1

    @property
    def is_ambiguous(self) -> bool:
        """Whether a person has to choose."""
        return len(self.meanings) > 1

    @property
    def is_wrong(self) -> bool:
        """Whether it is refused as it is."""
        return bool(self.meanings and self.problem)


@dataclass(frozen=True, slots=True)
class Reading:
    """What ``line`` says: its parts in their order, and the entry as it would be typed.

    ``faults`` is why it would be refused, field by field. Nothing of the line is lost: what is in
    no part, and the marks that could not be read, are the subject; a name that is unknown or
    ambiguous stands as text in its field.
    """

    line: str
    typed: "Typed"
    parts: tuple[Part, ...]
    faults: Mapping[str, str] = field(default_factory=dict)
    hint: str = ""

    @property
    def unread(self) -> tuple[Part, ...]:
        """The marks that could not be read and stay in the subject."""
        return tuple(part for part in self.parts if not part.meanings)

    @property
    def ambiguous(self) -> tuple[Part, ...]:
        """The words and marks that mean several things."""
        return tuple(part for part in self.parts if part.is_ambiguous)

    def sure(self, name: str) -> Any:
        """The typed value of a field without what is refused or still to be chosen."""
        value = self.typed.get(name)
        if isinstance(value, tuple):
            unclear = {part.text for part in self.parts if part.is_wrong or part.is_ambiguous}
            return tuple(each for each in value if each not in unclear)
        return None if name in self.faults else value

    def refused(self, refused: Refused) -> "Reading":
        """The same reading with what saving refuses; a commitment is the follow-up's long form."""
        found: dict[str, str] = {}
        for name, message in refused.fields.items():
            found.setdefault("follow_up" if name.startswith("commitments") else name, message)
        return replace(self, faults={**self.faults, **found}, hint=refused.hint)


@dataclass(frozen=True, slots=True)
class Within:
    """What a line is read with."""

    names: NameBook
    today: Day
    around: Circumstances
    settled: Settled

    def choose(self, text: str, meanings: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
        """What is left of ``meanings`` when a person chose for ``text`` before."""
        chosen = self.settled.get(text)
        return (chosen,) if len(meanings) > 1 and chosen in meanings else meanings


def of_vocabulary(vocabulary: Vocabulary, code: str) -> Meaning:
    """A word of a closed list as a meaning."""
    return Meaning(vocabulary.name, code, "", vocabulary.label(code))


def may_mean(part: Part) -> str:
    """What an ambiguous part may mean, as a sentence."""
    names = ", ".join(choices(part))
    return _("“{text}” may mean {names}").format(text=part.text, names=names)


def choices(part: Part) -> list[str]:
    """The meanings of a part in words, told apart by the beginning of the uid if need be."""
    said = [_in_words(meaning) for meaning in part.meanings]
    return [
        text if said.count(text) == 1 else f"{text} {meaning.value[:_SHOWN_OF_UID]}"
        for text, meaning in zip(said, part.meanings, strict=True)
    ]


def _in_words(meaning: Meaning) -> str:
    """What may be meant, with its kind: ``Italy (State)``."""
    if meaning.kind not in _KINDS:
        return " ".join(filter(None, (meaning.code, meaning.name)))
    return f"{meaning.name} ({_(_KINDS[meaning.kind])})"
