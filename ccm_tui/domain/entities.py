"""The entities of the register, in the order in which their rows may refer to one another."""

from ccm_tui.domain.assistance import Need, Practice, Relay, Request, Response
from ccm_tui.domain.commitment import Commitment
from ccm_tui.domain.declaration import Entity
from ccm_tui.domain.desk import Reminder, Template, View
from ccm_tui.domain.event import Attendance, Event
from ccm_tui.domain.evidence import Evidence
from ccm_tui.domain.outreach import Outreach
from ccm_tui.domain.people import Contact, Organisation
from ccm_tui.domain.plan import Action, Activity, Convention, Meeting, Objective, Output, Plan
from ccm_tui.domain.state import Alias, Claim, Membership, State

Entities = tuple[type[Entity], ...]

ENTITIES: Entities = (
    State,
    Alias,
    Claim,
    Membership,
    Organisation,
    Contact,
    Convention,
    Meeting,
    Plan,
    Objective,
    Action,
    Output,
    Activity,
    Event,
    Attendance,
    Outreach,
    Commitment,
    Need,
    Request,
    Relay,
    Response,
    Practice,
    Evidence,
    View,
    Template,
    Reminder,
)
