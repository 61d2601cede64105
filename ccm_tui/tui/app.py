"""Face one: the app. It opens the register after the first frame and hands it to its screens."""

import os
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple, Protocol

from textual import work
from textual.binding import Binding
from textual.screen import Screen

from ccm_tui.errors import CcmError
from ccm_tui.tui import harmless
from ccm_tui.tui.acting import Acts
from ccm_tui.tui.themes import THEMES
from ccm_tui.words import N_, _, ngettext

if TYPE_CHECKING:
    from ccm_tui.register import Register
    from ccm_tui.tui.keymap import Reading
    from ccm_tui.tui.section import Section
    from ccm_tui.visits import Visit, Visits


class AppSettings(Protocol):
    """What the app asks of the installation's settings."""

    theme: str
    config: Path
    """The file they stand in."""
    trouble: CcmError | None
    """Why that file cannot be read; nothing of it holds then."""
    backups: Path
    """The folder in which backups are made."""
    keys: object
    """Its table ``[keys]`` as it stands there; None: there is none."""
    visits: "Visits"
    """When this installation last looked at which register."""

    def remember(self, **settings: str) -> None:
        """Keep settings for the next start: ``theme``, ``by``, ``person``."""


class SectionPlace(NamedTuple):
    """A section of the program: its key, its name, words for it, and the screen's module."""

    key: str
    name: str
    label: str
    does: str
    screen: str

    def make(self) -> Screen[None]:
        """The screen, imported when it is first visited."""
        module, _colon, name = self.screen.partition(":")
        screen: Screen[None] = getattr(import_module(f"ccm_tui.tui.{module}"), name)()
        return screen


SECTIONS: tuple[SectionPlace, ...] = (
    SectionPlace("1", "today", N_("Today"), N_("What is owed, awaited and coming"),
                 "today_screen:TodayScreen"),
    SectionPlace("2", "states", N_("States"), N_("The States and where they stand"),
                 "states_screen:StatesScreen"),
    SectionPlace("3", "outreach", N_("Outreach"), N_("Letters, calls and meetings, newest first"),
                 "outreach_screen:OutreachScreen"),
    SectionPlace("4", "events", N_("Events"), N_("Side events and workshops, and who attends"),
                 "events_screen:EventsScreen"),
    SectionPlace("5", "outputs", N_("Outputs"), N_("How far the outputs are, and on what evidence"),
                 "outputs_screen:OutputsScreen"),
    SectionPlace("6", "plan", N_("Plan"), N_("The work plan: what serves what, and by when"),
                 "plan_screen:PlanScreen"),
    SectionPlace("7", "requests", N_("Requests"), N_("What States ask for, stage by stage"),
                 "requests_screen:RequestsScreen"),
    SectionPlace("8", "people", N_("People"), N_("Contacts and organisations, and what is owed"),
                 "people_screen:PeopleScreen"),
)  # fmt: skip
"""The sections in their order."""


_PLAN: Final = 12
"""Cells of the first line for the code of the plan in use."""
_FIRST_ROWS_PAINTED: Final = 0.08
"""Seconds that the first rows have to themselves before anything else is imported."""


def _commands() -> Any:
    from ccm_tui.tui.palette import RegisterCommands

    return RegisterCommands


