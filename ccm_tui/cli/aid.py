"""What a State needs, asks for and shares, as ``ccm-tui state show`` prints it."""

from typing import Any

from ccm_tui.cli.plain import labelled
from ccm_tui.domain.aid import (
    Aid,
    NeedTold,
    PracticeShared,
    RequestMade,
    shared_in_words,
    step_in_words,
    told_in_words,
)
from ccm_tui.words import _


def document(aid: Aid) -> dict[str, Any]:
    """As scripts know it."""
    return {
        "challenges": [_need(need) for need in aid.challenges],
        "priorities": [_need(need) for need in aid.priorities],
        "requests": [_request(made) for made in aid.requests],
        "practices_given": [_practice(shared) for shared in aid.given],
        "practices_received": [_practice(shared) for shared in aid.received],
    }


def _need(need: NeedTold) -> dict[str, Any]:
    return {
        "uid": need.uid,
        "pillar": need.pillar,
        "text": need.text,
        "date": need.day.isoformat(),
        "told_by": need.told_by,
    }


def _request(made: RequestMade) -> dict[str, Any]:
    return {
        "uid": made.uid,
        "what": made.what,
        "pillar": made.pillar,
        "date": made.day.isoformat(),
        "latest": {
            "step": made.latest.stage,
            "date": made.latest.day.isoformat(),
            "party": made.latest.party,
            "judgement": made.latest.judgement,
        },
    }


def _practice(shared: PracticeShared) -> dict[str, Any]:
    return {
        "uid": shared.uid,
        "title": shared.title,
        "date": shared.day.isoformat(),
        "from": shared.giver,
        "to": list(shared.receivers),
    }


def lines(aid: Aid) -> list[str]:
    """In words, a heading above each part."""
    parts = (
        (_("Challenges"), [(told_in_words(need), need.text) for need in aid.challenges]),
        (_("Key priorities"), [(told_in_words(need), need.text) for need in aid.priorities]),
        (_("Requests"), [(step_in_words(made.latest), made.what) for made in aid.requests]),
        (_("Good practices given"), [(shared_in_words(p, given=True), p.title) for p in aid.given]),
        (
            _("Good practices received"),
            [(shared_in_words(p, given=False), p.title) for p in aid.received],
        ),
    )
    said = []
    for heading, told in parts:
        if told:
            said += ["", heading, *labelled(told, "  ")]
    return said
