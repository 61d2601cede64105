"""What a field of an entity is: the declaration that everything else is derived from.

Kept apart from the entities themselves, so that a list can name its columns without them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from ccm_tui.domain.vocabulary import Vocabulary

Kind = Literal["line", "text", "day", "choice", "ref", "refs", "number", "amount", "children"]


@dataclass(frozen=True, slots=True)
class About:
    """What a field is to a person and to the program.

    ``label`` and ``help`` are message ids. ``kind`` is the kind of input: ``line`` and ``text``
    are free text of one and of many lines, ``day`` a date, ``choice`` a code of ``vocabulary``,
    ``ref`` the uid of a record of ``target`` (``party``: a State or organisation; ``record``: any
    record), ``refs`` several of them (kept in the table ``<entity>_<target>``), ``number`` an
    integer, ``amount`` money (kept in hundredths), ``children`` records of ``target`` that belong
    to this one and are typed inside its form.
    """

    label: str
    kind: Kind = "line"
    help: str = ""
    vocabulary: Vocabulary | None = None
    vocabulary_for: Callable[[Mapping[str, Any]], Vocabulary] | None = None
    """The narrower vocabulary that other fields of the record leave (a claim's value)."""
    target: str = ""
    past: bool = True
    """A day typed without its year is the nearest past one (False: the nearest future one)."""
    width: int = 0
    """Cells in a list; 0: not a column; -1: takes what is left."""
    sortable: bool = False
    """Lists can be sorted by it: an index begins with it."""
    searched: bool = False
    folded: bool = False
    """Not always needed: the form shows it when it is unfolded."""
    kept: bool = False
    """Kept by "save and next" for the following entry."""
    given: bool = False
    """Filled in by the program (who wrote it), never typed."""
    signs: str = ""
    """Given: who (a day: when) the field of this name was written. A judgement carries a name."""
    today: bool = False
    """Left blank in a new record, a day is that of the record in ``day_from``, else today."""
    day_from: str = ""
    personal: bool = False
    """Personal data of a contact: covered by erasure."""
    option: str = ""
    """The command line's option where it is not the field's name."""
    blank: str = ""
    """What is read where nothing was typed, when that has to be said: "not quantified"."""
    parts: tuple[str, ...] = ()
    """The fields whose numbers are parts of this one; together they never exceed it."""
    stored: bool = True
    """False: a short form that becomes other records (a follow-up date becomes a commitment)."""


@dataclass(frozen=True, slots=True)
class Column:
    """A field of an entity with its declaration, as both faces and the store ask for it."""

    name: str
    about: About
    required: bool
    default: Any = field(default=None, compare=False)

    @property
    def option(self) -> str:
        """The option on the command line, without the dashes: ``--follow-up``."""
        return (self.about.option or self.name).replace("_", "-")

    @property
    def in_table(self) -> bool:
        """Whether the entity's own table has a column of this name."""
        return self.about.stored and self.about.kind not in ("refs", "children")

    @property
    def needed(self) -> bool:
        """Whether a person has to type it."""
        return self.required and not self.about.today

    @property
    def in_a_list(self) -> bool:
        """Whether a list can be filtered by it: it is stored with the record."""
        return self.about.stored and self.about.kind != "children"
