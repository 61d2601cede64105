"""Whom a letter to a State goes to (concept note, Activity 1: to the respective focal points).

Where none is designated it goes to the permanent mission, with the request to forward.
"""

from dataclasses import dataclass

from ccm_tui.words import _


@dataclass(frozen=True, slots=True)
class Addressee:
    """A contact or organisation (``kind``) to write to; ``forward``: asked to pass it on."""

    kind: str
    uid: str
    name: str
    forward: bool

    @property
    def why(self) -> str:
        """Why this one."""
        if self.forward:
            return _("no focal point is known: the permanent mission, with the request to forward")
        return _("the focal point in office")
