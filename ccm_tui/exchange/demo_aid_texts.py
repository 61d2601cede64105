"""What fictional events, needs, requests and practices say; all of them say that they are."""

from typing import Final

_MARK: Final = "(fictional)"

EVENTS: Final = (
    ("side_event", f"Side event on victim assistance across conventions {_MARK}"),
    ("workshop", f"Workshop on national disability plans {_MARK}"),
    ("side_event", f"Side event on the Guidance {_MARK}"),
    ("meeting", f"Meeting of focal points {_MARK}"),
)
"""Kind and title."""
OUTCOMES: Final = (
    "Fictional. Contacts were exchanged; the slides go round.",
    "Fictional. Three States offered to speak at the next one.",
    "Fictional. It was agreed to compare questionnaires.",
)
PLACES: Final = ("Geneva", "Geneva", "New York", "Vienna")
NEEDS: Final = (
    (
        "medical_care",
        f"Surgery is far away for most survivors {_MARK}",
        f"Train first responders in every district {_MARK}",
    ),
    (
        "rehabilitation",
        f"Prostheses are made in two cities only {_MARK}",
        f"A mobile workshop for the provinces {_MARK}",
    ),
    (
        "psychological_support",
        f"There is nobody to turn to outside the capital {_MARK}",
        f"Peer support by survivors in every province {_MARK}",
    ),
    (
        "economic_inclusion",
        f"Vocational training does not take people with disabilities {_MARK}",
        f"Small loans for survivors and their families {_MARK}",
    ),
    (
        "social_inclusion",
        f"Children who were hurt leave school early {_MARK}",
        f"Teachers who know how to include them {_MARK}",
    ),
    (
        "data",
        f"Figures are not kept by sex and age {_MARK}",
        f"One register for all ministries {_MARK}",
    ),
    (
        "laws_and_policies",
        f"The law knows war veterans, not other victims {_MARK}",
        f"A disability law that reaches all victims {_MARK}",
    ),
    (
        "coordination",
        f"Three ministries, and none of them leads {_MARK}",
        f"A focal point with a budget {_MARK}",
    ),
)
"""Pillar, challenge and key priority."""
REQUESTS: Final = (
    (f"Two prosthetic technicians for a year {_MARK}", "rehabilitation", "expertise"),
    (f"Components for 200 prostheses {_MARK}", "rehabilitation", "material"),
    (f"Advice on a disability law {_MARK}", "laws_and_policies", "technical"),
    (f"Funds for peer support in four provinces {_MARK}", "psychological_support", "financial"),
    (f"A survey of survivors by sex and age {_MARK}", "data", "financial"),
)
"""What, pillar and kind."""
CONTRIBUTIONS: Final = (
    "Fictional. Rooms, and the salaries of the local staff.",
    "Fictional. A vehicle and fuel.",
    None,
)
ANSWERS: Final = (
    "Fictional. Would like a budget and a time frame before the summer.",
    "Fictional. Can send one expert for six months.",
    "Fictional. Has no means this year; asks again in January.",
)
TIMEFRAMES: Final = (f"within a year {_MARK}", f"before the rains {_MARK}", None)
ENDINGS: Final = (
    "Fictional. Two technicians came and trained six others.",
    "Fictional. Found within the country after all.",
)
PRACTICES: Final = (
    (f"Peer visits in hospital by trained survivors {_MARK}", "psychological_support", "access"),
    (f"One form for registering victims in all districts {_MARK}", "data", "progress"),
    (f"A focal point inside the ministry of social affairs {_MARK}", "coordination", "policies"),
    (f"Survivors in the body that wrote the plan {_MARK}", "involvement_of_victims", "policies"),
)
"""Title, pillar and level."""
HOW_SHARED: Final = "Fictional. Presented with examples; the papers were handed over."
DISSEMINATIONS: Final = (
    ("web", f"Readers of the page on victim assistance {_MARK}"),
    ("list", f"Focal points and missions, by mailing list {_MARK}"),
    ("forum", f"A working group on disability {_MARK}"),
    ("meeting", f"Delegations at an information lunch {_MARK}"),
)
"""Channel and audience."""
COSTS: Final = (
    ("A5", f"Room and interpretation {_MARK}", 240_000),
    ("A5", f"Travel of two speakers {_MARK}", 365_050),
    ("A6", f"Printing of 200 copies {_MARK}", 58_000),
    ("A1", f"Limited costs {_MARK}", None),
)
"""Activity, what, and the amount in hundredths."""
FINDINGS: Final = (
    ("coordinate", "Fictional. Two ministries meet twice a year."),
    ("involve_victims", "Fictional. Survivors sit in the working group."),
    ("report", "Fictional. A report was announced for the spring."),
)
"""Heading and text."""
