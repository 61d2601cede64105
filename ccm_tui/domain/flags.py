"""Flags: conditions with a name, asked for by one word in a search line: ``overdue``.

Each flag stands here with the kind of record it is asked of; what it means to the tables stands in
:mod:`ccm_tui.store.flags`. The search line, ``list`` on the command line and the words in which a
filter is said are made from this.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from ccm_tui.words import N_

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Entity


class Flag(NamedTuple):
    """What a flag is called in a sentence, and what it means."""

    label: str
    help: str


FLAGS: Final[Mapping[str, Mapping[str, Flag]]] = {
    "commitment": {
        "overdue": Flag(N_("overdue"), N_("not done, and the day has passed")),
        "open": Flag(N_("not done"), N_("not done yet")),
        "done": Flag(N_("done"), N_("done")),
    },
    "outreach": {
        "unanswered": Flag(N_("unanswered"), N_("sent in writing, and no entry answers it")),
        "overdue": Flag(N_("with a promise overdue"), N_("something promised in it is overdue")),
        "open": Flag(N_("with a promise not done"), N_("something promised in it is not done")),
    },
    "contact": {
        "expired": Flag(N_("to be erased"), N_("the day until which it is kept has passed")),
    },
    "request": {
        "stage:received": Flag(N_("received"), N_("nothing was relayed yet")),
        "stage:relayed": Flag(N_("relayed"), N_("relayed, and nobody answered yet")),
        "stage:answered": Flag(N_("answered"), N_("answered, and neither matched nor closed")),
        "stage:matched": Flag(N_("matched"), N_("what was asked for was found")),
        "stage:closed": Flag(N_("closed"), N_("nothing more is to be done")),
    },
}
"""The flags of each kind, by its table. Where several kinds have a flag and nothing else says which
is meant, it is asked of the first one. One with a colon is typed as a filter: ``stage:closed``."""


def flags_of(entity: "type[Entity]") -> Mapping[str, Flag]:
    """The flags that records of ``entity`` may be asked for."""
    return FLAGS.get(entity.table, {})
