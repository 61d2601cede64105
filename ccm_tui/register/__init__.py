"""The open register: one object through which both faces reach everything.

Verbs, not tables: ``save``, ``delete``, ``undo``, ``rows``, ``find``, ``history``. What was typed
comes in as text; what comes out are rows and records. All errors are of :mod:`ccm_tui.errors`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ccm_tui.register.about_states import AboutStates, WholeState
from ccm_tui.register.documents import Documents
from ccm_tui.register.file import WholeFile
from ccm_tui.register.following import Follows
from ccm_tui.register.handing import Handing
from ccm_tui.register.opened import Surroundings
from ccm_tui.register.people import People
from ccm_tui.register.plan_check import PlanCheck
from ccm_tui.register.planning import Planning
from ccm_tui.register.plans import Plans
from ccm_tui.register.spreading import Spreading
from ccm_tui.register.syncing import Syncing
from ccm_tui.register.together import Together
from ccm_tui.store.acts import Actor

# What not every run needs is imported by the verb that needs it: together it takes longer than
# opening a register. Faces name these types in annotations only.
if TYPE_CHECKING:
    from ccm_tui.domain.addressee import Addressee
    from ccm_tui.domain.agenda import Agenda, Due
    from ccm_tui.domain.checks import Checked
    from ccm_tui.domain.counting import Piece, Progress
    from ccm_tui.domain.draft import Draft
    from ccm_tui.domain.duplicates import Pair
    from ccm_tui.domain.plan_timeline import Dated
    from ccm_tui.domain.questions import Choice, Question
    from ccm_tui.domain.steps import ActivityProfile
    from ccm_tui.domain.workplan import WorkPlan
    from ccm_tui.exchange.address_book import HandedOut
    from ccm_tui.exchange.bundle import Bundle
    from ccm_tui.exchange.export import Exported
    from ccm_tui.exchange.hub import Synced
    from ccm_tui.exchange.merge import Merged
    from ccm_tui.store.attaching import Attached
    from ccm_tui.store.board import Board, Card
    from ccm_tui.store.bundles import Manifest
    from ccm_tui.store.conflicts import Conflict, Value
    from ccm_tui.store.costs import CostTotal
    from ccm_tui.store.doctor import Check
    from ccm_tui.store.events import Attendant, EventProfile, MadeThere, OnAgenda
    from ccm_tui.store.handovers import Handover
    from ccm_tui.store.history import Written
    from ccm_tui.store.invited import Invited
    from ccm_tui.store.joining import Joining
    from ccm_tui.store.loose_ends import LooseEnd
    from ccm_tui.store.merge_reports import Report
    from ccm_tui.store.merging import Figures
    from ccm_tui.store.names import Suggestion
    from ccm_tui.store.news import Act
    from ccm_tui.store.pages import Pages, Row
    from ccm_tui.store.people import PersonProfile
    from ccm_tui.store.plans import PlanInShort
    from ccm_tui.store.profiles import Event, Profile, StateRow
    from ccm_tui.store.rolling import Rolled
    from ccm_tui.store.search import Hit
    from ccm_tui.store.undo import Undone
    from ccm_tui.store.workplan import Eligible

__all__ = [
    "Act",
    "ActivityProfile",
    "Actor",
    "Addressee",
    "Agenda",
    "Attached",
    "Attendant",
    "Board",
    "Bundle",
    "Card",
    "Check",
    "Checked",
    "Choice",
    "Conflict",
    "CostTotal",
    "Dated",
    "Draft",
    "Due",
    "Eligible",
    "Event",
    "EventProfile",
    "Exported",
    "Figures",
    "HandedOut",
    "Handover",
    "Hit",
    "Invited",
    "Joining",
    "LooseEnd",
    "MadeThere",
    "Manifest",
    "Merged",
    "OnAgenda",
    "Pages",
    "Pair",
    "PersonProfile",
    "Piece",
    "PlanInShort",
    "Profile",
    "Progress",
    "Question",
    "Register",
    "Report",
    "Rolled",
    "Row",
    "StateRow",
    "Suggestion",
    "Surroundings",
    "Synced",
    "Undone",
    "Value",
    "WholeState",
    "WorkPlan",
    "Written",
]


class Register(
    Plans,
    AboutStates,
    PlanCheck,
    Documents,
    Planning,
    Spreading,
    Follows,
    People,
    Together,
    Handing,
    Syncing,
    WholeFile,
):
    """One open register. Make it with :meth:`open`; close it when done.

    A process opens a file once and reaches it a second time through :meth:`aside` only.
    """
