"""The open register: one object through which both faces reach everything.

Verbs, not tables: ``save``, ``delete``, ``undo``, ``rows``, ``find``, ``history``. What was typed
comes in as text; what comes out are rows and records. All errors are of :mod:`ccm_tui.errors`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccm_tui.register.file import WholeFile
from ccm_tui.register.following import Follows
from ccm_tui.register.opened import Surroundings
from ccm_tui.register.together import Together
from ccm_tui.register.writing import Writes
from ccm_tui.store.acts import Actor

# What not every run needs is imported by the verb that needs it: together it takes longer than
# opening a register. Faces name these types in annotations only.
if TYPE_CHECKING:
    from ccm_tui.domain.agenda import Agenda, Due
    from ccm_tui.domain.counting import Piece, Progress
    from ccm_tui.domain.draft import Draft
    from ccm_tui.exchange.export import Exported
    from ccm_tui.exchange.merge import Merged
    from ccm_tui.store.conflicts import Conflict, Value
    from ccm_tui.store.doctor import Check
    from ccm_tui.store.events import Attendant, EventProfile, MadeThere
    from ccm_tui.store.history import Written
    from ccm_tui.store.merge_reports import Report
    from ccm_tui.store.merging import Figures
    from ccm_tui.store.names import Suggestion
    from ccm_tui.store.news import Act
    from ccm_tui.store.pages import Pages, Row
    from ccm_tui.store.profiles import Event, Profile, StateRow
    from ccm_tui.store.search import Hit
    from ccm_tui.store.undo import Undone

__all__ = [
    "Act",
    "Actor",
    "Agenda",
    "Attendant",
    "Check",
    "Conflict",
    "Draft",
    "Due",
    "Event",
    "EventProfile",
    "Exported",
    "Figures",
    "Hit",
    "MadeThere",
    "Merged",
    "Pages",
    "Piece",
    "Profile",
    "Progress",
    "Register",
    "Report",
    "Row",
    "StateRow",
    "Suggestion",
    "Surroundings",
    "Undone",
    "Value",
    "Written",
]


class Register(Writes, Follows, Together, WholeFile):
    """One open register. Make it with :meth:`open`; close it when done.

    A process opens a file once and reaches it a second time through :meth:`aside` only.
    """
