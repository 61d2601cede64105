"""Being at a meeting or event: what the app knows of it, and what new entries take from it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual.binding import Binding

from ccm_tui.errors import CcmError
from ccm_tui.tui import harmless
from ccm_tui.tui.travels import Travels
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.domain.reading import Circumstances
    from ccm_tui.domain.talks import Presence, Talks
    from ccm_tui.tui.app import AppSettings
    from ccm_tui.tui.bar import SectionBar

_WORD: Final = 14
"""Cells of the first line for what a meeting or event is called."""


class AtMeeting(Travels):
    """An app that knows at which meeting or event one is."""

    BINDINGS: ClassVar = [
        Binding("m", "meeting", N_("Meeting"), show=False, id="app.meeting",
                tooltip=N_("Say at which meeting or event you are: new entries take its day, place "
                           "and margin")),
        Binding("M", "talks", N_("Not spoken to"), show=False, id="app.talks",
                tooltip=N_("Whom you did not speak to yet where you are, and what to raise")),
    ]  # fmt: skip

    settings: "AppSettings"

    def __init__(self) -> None:
        super().__init__()
        self._presence: Presence | None = None

    # --- What a subclass gives ---------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether the register is open yet."""
        raise NotImplementedError

    def wrote(self, uid: str | None = None) -> None:
        """What is on screen is read again."""
        raise NotImplementedError

    # --- Where one is ------------------------------------------------------------------------

    def come_back(self) -> None:
        """Be where one was when the program was left, as far as that still holds."""
        from ccm_tui.tui.meeting.presence import of_stay

        stay = self.settings.visits.stay(self.register.origin)
        if stay is None:
            return
        try:
            self._presence = of_stay(self.register, stay)
        except CcmError as error:
            self.say_error(error)
            return
        if self._presence is None:
            self._lost(stay.kind, stay.uid)

    def presence(self) -> "Presence | None":
        """Where one is now: nowhere once it has ended, or was deleted; that is said."""
        found = self._presence
        if found is None:
            return None
        occasion = found.occasion
        now = self.register.occasion(occasion.kind, occasion.uid)
        if now is None:
            self._lost(occasion.kind, occasion.uid)
        elif now != occasion:
            from dataclasses import replace

            self._presence = replace(found, occasion=now)
        if self._presence is None or not self._presence.lasts(self.register.today):
            self._presence = None
        return self._presence

    def be_at(self, presence: "Presence | None") -> None:
        """Be at a meeting or event from here on; None: at none."""
        from ccm_tui.tui.meeting.presence import stay_of

        self._presence = presence
        stay = None if presence is None else stay_of(presence)
        self.settings.visits.keep_stay(self.register.origin, stay)
        self.wrote()

    def talks(self) -> "Talks | None":
        """Who was spoken to where one is, and who is to be; None where one is at none."""
        if (found := self.presence()) is None:
            return None
        return self.register.talks(found.occasion.kind, found.occasion.uid)

    def _lost(self, kind: str, uid: str) -> None:
        """What one was at is gone."""
        self._presence = None
        self.settings.visits.keep_stay(self.register.origin, None)
        try:
            title = harmless.line(self.register.name_of(kind, uid))
        except CcmError:
            title = uid
        said = _("“{title}” was deleted: you are at no meeting any more.").format(title=title)
        self.notify(said, severity="warning", markup=False)

    # --- What new entries take from it -------------------------------------------------------

    def circumstances(self) -> "Circumstances":
        """What a new entry begins with: the meeting or event one is at, if any."""
        from ccm_tui.domain.reading import Circumstances

        found = self.presence()
        return Circumstances() if found is None else found.circumstances(self.register.today)

    def begun_here(self, kind: str, typed: Mapping[str, Any] | None) -> dict[str, Any]:
        """What the form of a new record begins with: what is ``typed`` wins.

        An entry that names another meeting or event takes nothing of this one; of other kinds those
        that name an event name this one.
        """
        given, here = dict(typed or {}), self.circumstances()
        places = {"meeting": here.meeting, "event": here.event}
        elsewhere = any(given.get(name, uid) != uid for name, uid in places.items())
        if elsewhere or not any(places.values()):
            return given
        if kind == "outreach":
            return here.typed(self.register.today) | given
        if here.event and "event" in self.register.entity(kind).columns():
            return {"event": here.event} | given
        return given

    # --- What the frame says, and the keys ---------------------------------------------------

    def where_in_a_word(self) -> list[tuple[str, str]]:
        """What one is at, in a word that leads to those not spoken to; nothing for nowhere."""
        found = self.presence()
        return (
            [] if found is None else [(harmless.fit(found.occasion.short, _WORD).rstrip(), "talks")]
        )

    async def on_section_bar_followed(self, event: "SectionBar.Followed") -> None:
        """Go where a word of the first line leads."""
        await self.run_action(event.action)

    def action_meeting(self) -> None:
        """Say at which meeting or event one is."""
        from ccm_tui.tui.meeting.dialog import MeetingDialog

        if self.is_open:
            self.push_screen(MeetingDialog())

    def action_talks(self) -> None:
        """Show who was not spoken to yet."""
        from ccm_tui.tui.meeting.talks_screen import TalksScreen

        if not self.is_open or isinstance(self.screen, TalksScreen):
            return
        if self.presence() is None:
            self.notify(_("You are at no meeting or event: m chooses one."), markup=False)
            return
        self.push_screen(TalksScreen())
