"""Which screen shows a record: the kind's own, or the one that shows any record."""

from importlib import import_module
from typing import Any, Final

from textual.screen import Screen

OWN: Final = {
    "contact": "person_screen:ContactScreen",
    "organisation": "person_screen:OrganisationScreen",
    "activity": "activity_screen:ActivityScreen",
    "output": "output_screen:OutputScreen",
    "document": "documents_screen:DocumentScreen",
    "event": "event_screen:EventScreen",
    "outreach": "entry_screen:EntryScreen",
    "relay": "request_screen:RelayScreen",
    "request": "request_screen:RequestScreen",
    "state": "state_screen:StateScreen",
}
"""Kinds with a screen of their own, which is made with the uid alone."""


def screen_of(kind: str, uid: str) -> Screen[Any]:
    """The screen for a record, imported when it is wanted."""
    if place := OWN.get(kind):
        module, _colon, name = place.partition(":")
        screen: Screen[Any] = getattr(import_module(f"ccm_tui.tui.{module}"), name)(uid)
        return screen
    from ccm_tui.tui.record_screen import RecordScreen

    return RecordScreen(kind, uid)
