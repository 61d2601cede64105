"""An entity that no part of the program knows: declared here, and nowhere written out by hand.

Whatever is derived from declarations has to work with it: the form, the command's options, lists,
search, history, the journal, the check of the schema. That is the architecture.
"""

from datetime import date
from typing import Annotated, ClassVar

from ccm_tui.domain.declaration import About, Entity, Line, Text
from ccm_tui.domain.entities import ENTITIES, Entities
from ccm_tui.domain.vocabulary import Vocabulary
from ccm_tui.resources import schema_sql
from ccm_tui.words import N_

COLOURS = Vocabulary("colour", (("red", N_("red")), ("light_blue", N_("light blue"))))


class Vehicle(Entity):
    """A vehicle of a mission."""

    table: ClassVar[str] = "vehicle"
    number: ClassVar[int] = 60
    singular: ClassVar[str] = N_("vehicle")
    plural: ClassVar[str] = N_("vehicles")
    title_field: ClassVar[str] = "name"
    code_field: ClassVar[str] = "plate"
    day_field: ClassVar[str] = "bought"
    order: ClassVar[str] = "-bought"
    verbs: ClassVar[frozenset[str]] = frozenset({"add", "edit", "delete"})

    plate: Annotated[Line, About(N_("Plate"), width=8, searched=True)]
    name: Annotated[Line, About(N_("Name"), width=-1, searched=True, sortable=True)]
    bought: Annotated[date, About(N_("Bought"), "day", width=11, sortable=True)]
    colour: Annotated[str, About(N_("Colour"), "choice", vocabulary=COLOURS, width=10)] = "red"
    wheels: Annotated[int | None, About(N_("Wheels"), "number", N_("how many"), width=6)] = None
    made_in: Annotated[str | None, About(N_("Made in"), "ref", target="state", width=6)] = None
    states: Annotated[
        tuple[str, ...], About(N_("Seen in"), "refs", target="state", option="state", width=12)
    ] = ()
    remark: Annotated[Text | None, About(N_("Remark"), "text", searched=True, folded=True)] = None


VEHICLE_ENTITIES: Entities = (*ENTITIES, Vehicle)

VEHICLE_SCHEMA = (
    schema_sql()
    + """
CREATE TABLE vehicle (
    id      INTEGER PRIMARY KEY,
    uid     TEXT NOT NULL UNIQUE,
    plate   TEXT NOT NULL,
    name    TEXT NOT NULL CHECK (trim(name) <> ''),
    bought  TEXT NOT NULL CHECK (date(bought, '+0 days') IS bought),
    colour  TEXT NOT NULL DEFAULT 'red' CHECK (colour IN ('red', 'light_blue')),
    wheels  INTEGER,
    made_in TEXT REFERENCES state (uid) ON DELETE RESTRICT,
    remark  TEXT,
    deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

CREATE INDEX vehicle_name ON vehicle (name, id);
CREATE INDEX vehicle_bought ON vehicle (bought, id);

CREATE TABLE vehicle_state (
    vehicle TEXT NOT NULL REFERENCES vehicle (uid) ON DELETE CASCADE,
    state   TEXT NOT NULL REFERENCES state (uid) ON DELETE RESTRICT,
    PRIMARY KEY (vehicle, state)
) STRICT, WITHOUT ROWID;

CREATE VIEW vehicle_list AS
SELECT v.*, (SELECT name FROM state WHERE uid = v.made_in) AS made_in_words,
    (SELECT group_concat(x, ', ') FROM (SELECT s.iso3 AS x FROM vehicle_state l JOIN state s
        ON s.uid = l.state WHERE l.vehicle = v.uid ORDER BY s.id)) AS states_words
FROM vehicle v WHERE v.deleted = 0;
"""
)
