"""At which meeting or event one is, and on which day and where new entries are made there."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from ccm_tui.domain.agenda_words import range_of_days
from ccm_tui.domain.dates import read_day, relative_day, show_day
from ccm_tui.domain.text import clean_line
from ccm_tui.errors import CcmError
from ccm_tui.tui import harmless
from ccm_tui.tui.bar import KeyLine
from ccm_tui.tui.dialogs import Question
from ccm_tui.tui.form.line_rows import OneLine
from ccm_tui.tui.meeting.presence import beginning
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.domain.talks import Occasion, Presence

_MOST: Final = 8
_CODE: Final = 13
_NAME: Final = 30


@dataclass(slots=True)
class _Chosen:
    """What can be chosen: being somewhere, or (None) nowhere."""

    presence: "Presence | None"


class MeetingDialog(Question):
    """Finds a meeting or event; enter takes it, with the day and place that are shown."""

    DEFAULT_CSS: ClassVar[str] = """
    MeetingDialog {
        OptionList {
            height: auto; max-height: 9; border: none; padding: 0; margin: 1 0;
            background: $panel;
        }
        Horizontal { height: 1; }
        Horizontal .label { width: 20; margin: 0; }
        Horizontal Input { width: 26; }
        Horizontal .read { width: 1fr; padding-left: 2; color: $text-muted; }
    }
    """
    AUTO_FOCUS = "#found"
    BINDINGS: ClassVar = [
        Binding("ctrl+s,enter", "save", N_("Be there"), id="meeting.save",
                tooltip=N_("Be at the one that is marked; “none” ends it")),
        Binding("down", "walk(1)", N_("Next"), show=False, id="meeting.down",
                tooltip=N_("The next meeting or event")),
        Binding("up", "walk(-1)", N_("Before"), show=False, id="meeting.up",
                tooltip=N_("The meeting or event before")),
        Binding("escape", "leave", N_("Close"), id="meeting.leave",
                tooltip=N_("Change nothing")),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._now: Presence | None = None
        self._found: list[_Chosen] = []
        self._given: dict[str, str] = {}
        """What was typed for day and place; it holds whichever meeting is marked."""
        self._list = OptionList(markup=False, compact=True)
        self._list.can_focus = False
        self._read = Static("", classes="read", markup=False)
        self._day = OneLine()
        self._place = OneLine()
        self._wrong = Static("", classes="wrong", markup=False)

    def compose(self) -> ComposeResult:
        """What is looked for, what is found, and the day and place of new entries."""
        finder = OneLine()
        finder.placeholder = _("type a code or a name; down and up choose, enter takes it")
        finder.id, self._day.id, self._place.id = "found", "day", "place"
        with Vertical():
            yield Static(_("At which meeting or event are you?"), classes="title", markup=False)
            yield finder
            yield self._list
            with Horizontal():
                yield Static(_("Day of new entries"), classes="label", markup=False)
                yield self._day
                yield self._read
            with Horizontal():
                yield Static(_("Place"), classes="label", markup=False)
                yield self._place
            yield self._wrong
        yield KeyLine()

    def on_mount(self) -> None:
        """Show where one is, or may be today."""
        self._now = self.app.presence()
        self._look_for("")

    # --- What is found -----------------------------------------------------------------------

    @on(Input.Changed, "#found")
    def _typed_name(self, event: Input.Changed) -> None:
        self._look_for(event.value.strip())

    def _look_for(self, text: str) -> None:
        """Show what ``text`` may name; where one is stands first, then the way to end it."""
        register, now = self.app.register, self._now
        try:
            found = register.occasions(text, _MOST)
        except CcmError as error:
            self._say_wrong(f"{error} {error.hint}".strip())
            return
        self._found = [_Chosen(self._at(each)) for each in found]
        if now is not None:
            if not text:
                others = [
                    c
                    for c in self._found
                    if c.presence and c.presence.occasion.uid != now.occasion.uid
                ]
                self._found = [_Chosen(now), _Chosen(None), *others]
            elif _("none").startswith(text.casefold()):
                self._found.insert(0, _Chosen(None))
        today = register.today
        self._list.set_options(_line(chosen, now, today) for chosen in self._found)
        self._list.highlighted = 0 if self._found else None
        self._say_wrong(
            "" if self._found else _("nothing is found for “{typed}”").format(typed=text)
        )
        self._show_taken()

    def _at(self, occasion: "Occasion") -> "Presence":
        """Being at ``occasion``; where one is already, as it is now."""
        if self._now is not None and self._now.occasion.uid == occasion.uid:
            return self._now
        return beginning(occasion, self.app.register.today)

    @property
    def _marked(self) -> _Chosen | None:
        at = self._list.highlighted
        return None if at is None or at >= len(self._found) else self._found[at]

    def action_walk(self, step: int) -> None:
        """Mark another one."""
        if self._found:
            self._list.highlighted = ((self._list.highlighted or 0) + step) % len(self._found)
            self._show_taken()

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._list.highlighted = event.option_index
        self.action_save()

    # --- Day and place -----------------------------------------------------------------------

    def _show_taken(self) -> None:
        """Day and place as the marked one says them, unless something else was typed."""
        presence = self._marked.presence if self._marked else None
        today = self.app.register.today
        shown = {
            "day": show_day(presence.day(today)) if presence else "",
            "place": presence.place if presence else "",
        } | self._given
        for line in (self._day, self._place):
            if line.value != shown[str(line.id)]:
                with self.prevent(Input.Changed):
                    line.put(shown[str(line.id)])
        self._show_day()

    @on(Input.Changed, "#day")
    @on(Input.Changed, "#place")
    def _typed_over(self, event: Input.Changed) -> None:
        self._given[str(event.input.id)] = event.value
        self._say_wrong("")
        self._show_day()

    def _show_day(self) -> None:
        """How the day is read; that it lies outside the days of the meeting."""
        presence = self._marked.presence if self._marked else None
        try:
            day = read_day(self._day.value, self.app.register.today, past=True)
        except ValueError:
            self._read.update("")
            return
        said = [relative_day(day, self.app.register.today)]
        if self._day.value != show_day(day):
            said.insert(0, show_day(day))
        if presence and not presence.occasion.starts <= day <= presence.occasion.ends:
            said.append(_("not one of its days"))
        self._read.update(Content(", ".join(filter(None, said))))

    # --- Leaving -----------------------------------------------------------------------------

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Be there from here on; what cannot be a day or place is said."""
        if (marked := self._marked) is None:
            return
        presence = marked.presence
        if presence is not None:
            from dataclasses import replace

            today = self.app.register.today
            try:
                day = read_day(self._day.value, today, past=True)
            except ValueError as error:
                self._refuse(self._day, str(error))
                return
            place = self._place.value.strip()
            try:
                place = clean_line(place) if place else ""
            except ValueError as error:
                self._refuse(self._place, str(error))
                return
            presence = replace(presence, place=place, date=day, since=today)
        self.dismiss(presence)
        self.app.be_at(presence)

    def _refuse(self, line: Input, why: str) -> None:
        self._say_wrong(why)
        line.focus()

    def _say_wrong(self, text: str) -> None:
        self._wrong.update(harmless.plain(text))


def _line(chosen: _Chosen, now: "Presence | None", today: date) -> Content:
    """One that can be chosen: its code, name and days, and how near it is."""
    presence = chosen.presence
    if presence is None:
        return Content(harmless.fit(_("none"), _CODE) + " " + _("you are at no meeting any more"))
    found = presence.occasion
    name = (
        harmless.fit(found.name, _NAME)
        if found.code
        else harmless.fit(found.name, _CODE + 1 + _NAME)
    )
    code = harmless.fit(found.code, _CODE) + " " if found.code else ""
    near = _("now") if not found.distance(today) else ""
    if now is not None and found.uid == now.occasion.uid:
        near = _("here")
    days = range_of_days(found.starts, found.ends)
    return Content.assemble(code, name, "  ", days, (f"  {near}" if near else "", "$text-muted"))
