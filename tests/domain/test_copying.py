"""What a duplicate and a template take over, derived from the declarations."""

from datetime import date

import pytest

from ccm_tui.domain.copying import (
    checked_template,
    duplicate,
    fitting,
    for_template,
    may_be_copied,
    read_template,
)
from ccm_tui.domain.entities import ENTITIES
from ccm_tui.errors import Refused
from tests.throwaway import Vehicle

KINDS = {entity.table: entity for entity in ENTITIES}
TODAY = date(2017, 2, 9)
CALL = {
    "states": ["gnb-uid"],
    "channel": "call",
    "date": "2017-01-03",
    "subject": "Focal point",
    "summary": "They named nobody.",
    "reply_to": "letter-uid",
    "commitments": [{"uid": "c", "owed_by": "x", "owed_to": "y", "what": "z", "due": "2017-03-01"}],
    "engagement": "positive",
    "activities": ["a3-uid"],
}


def test_a_duplicate_of_an_entry_keeps_whom_and_how_and_leaves_out_what_happened_then() -> None:
    kept = {"states": ["gnb-uid"], "channel": "call", "subject": "Focal point"}
    kept |= {"activities": ["a3-uid"]}
    assert duplicate(KINDS["outreach"], CALL, TODAY) == kept | {"date": "2017-02-09"}


def test_a_duplicate_of_an_event_is_planned_anew_and_its_day_is_yet_to_be_said() -> None:
    event = {"title": "Side event", "status": "held", "starts": "2017-02-07", "outcome": "Good",
             "attendance": [{"party": "x"}], "place": "Geneva"}  # fmt: skip
    assert duplicate(KINDS["event"], event, TODAY) == {"title": "Side event", "place": "Geneva"}


def test_a_duplicate_of_a_practice_keeps_its_text_and_nobody_signs_a_judgement_by_it() -> None:
    practice = {"title": "Peer support", "text": "How it is done", "date": "2017-01-03"}
    kept = {"title": "Peer support", "text": "How it is done"}
    assert duplicate(KINDS["practice"], practice, TODAY) == kept
    response = {"relay": "r", "text": "Yes", "judgement": "constructive"}
    assert duplicate(KINDS["response"], response, TODAY) == {"text": "Yes"}


def test_an_entity_nobody_listed_anywhere_is_duplicated_without_its_code() -> None:
    vehicle = {"plate": "X 1", "name": "Van", "bought": "2016-01-01", "wheels": "4"}
    kept = {"name": "Van", "wheels": "4", "bought": "2017-02-09"}
    assert duplicate(Vehicle, vehicle, TODAY) == kept


def test_views_templates_and_what_nobody_writes_are_not_duplicated() -> None:
    copied = {entity.table for entity in ENTITIES if may_be_copied(entity)}
    assert {"outreach", "event", "need", "practice", "contact", "organisation"} <= copied
    assert not copied & {"state", "decision", "view", "template", "reminder", "attendance"}


def test_a_template_keeps_long_texts_and_what_is_promised_without_their_days() -> None:
    kept = for_template(ENTITIES, KINDS["outreach"], CALL)
    assert kept["summary"] == "They named nobody."
    assert kept["commitments"] == [{"owed_by": "x", "owed_to": "y", "what": "z"}]
    assert not {"date", "reply_to"} & set(kept)


def test_kept_text_without_a_field_or_of_another_shape_is_told_apart_and_not_lost() -> None:
    kept = {"subject": "S", "mood": "sunny", "states": {"no": "list"}, "place": ["a"], "by": "ISU",
            "commitments": [{"uid": "c", "what": "w", "urgency": "high"}]}  # fmt: skip
    found = fitting(ENTITIES, KINDS["outreach"], kept)
    assert found.typed == {"subject": "S", "commitments": [{"what": "w", "uid": "c"}]}
    assert found.gone == {"mood": "sunny", "states": {"no": "list"}, "place": ["a"], "by": "ISU",
                          "commitments.0.urgency": "high"}  # fmt: skip


@pytest.mark.parametrize("text", ["", "{", "[]", '"words"', "7", "[" * 100_000])
def test_json_that_is_no_object_is_no_template(text: str) -> None:
    with pytest.raises(Refused) as refused:
        read_template(text)
    assert set(refused.value.fields) == {"typed"}


def test_a_template_names_fields_of_a_kind_that_people_write() -> None:
    assert checked_template(ENTITIES, "outreach", '{"subject": "S"}') == {}
    assert "mood" in checked_template(ENTITIES, "outreach", '{"mood": "sunny"}')["typed"]
    assert set(checked_template(ENTITIES, "state", "{}")) == {"kind"}
