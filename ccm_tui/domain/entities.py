"""The entities of the register, in the order in which their rows may refer to one another."""

from ccm_tui.domain.assistance import Need, Relay, Request, Response
from ccm_tui.domain.commitment import Commitment
from ccm_tui.domain.costs import Cost
from ccm_tui.domain.declaration import Entity
from ccm_tui.domain.desk import Reminder, Template, View
from ccm_tui.domain.documents import Document
from ccm_tui.domain.doubts import Alternative, Decision, Doubt
from ccm_tui.domain.event import AgendaItem, Attendance, Event, Invitation
from ccm_tui.domain.evidence import Evidence
from ccm_tui.domain.guidance import Dissemination, Practice
from ccm_tui.domain.outreach import Outreach
from ccm_tui.domain.people import Contact, Organisation, Post
from ccm_tui.domain.plan import Action, Activity, Convention, Meeting, Objective, Output, Plan
from ccm_tui.domain.profile import Figure, Finding, Ruling
from ccm_tui.domain.state import Alias, Claim, Membership, State

Entities = tuple[type[Entity], ...]

ENTITIES: Entities = (
    State,
    Alias,
    Claim,
    Ruling,
    Finding,
    Figure,
    Membership,
    Organisation,
    Contact,
    Post,
    Convention,
    Meeting,
    Plan,
    Objective,
    Action,
    Output,
    Activity,
    Doubt,
    Alternative,
    Decision,
    Cost,
    Event,
    AgendaItem,
    Attendance,
    Outreach,
    Invitation,
    Commitment,
    Need,
    Request,
    Relay,
    Response,
    Practice,
    Dissemination,
    Evidence,
    Document,
    View,
    Template,
    Reminder,
)
