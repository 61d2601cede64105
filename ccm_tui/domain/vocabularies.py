"""The vocabularies of the field. Codes are those of the command line's contract."""

from ccm_tui.domain.vocabulary import Vocabulary
from ccm_tui.words import N_

CHANNELS = Vocabulary(
    "channel",
    (
        ("letter", N_("letter")),
        ("note_verbale", N_("note verbale")),
        ("email", N_("e-mail")),
        ("bilateral", N_("bilateral")),
        ("phone", N_("phone")),
        ("other", N_("other")),
    ),
)
DIRECTIONS = Vocabulary("direction", (("out", N_("out")), ("in", N_("in"))))
ENGAGEMENTS = Vocabulary(
    "engagement",
    (
        ("none", N_("none")),
        ("acknowledged", N_("acknowledged")),
        ("positive", N_("positive")),
        ("declined", N_("declined")),
    ),
)
SENSITIVITIES = Vocabulary(
    "sensitivity",
    (
        ("public", N_("public")),
        ("restricted", N_("restricted")),
        ("confidential", N_("confidential")),
        ("closed_meeting", N_("closed meeting")),
    ),
)
ASPECTS = Vocabulary(
    "aspect",
    (
        ("article5_obligation", N_("Article 5 obligation")),
        ("focal_point", N_("focal point")),
        ("national_plan", N_("national plan")),
    ),
)
OBLIGATIONS = Vocabulary(
    "article5_obligation",
    (
        ("has_obligation", N_("has an obligation")),
        ("no_obligation", N_("no obligation")),
        ("unknown", N_("unknown")),
    ),
)
FOCAL_POINTS = Vocabulary(
    "focal_point",
    (
        ("designated", N_("designated")),
        ("not_designated", N_("not designated")),
        ("unclear", N_("unclear")),
        ("unknown", N_("unknown")),
    ),
)
NATIONAL_PLANS = Vocabulary(
    "national_plan",
    (
        ("none", N_("none")),
        ("started", N_("started")),
        ("drafted", N_("drafted")),
        ("approved", N_("approved")),
        ("adopted", N_("adopted")),
        ("in_force", N_("in force")),
        ("lapsed", N_("lapsed")),
        ("exists", N_("exists")),
        ("unknown", N_("unknown")),
    ),
)
CLAIM_VALUES = Vocabulary(
    "claim_value",
    tuple(dict(OBLIGATIONS.words + FOCAL_POINTS.words + NATIONAL_PLANS.words).items()),
)
VALUES_OF_ASPECT = {
    "article5_obligation": OBLIGATIONS,
    "focal_point": FOCAL_POINTS,
    "national_plan": NATIONAL_PLANS,
}
BASES = Vocabulary("basis", (("stated", N_("stated")), ("implied", N_("implied"))))
LAYERS = Vocabulary(
    "layer",
    (
        ("note", N_("concept note")),
        ("monitor", N_("Monitor")),
        ("other", N_("other")),
    ),
)
MEMBERSHIPS = Vocabulary(
    "status",
    (
        ("party", N_("party")),
        ("signatory", N_("signatory")),
        ("not_party", N_("not party")),
        ("unknown", N_("unknown")),
    ),
)
TREATIES = Vocabulary(
    "treaty",
    (
        ("CCM", N_("CCM")),
        ("APMBC", N_("APMBC")),
        ("CCW", N_("CCW")),
        ("CCW-PV", N_("CCW Protocol V")),
        ("CRPD", N_("CRPD")),
    ),
)
CONVENTION_STATUSES = Vocabulary(
    "convention_status", (("party", N_("State Party")), ("withdrawn", N_("withdrawn")))
)
INSTRUMENTS = Vocabulary(
    "instrument",
    (
        ("ratification", N_("ratification")),
        ("accession", N_("accession")),
        ("acceptance", N_("acceptance")),
        ("approval", N_("approval")),
        ("succession", N_("succession")),
    ),
)
ORGANISATION_TYPES = Vocabulary(
    "type",
    (
        ("coordinator", N_("Coordinator on Victim Assistance")),
        ("secretariat", N_("Implementation Support Unit")),
        ("ica_coordinator", N_("Coordinator on Cooperation and Assistance")),
        ("va_coordinator", N_("Victim Assistance Coordinators of another convention")),
        ("convention", N_("convention")),
        ("states_parties", N_("group of States Parties")),
        ("survivors", N_("victims and their organisations")),
        ("donors", N_("donor States")),
        ("operator", N_("international NGO or operator")),
        ("aid_agency", N_("aid agency")),
        ("mission", N_("permanent mission")),
        ("ministry", N_("ministry or government body")),
        ("other", N_("other")),
    ),
)
PARTS = Vocabulary("part", (("implementer", N_("implementer")), ("partner", N_("partner"))))
CONTACT_ROLES = Vocabulary(
    "role",
    (
        ("focal_point", N_("focal point")),
        ("coordinator", N_("coordinator")),
        ("mission", N_("permanent mission")),
        ("other", N_("other")),
    ),
)
OPERATORS = Vocabulary("operator", (("at_least", N_("at least")), ("exactly", N_("exactly"))))
POPULATIONS = Vocabulary(
    "population", (("parties", N_("States Parties")), ("states", N_("every State")))
)
"""Who may count for an output that names no States."""
STATE_ROLES = Vocabulary(
    "role",
    (
        ("article5", N_("Article 5")),
        ("coordinator", N_("Coordinator")),
        ("ica_coordinator", N_("ICA Coordinator")),
    ),
)
"""What a State is to the plan: by its claims, and by the organisations that it acts through."""
EVENT_KINDS = Vocabulary(
    "kind",
    (
        ("side_event", N_("side event")),
        ("workshop", N_("workshop")),
        ("meeting", N_("meeting")),
    ),
)
EVENT_STATUSES = Vocabulary(
    "status",
    (
        ("planned", N_("planned")),
        ("confirmed", N_("confirmed")),
        ("held", N_("held")),
        ("cancelled", N_("cancelled")),
    ),
)
ATTENDANCE_ROLES = Vocabulary(
    "role",
    (
        ("participant", N_("participant")),
        ("organiser", N_("organiser")),
        ("speaker", N_("speaker")),
        ("observer", N_("observer")),
    ),
)
PILLARS = Vocabulary(
    "pillar",
    (
        ("medical_care", N_("medical care")),
        ("rehabilitation", N_("rehabilitation")),
        ("psychological_support", N_("psychological support")),
        ("social_inclusion", N_("social inclusion")),
        ("economic_inclusion", N_("economic inclusion")),
        ("data", N_("data")),
        ("laws_and_policies", N_("laws and policies")),
        ("coordination", N_("coordination")),
        ("accessibility", N_("accessibility")),
        ("involvement_of_victims", N_("involvement of victims")),
    ),
)
NEED_KINDS = Vocabulary("kind", (("challenge", N_("challenge")), ("priority", N_("key priority"))))
TOLD_BY = Vocabulary("told_by", (("state", N_("the State itself")), ("others", N_("others"))))
REQUEST_KINDS = Vocabulary(
    "kind",
    (
        ("financial", N_("financial")),
        ("technical", N_("technical")),
        ("material", N_("material")),
        ("expertise", N_("expertise")),
    ),
)
JUDGEMENTS = Vocabulary(
    "judgement",
    (("constructive", N_("constructive")), ("not_constructive", N_("not constructive"))),
)
VERDICTS = Vocabulary(
    "verdict",
    (
        ("proposed", N_("proposed")),
        ("accepted", N_("accepted")),
        ("refused", N_("refused")),
    ),
)
MEASURES = Vocabulary(
    "measure",
    (
        ("detailed_information", N_("States with detailed information")),
        ("cross_convention_event", N_("events across conventions")),
        ("positive_engagement", N_("States positively engaged")),
        ("plan_started", N_("States that started a plan")),
        ("practice_exchange", N_("States that exchanged a good practice")),
        ("constructive_response", N_("States that responded constructively")),
    ),
)
"""How an output is counted: what the register proposes as evidence for it."""
DEADLINES_OF = Vocabulary(
    "deadline_of",
    (
        ("outreach", N_("the outreach")),
        ("framework", N_("the framework action")),
        ("either", N_("either, as one reads it")),
    ),
)
"""What a deadline in the plan's wording is meant for."""
REPORTERS = Vocabulary(
    "reported_by", (("itself", N_("the State itself")), ("others", N_("others")))
)
"""Who reported what is claimed ("had, or had been, reported": concept note, section 1)."""
HEADINGS = Vocabulary(
    "heading",
    (
        ("data_and_needs", N_("collect data and assess needs")),
        ("coordinate", N_("coordinate")),
        ("plan_and_budget", N_("national plan, budget and time frame")),
        ("report", N_("report")),
        ("involve_victims", N_("actively involve victims")),
        ("adequate_assistance", N_("adequate assistance")),
        ("national_legislation", N_("national legislation")),
        ("non_discrimination", N_("gender- and age-sensitive, non-discriminatory")),
        ("focal_point", N_("government focal point")),
        ("coordination_mechanisms", N_("coordination mechanisms")),
        ("coordination_effectiveness", N_("regularity and effectiveness of coordination")),
        ("plans_and_strategies", N_("plans and strategies")),
        ("disability_sector", N_("disability-sector integration")),
        ("survivor_inclusion", N_("survivor inclusion and participation")),
        ("reporting", N_("reporting by Article 7 and statements")),
        ("commitments", N_("international commitments")),
        ("laws_and_policies", N_("laws and policies")),
        ("action_points", N_("action points")),
    ),
)
"""The eight duties of Article 5 (as the Cluster Munition Monitor lists them), then the headings of
the Monitor's country profile."""
DUTIES = HEADINGS.codes[:8]
FULFILMENTS = Vocabulary(
    "fulfilment",
    (
        ("met", N_("met")),
        ("in_part", N_("met in part")),
        ("not_met", N_("not met")),
        ("no_report", N_("no information: no report")),
        ("unknown", N_("unknown")),
    ),
)
FIGURE_KINDS = Vocabulary(
    "kind",
    (
        ("casualties", N_("casualties")),
        ("killed", N_("killed")),
        ("injured", N_("injured")),
        ("survivors", N_("survivors")),
        ("victims", N_("victims, families and communities included")),
    ),
)
PRACTICE_LEVELS = Vocabulary(
    "level",
    (
        ("policies", N_("legislation, policies and plans")),
        ("access", N_("equitable access to services and resources")),
        ("progress", N_("measuring progress")),
    ),
)
"""The three levels of the Guidance on an integrated approach to victim assistance."""
PRACTICE_PARTS = Vocabulary(
    "part", (("affected", N_("affected States")), ("donor", N_("donor States")))
)
"""Whom a part of the Guidance addresses."""
DISSEMINATION_CHANNELS = Vocabulary(
    "channel",
    (
        ("web", N_("web")),
        ("list", N_("mailing list")),
        ("forum", N_("forum")),
        ("meeting", N_("meeting")),
        ("other", N_("other")),
    ),
)
ICA_INVOLVEMENTS = Vocabulary(
    "ica",
    (
        ("joint", N_("relayed jointly")),
        ("consulted", N_("consulted")),
        ("informed", N_("informed")),
        ("none", N_("not involved")),
    ),
)
"""What part the Coordinators on International Cooperation and Assistance had in a relay."""
COST_KINDS = Vocabulary("kind", (("planned", N_("planned")), ("actual", N_("actual"))))
ANSWERS = Vocabulary(
    "answer",
    (
        ("accepted", N_("accepted")),
        ("declined", N_("declined")),
        ("tentative", N_("tentative")),
    ),
)
DOUBT_THEMES = Vocabulary(
    "theme",
    (
        ("A", N_("numbers and words")),
        ("B", N_("names")),
        ("C", N_("dates")),
        ("D", N_("undefined measures")),
        ("E", N_("coverage")),
    ),
)
