"""What fictional records say. English, as a person would have typed it: data, not the program's.

Texts of which there are more than one kind are tables that hold the frequent ones more often.
"""

from collections.abc import Callable, Sequence
from typing import Final

SOURCE: Final = "Fictional; made by “ccm-tui demo”"
_MARK: Final = "(fictional)"
REPLY: Final = "Re: "

CHANNELS: Final = (
    *("email",) * 8,
    *("letter",) * 4,
    *("bilateral",) * 4,
    *("note_verbale",) * 2,
    *("phone",) * 2,
    "other",
)
_OPENINGS: Final = {
    "email": "E-mail on",
    "letter": "Letter on",
    "bilateral": "Meeting on",
    "note_verbale": "Note verbale on",
    "phone": "Call about",
    "other": "Talk at a reception about",
}
TOPICS: Final = (
    ("challenges and key priorities", "A1"),
    ("the extent of the challenges in rehabilitation", "A1"),
    ("key priorities in psychological support", "A1"),
    ("a request for assistance", "A2"),
    ("relaying a request for prosthetics", "A2"),
    ("the focal point", "A3"),
    ("designating a focal point", "A3"),
    ("the national plan", "A4"),
    ("a first draft of the national action plan", "A4"),
    ("the side event in February", "A5"),
    ("the programme of the workshop", "A5"),
    ("the Guidance on an integrated approach", "A6"),
    ("translating the Guidance", "A6"),
    ("the side event in Santiago", "A7"),
)
_SENTENCES: Final = (
    "The mission will forward the question to the capital.",
    "An answer is promised after the session of parliament.",
    "The ministry asks for an example of another State.",
    "Data on survivors are collected by district, not yet by sex and age.",
    "Rehabilitation is offered in two cities only.",
    "Survivors' organisations were consulted and would like to take part.",
    "The budget of next year has no line for it yet.",
    "A draft exists and goes round between three ministries.",
    "They would welcome a visit or a call with the Coordinators.",
    "The contact has changed; the new name follows.",
    "Peer support is seen as the most urgent gap.",
    "The question of co-operation with donors was raised again.",
    "It was agreed to speak again in the margins of the next meeting.",
)
PROMISES_OF_STATES: Final = (
    f"Name a contact in the ministry {_MARK}",
    f"Send the draft of the plan {_MARK}",
    f"Answer the questions on challenges and priorities {_MARK}",
    f"Say who will speak at the side event {_MARK}",
    f"Send figures by sex and age {_MARK}",
)
PROMISES_OF_ACTORS: Final = (
    f"Send the Guidance in French {_MARK}",
    f"Put them in touch with a donor State {_MARK}",
    f"Share an example of a focal point's mandate {_MARK}",
    f"Propose dates for a call {_MARK}",
    f"Relay the request to two donor States {_MARK}",
)
ENGAGEMENTS: Final = (None, None, None, "none", "none", "acknowledged", "acknowledged", "positive")
ANSWERS: Final = ("acknowledged", "acknowledged", "positive", "positive", "declined", None)
SENSITIVITIES: Final = (
    *("restricted",) * 16,
    *("confidential",) * 3,
    *("public",) * 2,
    "closed_meeting",
)
PLACES: Final = ("Geneva", "Geneva", "Geneva", "New York", "Vienna")
ORGANISATIONS: Final = tuple(
    (f"Fictional {what} {number}", type_)
    for number in (1, 2, 3)
    for what, type_ in (
        ("Survivors' Association", "survivors"),
        ("Relief Agency", "aid_agency"),
        ("Clearance Organisation", "operator"),
        ("Ministry", "ministry"),
    )
)
"""Name and type."""
FUNCTIONS: Final = (
    (f"Counsellor {_MARK}", "mission"),
    (f"Desk officer {_MARK}", "other"),
)
"""Function and role of the contacts of each State."""


def person(number: int) -> str:
    """The name of somebody who does not exist."""
    return f"Fictional Person {number}"


def subject(channel: str, topic: str) -> str:
    """The subject of an entry; it says what it is."""
    return f"{_OPENINGS[channel]} {topic} {_MARK}"


def summary(one: Callable[[Sequence[str]], str], sentences: int) -> str:
    """A summary of so many sentences, each chosen by ``one``."""
    return " ".join(["Fictional.", *(one(_SENTENCES) for _sentence in range(sentences))])
