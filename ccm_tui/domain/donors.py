"""To whom requests are relayed, and whose response counts (concept note, activity A2, output O6).

The note relays to donor States and to organisations; its output counts States Parties. Both stay
visible: what does not count says so.
"""

from dataclasses import dataclass
from typing import Literal

from ccm_tui.words import _


@dataclass(frozen=True, slots=True)
class Uncounted:
    """Why a recipient's response does not count for the output with the code ``output``."""

    output: str
    why: Literal["organisation", "no_party"]

    def in_words(self) -> str:
        """As it is said: ``not counted for O6 (an organisation)``."""
        who = {"organisation": _("an organisation"), "no_party": _("no State Party")}[self.why]
        return _("not counted for {output} ({who})").format(output=self.output, who=who)
