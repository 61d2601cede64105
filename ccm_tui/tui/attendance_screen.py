"""Attendance: who is there, ticked off as they come in, and as what."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from ccm_tui.domain.vocabularies import ATTENDANCE_ROLES
from ccm_tui.tui.guests import There, Ticked
from ccm_tui.tui.ticking import GuestLine, TickingScreen
from ccm_tui.tui.trail import Place
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.register import EventProfile


class AttendanceLine(GuestLine):
    """Where the names of those who are there are typed."""

    BINDINGS: ClassVar = [
        Binding("right", "screen.role(1)", N_("Role"), id="guests.role",
                tooltip=N_("The next role: participant, organiser, speaker, observer")),
        Binding("left", "screen.role(-1)", N_("Role back"), show=False, id="guests.role_back",
                tooltip=N_("The role before")),
    ]  # fmt: skip


class AttendanceScreen(TickingScreen):
    """All that may attend an event; those who do are marked ``●``."""

    AUTO_FOCUS = "AttendanceLine"
    asked: ClassVar[str] = N_("Who is there")
    ticked_ones: ClassVar[str] = N_("Present")
    said_of: ClassVar[str] = N_("As")
    not_ticked: ClassVar[str] = N_("not there")

    def __init__(self, event: str) -> None:
        super().__init__(event)
        self._roles: dict[str, str] = {}

    def whereabouts(self) -> Place:
        """This place, for back and forward."""
        return Place(AttendanceScreen, (self.event,), record=("event", self.event))

    def line_to_type_in(self) -> AttendanceLine:
        """Where names are typed."""
        return AttendanceLine(placeholder=_("type a code or a name; space ticks"), compact=True)

    def there(self, found: "EventProfile") -> There:
        """Those who are there, each with its role."""
        self._roles = {one.party: one.role for one in found.attendance}
        return {
            one.party: Ticked(
                one.party, one.kind, one.code, one.name, ATTENDANCE_ROLES.label(one.role)
            )
            for one in found.attendance
        }

    def counted(self, there: There) -> str:
        """How many States and organisations."""
        from ccm_tui.tui.event_view import present_in_words

        return _("present: {who}").format(who=present_in_words(there.values()) or _("nobody"))

    def tick(self, uid: str) -> None:
        """They are there."""
        self.app.register.attend(self.event, uid)

    def untick(self, uid: str) -> None:
        """They are not."""
        self.app.register.absent(self.event, uid)

    def turn(self, uid: str, by: int) -> None:
        """They are there as something else."""
        codes = ATTENDANCE_ROLES.codes
        role = codes[(codes.index(self._roles[uid]) + by) % len(codes)]
        self.app.register.attend(self.event, uid, role=role)
