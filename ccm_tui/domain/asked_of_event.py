"""What an output across conventions asks of an event, and whether this one has it (Output 2:
"One workshop or side event across Conventions was organized allowing for improved joint
approaches")
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ccm_tui.domain.counting import CONVENTIONS
from ccm_tui.words import _

_JUDGED: Final = {"accepted": True, "refused": False}


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that is asked, with what is known of it; ``holds`` is None: nobody judged."""

    said: str
    holds: bool | None

    @property
    def stands(self) -> str:
        """Whether it holds, in a word."""
        return {True: _("yes"), False: _("no"), None: _("not judged")}[self.holds]


def asked_of(conventions: Sequence[str], status: str, verdict: str | None) -> tuple[Asked, ...]:
    """How an event stands: the codes of its ``conventions``, and how its evidence was judged."""
    named = ", ".join(conventions) or _("none is named")
    return (
        Asked(
            _("organised by two conventions at least: {codes}").format(codes=named),
            len(conventions) >= CONVENTIONS,
        ),
        Asked(_("held"), status == "held"),
        Asked(_("judged to have improved joint approaches"), _JUDGED.get(verdict or "")),
    )
