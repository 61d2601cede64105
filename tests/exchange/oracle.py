"""What several registers should say that were written apart and merged: a plain model in sets.

It knows nothing of the program. A write says one thing of one field of one record and replaces the
writes that whoever made it had seen and meant to replace. A register knows a set of writes, and
merging is the union. What no known write replaced stands; where that is more than one value, people
disagree.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

Key = tuple[str, str]
"""A record and a field of it: ``""`` is the record itself, ``states:<uid>`` one of its States."""


@dataclass(frozen=True)
class Write:
    """One thing said; ``stamp`` orders what is shown, nothing else. ``gone``: by a deletion."""

    key: Key
    value: Any
    replaces: frozenset[int]
    stamp: tuple[int, str]
    gone: bool = False
    beside: frozenset[str] = frozenset()
    """Of the deletion of a record: the fields and references of which it said that they go."""


@dataclass
class World:
    """Everything that was ever said by anybody."""

    writes: list[Write] = field(default_factory=list)

    def say(self, write: Write) -> int:
        self.writes.append(write)
        return len(self.writes) - 1


class Knowledge:
    """What one register knows of the world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.known: dict[Key, set[int]] = defaultdict(set)
        self.erased: set[str] = set()

    def copy(self) -> "Knowledge":
        other = Knowledge(self.world)
        other.learn(self)
        return other

    def learn(self, other: "Knowledge") -> bool:
        """Take over all that ``other`` knows; whether anything was new."""
        new = not other.erased <= self.erased
        self.erased |= other.erased
        for key, writes in other.known.items():
            new |= not writes <= self.known[key]
            self.known[key] |= writes
        return new

    def say(self, write: Write) -> int:
        number = self.world.say(write)
        self.known[write.key].add(number)
        return number

    def heads(self, key: Key) -> list[int]:
        """The writes that nothing known of this field replaced; of a reference deletions too.

        The deletion of a record says of a reference that it did not name that it is not there.
        """
        uid, name = key
        known = self.known.get(key, set())
        stones: set[int] = set()
        if ":" in name:
            stones = {n for n in self.heads((uid, "")) if self.is_stone(n, name)}
        replaced = {one for number in known for one in self.world.writes[number].replaces}
        return sorted((known | stones) - replaced)

    def is_stone(self, number: int, name: str) -> bool:
        """Whether a write is a record's deletion that did not name a reference."""
        write = self.world.writes[number]
        return write.gone and name not in write.beside

    def shown(self, key: Key) -> Any:
        """What is shown of a field: the newest write."""
        known = [self.world.writes[number] for number in self.known.get(key, ())]
        return max(known, key=lambda write: write.stamp).value if known else None

    def agreeing(self, key: Key) -> frozenset[int]:
        """The heads that say what is shown: what somebody who writes now has seen."""
        value = self.shown(key)
        return frozenset(n for n in self.heads(key) if self.world.writes[n].value == value)

    def said(self, key: Key) -> list[tuple[Any, tuple[int, str]]]:
        """Every value that stands, with its stamp."""
        return [(self.world.writes[n].value, self.world.writes[n].stamp) for n in self.heads(key)]

    def conflicts(self) -> dict[Key, set[Any]]:
        """The fields about which people disagree, with the values that stand."""
        found = {}
        for key, writes in self.known.items():
            values = {value for value, _stamp in self.said(key)} if writes else set()
            if len(values) > 1 and not (key[0] in self.erased and key[1] in PERSONAL):
                found[key] = values
        return found

    def records(self) -> list[str]:
        return sorted({uid for (uid, name), writes in self.known.items() if writes and not name})

    def is_deleted(self, uid: str) -> bool:
        return self.shown((uid, "")) is None

    def fields(self, uid: str) -> list[str]:
        return sorted(name for one, name in self.known if one == uid and name)


PERSONAL = ("name", "email")
