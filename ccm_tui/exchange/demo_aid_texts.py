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
PRACTICES: Final = (
    (f"Peer visits in hospital by trained survivors {_MARK}", "psychological_support"),
    (f"One form for registering victims in all districts {_MARK}", "data"),
    (f"A focal point inside the ministry of social affairs {_MARK}", "coordination"),
    (f"Survivors in the body that wrote the plan {_MARK}", "involvement_of_victims"),
)
"""Title and pillar."""
HOW_SHARED: Final = "Fictional. Presented with examples; the papers were handed over."
