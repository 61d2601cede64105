"""The head of a line of quick capture: the words that say whom, how and when."""

import re
from dataclasses import dataclass
from typing import Final

from ccm_tui.domain.capture_day import days_words, read
from ccm_tui.domain.name_book import Meaning
from ccm_tui.domain.reading import SEVERAL, Part, Within, of_vocabulary
from ccm_tui.domain.vocabularies import CHANNELS, DIRECTIONS
from ccm_tui.words import _

_WORD: Final = re.compile(r"[^\s,]+")
_CLOSE: Final = ":"
_BETWEEN: Final = frozenset("-–—:·|")
"""Signs that stand alone between head and subject."""
_ORDINARY: Final = frozenset({"ago", "and", "are", "can", "let", "mar", "nor", "not", "per"})
"""Words of a sentence that are also the code of a State (in capitals they are that), or begin a
channel: “not” is no note verbale."""
_FEWEST_LETTERS: Final = 3
_LIKE_A_CODE: Final = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class _Found:
    """What some words of the head may mean."""

    words: int
    meanings: tuple[Meaning, ...]
    problem: str = ""


class Head:
    """Reads the words that stand first."""

    def __init__(self, line: str, within: Within) -> None:
        self._line = line
        self._words = list(_WORD.finditer(line))
        self._within = within
        self._seen: dict[str, str] = {}
        """The kinds that were read, with the last value of each."""

    def read(self) -> tuple[list[Part], int]:
        """The parts of the head, and where the subject begins."""
        parts: list[Part] = []
        at = 0
        while at < len(self._words) and (found := self._next(at)):
            parts.append(self._part(at, found))
            at += found.words
            if self._line.startswith(_CLOSE, parts[-1].end):
                break
        if at and at < len(self._words) and self._words[at][0] in _BETWEEN:
            at += 1
        return parts, self._words[at].start() if at < len(self._words) else len(self._line)

    def _part(self, at: int, found: _Found) -> Part:
        start, text = self._words[at].start(), self._text(at, found.words)
        meanings = self._within.choose(text, found.meanings)
        self._seen |= {meaning.kind: meaning.value for meaning in meanings}
        kind = meanings[0].kind
        field = SEVERAL.get(kind, kind)
        return Part(start, start + len(text), text, field, meanings, found.problem)

    def _next(self, at: int) -> _Found | None:
        """What the words at ``at`` mean: the longest; of equally long ones all."""
        ways = (self._named(at), self._channel(at), self._direction(at), self._day(at))
        found = [way for way in ways if way]
        if not found:
            return self._unknown(at)
        most = max(way.words for way in found)
        longest = [way for way in found if way.words == most]
        meanings = tuple(meaning for way in longest for meaning in way.meanings)
        return _Found(most, meanings, longest[0].problem if len(longest) == 1 else "")

    def _text(self, at: int, count: int) -> str:
        """``count`` words as typed, without a colon behind them."""
        text = self._line[self._words[at].start() : self._words[at + count - 1].end()]
        return text.rstrip(_CLOSE)

    def _room(self, at: int, most: int) -> int:
        """How many words may be read together: none goes on behind a colon."""
        for count, word in enumerate(self._words[at : at + most], 1):
            if word[0].endswith(_CLOSE):
                return count
        return max(0, min(most, len(self._words) - at))

    def _named(self, at: int) -> _Found | None:
        names = self._within.names
        for count in range(self._room(at, names.words), 0, -1):
            text = self._text(at, count)
            meanings = names.addressed.get(names.fold(text))
            if meanings and not self._is_edged(at, count):
                ordinary = text.casefold() in _ORDINARY and not text.isupper()
                return None if ordinary else _Found(count, meanings)
        return None

    def _is_edged(self, at: int, count: int) -> bool:
        """Whether the words begin or end with signs alone, which belong to no name."""
        fold = self._within.names.fold
        return not all(fold(self._words[place][0]) for place in (at, at + count - 1))

    def _channel(self, at: int) -> _Found | None:
        if "channel" in self._seen:
            return None
        for count in range(self._room(at, 2), 0, -1):
            text = self._text(at, count)
            codes = CHANNELS.matches(text) if len(text) >= _FEWEST_LETTERS else []
            if len(codes) == 1 and text.casefold() not in _ORDINARY:
                return _Found(count, (of_vocabulary(CHANNELS, codes[0]),))
        return None

    def _direction(self, at: int) -> _Found | None:
        """``in`` or ``out``; but a bilateral has none, and “in Geneva” is its subject."""
        text = self._text(at, 1).casefold()
        if "direction" in self._seen or text not in {
            form.casefold() for word in DIRECTIONS for form in word
        }:
            return None
        sent = self._seen.get("channel", self._within.around.usual_channel) != "bilateral"
        if sent or self._channel(at + 1) or self._day(at + 1):
            return _Found(1, (of_vocabulary(DIRECTIONS, DIRECTIONS.matches(text)[0]),))
        return None

    def _day(self, at: int) -> _Found | None:
        room = self._room(at, 3)
        if "date" in self._seen or not room:
            return None
        count = days_words([self._text(at + place, 1) for place in range(room)])
        if not count:
            return None
        value, problem = read(self._text(at, count), self._within.today, past=True)
        return _Found(count, (Meaning("date", value),), problem)

    def _unknown(self, at: int) -> _Found | None:
        """A word that stands where a State has to be named and names none."""
        text = self._text(at, 1)
        before = self._line[self._words[at - 1].end() : self._words[at].start()] if at else ""
        listed = "state" in self._seen and "," in before
        nobody = not self._seen.keys() & {"state", "organisation"}
        looks_so = bool(_LIKE_A_CODE.fullmatch(text))
        if nobody and text[:1].isalpha() and not looks_so:
            looks_so = bool(self._channel(at + 1) or self._day(at + 1))
        if not looks_so or not (listed or nobody):
            return None
        problem = _("There is no State “{text}”.").format(text=text)
        return _Found(1, (Meaning("state", text, "", text),), problem)
