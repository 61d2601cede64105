"""Good practices between States, and the spreading of the Guidance that orders them.

Concept note, objective 4 and activities A6, A7; the levels and parts are those of the *Guidance on
an integrated approach to victim assistance*.
"""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from ccm_tui.domain import vocabularies as words
from ccm_tui.domain.declaration import About, Day, Entity, Line, Text
from ccm_tui.words import N_, _

VERBS = frozenset({"add", "edit", "delete"})


class Practice(Entity):
    """A good practice that one State gave to others."""

    table: ClassVar[str] = "practice"
    number: ClassVar[int] = 18
    singular: ClassVar[str] = N_("good practice")
    plural: ClassVar[str] = N_("good practices")
    title_field: ClassVar[str] = "title"
    day_field: ClassVar[str] = "date"
    order: ClassVar[str] = "-date"
    verbs: ClassVar[frozenset[str]] = VERBS

    title: Annotated[Line, About(N_("Title"), width=-1, searched=True)]
    giver: Annotated[str, About(N_("From"), "ref", target="state", option="from", width=16)]
    receivers: Annotated[
        tuple[str, ...], About(N_("To"), "refs", target="state", option="to", width=16)
    ] = ()
    date: Annotated[
        Day, About(N_("Date"), "day", N_("blank: today"), today=True, width=11, sortable=True)
    ]
    pillar: Annotated[
        str | None, About(N_("Pillar"), "choice", vocabulary=words.PILLARS, folded=True)
    ] = None
    level: Annotated[
        str | None,
        About(
            N_("Level"),
            "choice",
            N_("of the Guidance"),
            vocabulary=words.PRACTICE_LEVELS,
            width=22,
        ),
    ] = None
    part: Annotated[
        str | None,
        About(
            N_("Part"),
            "choice",
            N_("whom it addresses"),
            vocabulary=words.PRACTICE_PARTS,
            folded=True,
        ),
    ] = None
    text: Annotated[Text | None, About(N_("Practice"), "text", searched=True)] = None
    event: Annotated[
        str | None,
        About(N_("Event"), "ref", N_("the occasion"), target="event", folded=True),
    ] = None
    source: Annotated[Line | None, About(N_("Source"), searched=True, folded=True)] = None
    sensitivity: Annotated[
        str, About(N_("Sensitivity"), "choice", vocabulary=words.SENSITIVITIES, folded=True)
    ] = "restricted"
    by: Annotated[str | None, About(N_("By"), given=True)] = None
    person: Annotated[str | None, About(N_("Person"), given=True)] = None

    def refusals(self) -> Mapping[str, str]:
        """An exchange has two sides."""
        if not self.receivers:
            return {"receivers": _("name at least one State")}
        if self.giver in self.receivers:
            return {"receivers": _("names the State that gave it")}
        return {}


class Dissemination(Entity):
    """An act of spreading the Guidance: where, when, to whom (activity A6)."""

    table: ClassVar[str] = "dissemination"
    number: ClassVar[int] = 25
    singular: ClassVar[str] = N_("act of dissemination")
    plural: ClassVar[str] = N_("acts of dissemination")
    title_field: ClassVar[str] = "audience"
    day_field: ClassVar[str] = "date"
    order: ClassVar[str] = "-date"
    verbs: ClassVar[frozenset[str]] = VERBS

    channel: Annotated[
        str,
        About(N_("Channel"), "choice", vocabulary=words.DISSEMINATION_CHANNELS, width=12),
    ]
    date: Annotated[
        Day, About(N_("Date"), "day", N_("blank: today"), today=True, width=11, sortable=True)
    ]
    audience: Annotated[Line, About(N_("Audience"), width=-1, searched=True)]
    states: Annotated[
        tuple[str, ...], About(N_("State"), "refs", target="state", option="state", width=16)
    ] = ()
    event: Annotated[
        str | None, About(N_("Event"), "ref", N_("the occasion"), target="event", folded=True)
    ] = None
    activities: Annotated[
        tuple[str, ...], About(N_("Activity"), "refs", target="activity", option="activity")
    ] = ()
    address: Annotated[
        Line | None, About(N_("Where"), help=N_("page, list or place"), searched=True)
    ] = None
    text: Annotated[Text | None, About(N_("Text"), "text", searched=True, folded=True)] = None
    sensitivity: Annotated[
        str, About(N_("Sensitivity"), "choice", vocabulary=words.SENSITIVITIES, folded=True)
    ] = "restricted"
    by: Annotated[str | None, About(N_("By"), given=True)] = None
    person: Annotated[str | None, About(N_("Person"), given=True)] = None
