"""A register with a few hundred entries, always the same ones: for lists and searches."""

import random
from datetime import date, timedelta

from ccm_tui.register import Register
from ccm_tui.store.records import insert
from tests.surroundings import counted_ids

STATES = ("AFG", "ALB", "BIH", "GNB", "IRQ", "LAO", "SLE")
WORDS = (
    "focal", "point", "plan", "Réunion", "letter", "Geneva", "promised", "x[/]", "日本", "draft",
    "E\u0301tat", "a-b", "AND", "O'Neil", "tea",
)  # fmt: skip
ROWS = 300


def fill(register: Register) -> None:
    """Add :data:`ROWS` outreach entries, and commitments and contacts beside them: one act."""
    chosen = random.Random(7)
    new = counted_ids("filled")
    states = {code: register.find("state", code) for code in STATES}
    activities = [register.find("activity", code) for code in ("A1", "A3", "A4")]
    kinds = {entity.table: entity for entity in register.entities}
    isu = register.find("party", "ISU")
    with register._writer.act("add"):
        outreach: list[str] = []
        for _row in range(ROWS):
            texts = [" ".join(chosen.choices(WORDS, k=3)) for _text in range(3)]
            values = {
                "channel": chosen.choice(("letter", "letter", "email", "bilateral")),
                "direction": chosen.choice(("out", "in")),
                "date": date(2016, 10, 1) + timedelta(days=chosen.randrange(60)),
                "subject": texts[0],
                "summary": texts[1] if chosen.random() < 0.5 else None,
                "place": chosen.choice((None, "Geneva", texts[2])),
                "engagement": chosen.choice((None, "positive", "none")),
                "reply_to": chosen.choice(outreach) if outreach and chosen.random() < 0.1 else None,
                "sensitivity": "restricted",
                "states": [states[code] for code in chosen.sample(STATES, chosen.randrange(3))],
                "activities": chosen.sample(activities, chosen.randrange(3)),
            }
            outreach.append(new())
            insert(register._connection, kinds["outreach"], outreach[-1], values)
        for row in range(60):
            values = {
                "owed_by": chosen.choice([*states.values()]),
                "owed_to": isu,
                "what": " ".join(chosen.choices(WORDS, k=2)),
                "due": date(2017, 1, 1) + timedelta(days=chosen.randrange(20)),
                "done_on": date(2017, 1, 9) if row % 3 else None,
                "outreach": chosen.choice([None, *outreach]),
                "sensitivity": "public",
            }
            insert(register._connection, kinds["commitment"], new(), values)
            values = {
                "name": chosen.choice(("Ana", "ana", "Ünal", "Zoë", "李", "Émile", "Emile")),
                "state": chosen.choice([None, *states.values()]),
                "role": chosen.choice(("other", "mission")),
                "sensitivity": "public",
            }
            insert(register._connection, kinds["contact"], new(), values)
        for gone in chosen.sample(outreach, 20):
            register._connection.execute("UPDATE outreach SET deleted = 1 WHERE uid = ?", (gone,))
