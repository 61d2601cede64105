"""Evidence: what an output rests on, and who accepted or refused it (concept note, section 4).

The register proposes; a person judges, with name and day. What is late, not eligible or a second
time for one State is kept, shown and not counted.
"""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from ccm_tui.domain import vocabularies as words
from ccm_tui.domain.assistance import unsigned
from ccm_tui.domain.declaration import About, Day, Entity, Line
from ccm_tui.words import N_, _


class Evidence(Entity):
    """What is said to move an output, by which State, on which day."""

    table: ClassVar[str] = "evidence"
    number: ClassVar[int] = 13
    singular: ClassVar[str] = N_("piece of evidence")
    plural: ClassVar[str] = N_("pieces of evidence")
    title_field: ClassVar[str] = "source"
    day_field: ClassVar[str] = "date"
    order: ClassVar[str] = "-date"
    verbs: ClassVar[frozenset[str]] = frozenset({"add", "edit", "delete"})

    output: Annotated[str, About(N_("Output"), "ref", target="output", width=24, kept=True)]
    state: Annotated[
        str | None,
        About(N_("State"), "ref", N_("blank where an event counts"), target="state", width=16),
    ] = None
    record: Annotated[
        str | None,
        About(
            N_("Record"), "ref", N_("the event or entry it rests on"), target="record", folded=True
        ),
    ] = None
    date: Annotated[Day, About(N_("Date"), "day", width=11, sortable=True)]
    source: Annotated[
        Line,
        About(N_("Source"), help=N_("letter, statement, report"), width=-1, searched=True),
    ]
    verdict: Annotated[
        str, About(N_("Verdict"), "choice", vocabulary=words.VERDICTS, width=9, folded=True)
    ] = "proposed"
    reason: Annotated[Line | None, About(N_("Reason"), searched=True, folded=True)] = None
    judged_by: Annotated[str | None, About(N_("Judged by"), given=True, signs="verdict")] = None
    judged_on: Annotated[Day | None, About(N_("Judged on"), "day", given=True, signs="verdict")] = (
        None
    )
    sensitivity: Annotated[
        str, About(N_("Sensitivity"), "choice", vocabulary=words.SENSITIVITIES, folded=True)
    ] = "restricted"
    by: Annotated[str | None, About(N_("By"), given=True)] = None
    person: Annotated[str | None, About(N_("Person"), given=True)] = None

    def refusals(self) -> Mapping[str, str]:
        """A judgement carries a person's name, and a refusal its reason."""
        wrong = {}
        if self.verdict in ("accepted", "refused") and not self.judged_by:
            wrong["verdict"] = unsigned()
        if self.verdict == "refused" and not self.reason:
            wrong["reason"] = _("say why it is refused")
        return wrong