class CcmApp(Acts):
    """The register on the screen."""

    TITLE = "ccm-tui"
    MODES: ClassVar[dict[str, Any]] = {place.name: place.make for place in SECTIONS}
    DEFAULT_MODE = SECTIONS[0].name
    COMMANDS: ClassVar[set[Any]] = {_commands}
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS: ClassVar = [
        *(
            Binding(place.key, f"switch_mode('{place.name}')", place.label, show=False,
                    id=f"app.{place.name}", tooltip=place.does)
            for place in SECTIONS
        ),
        Binding("ctrl+p", "command_palette", N_("Palette"), show=False, id="app.palette",
                priority=True, tooltip=N_("Every action, and every record by its words")),
        Binding("f2,colon", "capture", N_("Capture"), show=False, id="app.capture",
                tooltip=N_("Write an entry in one line, as fast as it is spoken")),
        Binding("ctrl+f,f4", "search", N_("Search everywhere"), show=False, id="app.search",
                priority=True, tooltip=N_("One line over every kind of record")),
        Binding("f1,question_mark", "help", N_("Help"), id="app.help",
                tooltip=N_("The keys of this place")),
        Binding("ctrl+q,f10", "quit", N_("Quit"), show=False, id="app.quit", priority=True,
                tooltip=N_("Leave the program; everything is kept")),
        Binding("ctrl+e", "export", N_("Export the register"), show=False, id="app.export",
                tooltip=N_("Hand over the register as one file")),
        Binding("ctrl+w", "identity", N_("Who acts"), show=False, id="app.identity",
                tooltip=N_("Say in whose name you write")),
        Binding("ctrl+t", "next_theme", N_("Dark, light, high contrast"), show=False,
                id="app.theme", tooltip=N_("Change the colours")),
        Binding("f5", "plan_check", N_("Plan check"), show=False, id="app.plan_check",
                tooltip=N_("What the plan leaves open, and what was decided")),
        Binding("f6,A", "documents", N_("Documents"), show=False, id="app.documents",
                tooltip=N_("The files of this record: attach one, open one")),
        Binding("P", "plans", N_("Plan in use"), show=False, id="app.plans",
                tooltip=N_("Use another plan, or roll one over into the next")),
        Binding("I", "merge", N_("Merge a file…"), show=False, id="app.merge",
                tooltip=N_("Take in what a colleague wrote in a register of their own")),
        Binding("O", "conflicts", N_("Conflicts"), show=False, id="app.conflicts",
                tooltip=N_("Where people wrote different things, and what may be the same")),
        Binding("D", "drafts", N_("Drafts"), show=False, id="app.drafts",
                tooltip=N_("What was typed and not saved yet")),
    ]  # fmt: skip

    def __init__(self, open_register: Callable[[], "Register"], settings: AppSettings) -> None:
        super().__init__()
        self._open_register = open_register
        self.settings = settings
        self.sections_in_bar = tuple(place[:3] for place in SECTIONS)
        self._opened: Register | None = None
        self.is_warm = False
        """Whether everything that is not needed for the first rows is imported, too."""
        self.last_visit: Visit | None = None
        """When this register was last looked at on this installation."""
        self.search_text = ""
        """What was looked for everywhere the last time."""
        self.told_apart: set[frozenset[str]] = set()
        """Records that look alike and are not the same, as was said since the program began."""
        for theme in THEMES:
            self.register_theme(theme)
        names = [theme.name for theme in THEMES]
        self.theme = settings.theme if settings.theme in names else names[0]

    # ---------------------------------------------------------------- opening

    def frame_shown(self) -> None:
        """The first frame is painted: now the register."""
        if not self.is_open:
            self.call_later(self.open_register)

    @property
    def is_open(self) -> bool:
        """Whether the register is open yet."""
        return self._opened is not None

    @property
    def register(self) -> "Register":
        """The open register."""
        if self._opened is None:
            raise RuntimeError("the register is not open yet")
        return self._opened

    def open_register(self) -> None:
        """Open the register; when it cannot be, say why and what to do."""
        try:
            self._opened = self._open_register()
        except CcmError as error:
            self._cannot_open(error)
            return
        self.last_visit = self.settings.visits.last(self._opened.origin)
        self.come_back()
        self._section().opened()
        self.set_timer(_FIRST_ROWS_PAINTED, self._warm_up)

    @work(thread=True)
    def _warm_up(self) -> None:
        """Import what the first keys will need, while they are awaited."""
        import ccm_tui.tui.state_view  # noqa: F401

        self.register.warm_up()
        keys = None
        if self.settings.keys is not None:
            from ccm_tui.tui.keymap import read

            keys = read(self.settings.keys)
        self.call_from_thread(self._warm, keys)

    def _warm(self, keys: "Reading | None") -> None:
        """All is there: look at the triggers, and show what the selected row means."""
        try:
            self.register.make_ready()
        except CcmError as error:
            self._cannot_open(error)
            return
        self.is_warm = True
        self._section().warm()
        self.screen.refresh_bindings()
        if not self.register.writable:
            self.notify(
                _("This register can be read but not written."), severity="warning", markup=False
            )
        if apart := self.register.kept_apart():
            self.notify(apart, timeout=10, markup=False)
        if keys is not None or self.settings.trouble is not None:
            from ccm_tui.tui.settings_dialog import heed

            heed(self, keys)

    def _cannot_open(self, error: CcmError) -> None:
        from ccm_tui.tui.dialogs import CannotOpen

        if self._opened is not None:
            self._opened.close()
            self._opened = None
        self.push_screen(CannotOpen(error), self._tried_again)

    def _tried_again(self, again: bool | None) -> None:
        if again:
            self.open_register()
        else:
            self.exit(return_code=1)

    def _section(self) -> "Section":
        from ccm_tui.tui.section import Section

        section = self.screen_stack[0]
        if not isinstance(section, Section):
            raise TypeError(f"{section!r} is no section")
        return section

    async def on_unmount(self) -> None:
        """Remember how far one has looked, and close the register; nothing is pending."""
        if self._opened is not None:
            from ccm_tui.visits import Visit

            with suppress(CcmError):
                visit = Visit(self._opened.around.clock().date(), self._opened.marks())
                self.settings.visits.keep(self._opened.origin, visit)
            self._opened.close()

    def get_key_display(self, binding: Binding) -> str:
        """Keys in words: enter, esc, ctrl+s."""
        if binding.key_display:
            return binding.key_display
        *held, key = binding.key.split("+")
        plain = super().get_key_display(Binding(key, "", ""))
        words = {"enter": "enter", "escape": "esc", "up": "up", "down": "down"}
        named = key.upper() if key[:1] == "f" and key[1:].isdigit() else words.get(key, plain)
        return "+".join([*held, named])

    # ---------------------------------------------------------------- what the frame says

    def facts(self) -> list[str]:
        """The file, who acts and the day, the most dispensable last."""
        from ccm_tui.domain.dates import show_day

        register = self.register
        who = register.actor.by or _("nobody named: ctrl+w")
        day = show_day(register.today)
        as_at = _("as at {day}").format(day=day) if register.around.as_at else day
        return [who, as_at, register.path.name]

    def waiting(self) -> list[tuple[str, str]]:
        """Words for where one is and what waits for a person, each with the action to show it."""
        drafts = len(self.register.drafts())
        said = ngettext("{n} draft", "{n} drafts", drafts).format(n=drafts)
        plan = self._plan_in_a_word()
        found = [*self.where_in_a_word(), *plan, *([(said, "drafts")] if drafts else [])]
        if conflicts := self.register.conflict_count():
            said = ngettext("{n} conflict", "{n} conflicts", conflicts).format(n=conflicts)
            found.append((said, "conflicts"))
        return found

    def _plan_in_a_word(self) -> list[tuple[str, str]]:
        """The plan in use, where there are several: a word that leads to the others."""
        if not self.register.several_plans:
            return []
        code = self.register.code_of("plan", self.register.plan)
        return [(harmless.fit(code, _PLAN).rstrip(), "plans")]

    # ---------------------------------------------------------------- from anywhere

    def action_help(self) -> None:
        """The keys of this place."""
        from ccm_tui.tui.help_screen import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_command_palette(self) -> None:
        """Find any action, any record, by what is typed."""
        from ccm_tui.tui.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def action_search(self) -> None:
        """Look for something in every kind of record."""
        self.search_everywhere()

    def search_everywhere(self, text: str | None = None) -> None:
        """Open the search, with what was looked for last or with ``text``."""
        from textual.command import CommandPalette

        from ccm_tui.tui.search_screen import SearchScreen

        if not self.is_open or isinstance(self.screen, CommandPalette):
            return
        if text is not None:
            self.search_text = text
        if isinstance(self.screen, SearchScreen):
            self.screen.look_for(self.search_text)
        else:
            self.push_screen(SearchScreen())

    def action_export(self) -> None:
        """Hand over the register as one file."""
        from ccm_tui.tui.dialogs import ExportDialog

        if self.is_open:
            self.push_screen(ExportDialog())

    def action_identity(self) -> None:
        """Say in whose name you write."""
        from ccm_tui.tui.dialogs import IdentityDialog

        if self.is_open:
            self.push_screen(IdentityDialog(), lambda _chosen: self.wrote())

    def action_capture(self) -> None:
        """Write an entry in one line."""
        from ccm_tui.tui.capture import capture

        if self.is_open:
            capture(self)

    def action_drafts(self) -> None:
        """What was typed and not saved yet."""
        from ccm_tui.tui.drafts_screen import DraftsScreen

        if self.is_open:
            self.push_screen(DraftsScreen(), lambda _chosen: self.wrote())

    def action_merge(self) -> None:
        """Take in a colleague's register."""
        from ccm_tui.tui.merge_dialog import MergeDialog

        if self.is_warm:
            self.push_screen(MergeDialog(), lambda merged: self.wrote() if merged else None)

    def action_conflicts(self) -> None:
        """Where people wrote different things."""
        from ccm_tui.tui.conflicts_screen import ConflictsScreen

        if self.is_warm and not isinstance(self.screen, ConflictsScreen):
            writes = self.writes
            self.push_screen(ConflictsScreen(), lambda _left: self._returned(writes))

    def action_plan_check(self) -> None:
        """What the plan leaves open."""
        from ccm_tui.tui.plan_check_screen import PlanCheckScreen

        if self.is_open and not isinstance(self.screen, PlanCheckScreen):
            writes = self.writes
            self.push_screen(PlanCheckScreen(), lambda _left: self._returned(writes))

    def action_documents(self) -> None:
        """The documents of the record that one looks at, or all where there is none."""
        from ccm_tui.tui.documents_screen import DocumentsScreen

        if self.is_open and not isinstance(self.screen, DocumentsScreen):
            writes, record = self.writes, self._record_looked_at()
            self.push_screen(DocumentsScreen(record), lambda _left: self._returned(writes))

    def _record_looked_at(self) -> str | None:
        """The uid of the record under the cursor, else of the one that the screen is about."""
        from ccm_tui.tui.duplicate import Repeats
        from ccm_tui.tui.trail import Visited

        screen = self.screen
        found = screen.record_here() if isinstance(screen, Repeats) else None
        if found is None or not self.register.kind_of(found[1]):
            found = screen.whereabouts().record if isinstance(screen, Visited) else None
        return found[1] if found else None

    def action_plans(self) -> None:
        """Use another plan, or roll one over."""
        from ccm_tui.tui.plans_dialog import PlansDialog

        if self.is_open:
            self.push_screen(PlansDialog())

    def action_next_theme(self) -> None:
        """Change the colours: dark, light, high contrast."""
        names = [theme.name for theme in THEMES]
        self.use_theme(names[(names.index(self.theme) + 1) % len(names)])

    def use_theme(self, name: str) -> None:
        """Change to the theme ``name`` and remember it."""
        self.theme = name
        self.remember(theme=name)

    def remember(self, **settings: str) -> None:
        """Keep settings for the next start; that they cannot be kept is said."""
        try:
            self.settings.remember(**settings)
        except CcmError as error:
            self.say_error(error)


def run(open_register: Callable[[], "Register"], settings: AppSettings) -> int:
    """Run the app until the person leaves; returns the exit code."""
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    app = CcmApp(open_register, settings)
    app.run()
    return app.return_code or 0
