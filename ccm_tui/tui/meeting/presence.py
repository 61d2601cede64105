"""Where one is, between the register and the file of visits."""

from typing import TYPE_CHECKING

from ccm_tui.domain.talks import Occasion, Presence
from ccm_tui.visits import Stay

if TYPE_CHECKING:
    from datetime import date

    from ccm_tui.register import Register


def of_stay(register: "Register", stay: Stay) -> Presence | None:
    """Where one was, as the register knows it now; None when it was deleted."""
    occasion = register.occasion(stay.kind, stay.uid)
    return Presence(occasion, stay.place, stay.date, stay.since) if occasion else None


def stay_of(presence: Presence) -> Stay:
    """What is remembered of it."""
    occasion = presence.occasion
    return Stay(occasion.kind, occasion.uid, presence.place, presence.date, presence.since)


def beginning(occasion: Occasion, today: "date") -> Presence:
    """Being at an occasion, as it says itself when and where that is."""
    return Presence(occasion, occasion.place, occasion.day(today), today)
