"""Flags: conditions with a name, asked for by one word in a search line: ``overdue``.

Each flag stands here with the kind of record it is asked of; what it means to the tables stands in
:mod:`ccm_tui.store.flags`. The search line, ``list`` on the command line and the words in which a
filter is said are made from this.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from ccm_tui.words import N_

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Entity

FLAGS: Final[Mapping[str, Mapping[str, str]]] = {
    "commitment": {
        "overdue": N_("not done, and its day has passed"),
        "open": N_("not done"),
        "done": N_("done"),
    },
    "outreach": {
        "unanswered": N_("sent in writing, and no entry answers it"),
        "overdue": N_("something promised in it is overdue"),
        "open": N_("something promised in it is not done"),
    },
}
"""The flags of each kind, by its table, with what they mean. Where several kinds have a flag and
nothing else says which is meant, it is asked of the first one."""


def flags_of(entity: "type[Entity]") -> Mapping[str, str]:
    """The flags that records of ``entity`` may be asked for."""
    return FLAGS.get(entity.table, {})
