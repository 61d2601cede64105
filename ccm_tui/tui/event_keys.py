"""Where one is at an event: keys that tick attendance, write what came of it, say its status."""

from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters
from textual.binding import Binding
from textual.screen import Screen

from ccm_tui.errors import CcmError
from ccm_tui.tui.app import CcmApp
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.domain.reading import Circumstances
    from ccm_tui.register import Register


class AtEvent(Screen[None]):
    """A place that is about an event."""

    BINDINGS: ClassVar = [
        Binding("a", "attendance", N_("Attendance"), id="event.attendance",
                tooltip=N_("Tick off who is there, and as what")),
        Binding("i", "invitations", N_("Invitations"), id="event.invitations",
                tooltip=N_("Tick off who is invited, by which letter, and how each answered")),
        Binding("o", "entry_here", N_("Entry"), id="event.entry",
                tooltip=N_("Write an outreach entry made at this event")),
        Binding("p", "promise_here", N_("Promise"), id="event.promise",
                tooltip=N_("Write down what was promised at this event")),
        Binding("x", "status('held')", N_("Held"), show=False, id="event.held",
                tooltip=N_("This event was held; u takes it back")),
        Binding("c", "status('confirmed')", N_("Confirmed"), show=False, id="event.confirmed",
                tooltip=N_("This event is confirmed; u takes it back")),
        Binding("X", "status('cancelled')", N_("Cancelled"), show=False, id="event.cancelled",
                tooltip=N_("This event is cancelled; u takes it back")),
    ]  # fmt: skip

    app = getters.app(CcmApp)

    def event_here(self) -> str | None:
        """The uid of the event; None where none is selected. Overridden."""
        raise NotImplementedError

    def action_attendance(self) -> None:
        """Tick off who is there."""
        from ccm_tui.tui.attendance_screen import AttendanceScreen

        if event := self.event_here():
            self.app.push_screen(AttendanceScreen(event), lambda _result: self.app.wrote())

    def action_invitations(self) -> None:
        """Tick off who is invited."""
        from ccm_tui.tui.invitations_screen import InvitationsScreen

        if event := self.event_here():
            self.app.push_screen(InvitationsScreen(event), lambda _result: self.app.wrote())

    def action_entry_here(self) -> None:
        """Write an outreach entry."""
        if event := self.event_here():
            self.app.open_form("outreach", typed=entry_at(self.app.register, event))

    def action_promise_here(self) -> None:
        """Write down what was promised."""
        if event := self.event_here():
            self.app.open_form("commitment", typed=promise_at(self.app.register, event))

    def action_status(self, status: str) -> None:
        """Say whether the event is confirmed, held or cancelled."""
        if event := self.event_here():
            set_status(self.app, event, status)


def set_status(app: CcmApp, event: str, status: str) -> None:
    """Write the status of an event, and say so; also that a day still to come was given."""
    from ccm_tui.domain.dates import show_day
    from ccm_tui.tui.event_view import status_in_words

    register = app.register
    try:
        found = register.event_profile(event)
        already = found.record["status"] == status
        if not already:
            register.save("event", {"status": status}, event)
    except CcmError as error:
        app.say_error(error)
        return
    said = status_in_words(status)
    if already:
        app.notify(_("{status} already").format(status=said), markup=False)
        return
    if status == "held" and found.starts > register.today:
        text = _("{status}, though it begins only on {day}; u takes it back")
        said = text.format(status=said, day=show_day(found.starts))
    else:
        said = _("{status}; u takes it back").format(status=said)
    app.notify(said, markup=False)
    app.wrote(event)


def circumstances_at(register: "Register", event: str) -> "Circumstances":
    """What an entry made at an event begins with; today's day where the event lasts today."""
    from ccm_tui.domain.reading import Circumstances
    from ccm_tui.domain.talks import Presence

    found, today = register.occasion("event", event), register.today
    if found is None:
        return Circumstances()
    return Presence(found, found.place, found.day(today), today).circumstances(today)


def entry_at(register: "Register", event: str) -> dict[str, Any]:
    """What the form of an outreach entry made at an event begins with."""
    return circumstances_at(register, event).typed(register.today)


def promise_at(register: "Register", event: str) -> dict[str, Any]:
    """What the form of a commitment from an event begins with: they owe it to whoever acts."""
    typed = {"event": event}
    if register.actor.by:
        typed["owed_to"] = register.find("party", register.actor.by)
    if level := circumstances_at(register, event).sensitivity:
        typed["sensitivity"] = level
    return typed
