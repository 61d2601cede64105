"""The entities of the register, in the order in which their rows may refer to one another."""

from ccm_tui.domain.commitment import Commitment
from ccm_tui.domain.declaration import Entity
from ccm_tui.domain.outreach import Outreach
from ccm_tui.domain.people import Contact, Organisation
from ccm_tui.domain.plan import Action, Activity, Meeting, Objective, Output, Plan
from ccm_tui.domain.state import Alias, Claim, Membership, State

Entities = tuple[type[Entity], ...]

ENTITIES: Entities = (
    State,
    Alias,
    Claim,
    Membership,
    Organisation,
    Contact,
    Meeting,
    Plan,
    Objective,
    Action,
    Output,
    Activity,
    Outreach,
    Commitment,
)
