"""ctrl+p: every action of the place, every section, theme and filter, and every record by words."""

from asyncio import sleep, to_thread
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from textual import on
from textual.command import (
    Command,
    CommandList,
    CommandPalette,
    DiscoveryHit,
    Hit,
    Hits,
    Matcher,
    Provider,
)
from textual.content import Content
from textual.widgets import Input

from ccm_tui.errors import CcmError
from ccm_tui.tui import harmless
from ccm_tui.tui.help_screen import KeyOfPlace, keys_of
from ccm_tui.tui.themes import THEMES
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.register import Register
    from ccm_tui.tui.app import CcmApp
    from ccm_tui.tui.state_screen import StateScreen

BESIDE: Final = (
    (N_("Good practices and the Guidance"), N_("By level, and how the Guidance was spread"),
     "guidance_screen:GuidanceScreen"),
    (N_("Costs"), N_("Planned and actual, by activity and currency"), "costs_screen:CostsScreen"),
    (N_("Duplicates"), N_("Records that may be one, to be joined"),
     "duplicates_screen:DuplicatesScreen"),
    (N_("Reports of merges"), N_("What was merged into this register, and what that brought"),
     "merge_reports_screen:MergeReportsScreen"),
    (N_("Make a bundle…"), N_("Hand a colleague the changes that they do not have yet"),
     "bundle_dialog:BundleDialog"),
    (N_("Receipts of handing over"), N_("What was handed to whom, and whether it arrived"),
     "handovers_screen:HandoversScreen"),
    (N_("Sync with a hub…"), N_("Exchange changes where there is a network"),
     "sync_dialog:SyncDialog"),
)  # fmt: skip
"""Places that are no section: what they are called, what is there, and the screen's module."""

_MOST_STATES: Final = 12
_MOST_OCCASIONS: Final = 20
_MOST_CODED: Final = 4
_MOST_RECORDS: Final = 6
"""Of each kind: what is found is to be read at a glance; the search everywhere shows all."""
_PAUSE: Final = 0.05
"""Seconds without another key before records are looked for."""
_WEIGHT: Final = 1.5
"""What a letter that was typed weighs for a record. Textual gives 2 and more for letters that
stand together in the name of an action, and 1 for letters strewn over it."""
_CODE: Final = 10.0
"""The same where a code was typed: whoever knows it means its record."""

_LISTED: Final = ("claim", "finding", "figure", "need", "ruling")

Entry = tuple[str, str, Callable[[], object]]
"""What it is called, what it does, and the doing."""


class Found(NamedTuple):
    """A record that was found: what it is called, what is said of it, and which it is."""

    name: str
    said: str
    kind: str
    uid: str
    code: str = ""


class Palette(CommandPalette):
    """The box of commands; enter waits for what answers the text that stands there.

    Textual's own takes the first of what was listed before, when one types faster than it looks.
    """

    def __init__(self) -> None:
        super().__init__(id="--command-palette")
        self._stale = False
        self._wanted = False

    @on(Input.Changed)
    def _typed_on(self) -> None:
        self._stale, self._wanted = True, False

    @on(Input.Submitted)
    def _taken(self, event: Input.Submitted) -> None:
        if self._stale:
            event.stop()
            event.prevent_default()
            self._wanted = True

    def _refresh_command_list(
        self, command_list: CommandList, commands: list[Command], clear_current: bool
    ) -> None:
        super()._refresh_command_list(command_list, commands, clear_current)
        self._stale = False
        if self._wanted and command_list.option_count:
            self._wanted = False
            self.call_later(self._select_or_command)


class RegisterCommands(Provider):
    """Actions, records, what was kept under a name, and where one may be."""

    @property
    def _app(self) -> "CcmApp":
        return cast("CcmApp", self.app)

    async def startup(self) -> None:
        """Read once what was kept under a name; words, not icons, say what the box is."""
        self.app.screen.query("SearchIcon").set(display=False)
        self._kept: list[Entry] = []
        if self._app.is_warm:
            from ccm_tui.tui.templates_screen import template_entries
            from ccm_tui.tui.views_screen import view_entries

            self._kept = [
                *template_entries(self._app),
                *view_entries(self._app),
                *_occasion_entries(self._app),
            ]

    async def discover(self) -> Hits:
        """Before anything is typed: the actions."""
        for name, does, act in [*self._actions(), *self._kept]:
            yield DiscoveryHit(_two_lines(Content(name), does), act, text=name)

    async def search(self, query: str) -> Hits:
        """Actions by their letters, States by any of their names, records by their words."""
        matcher = self.matcher(query)
        for name, does, act in [*self._actions(), *self._kept]:
            if (score := matcher.match(name)) > 0:
                yield Hit(score, _two_lines(_lit(matcher, name), does), act, text=name)
        if not self._app.is_open:
            return
        states = self._app.register.suggest("state", query, limit=_MOST_STATES)
        for place, one in enumerate(states):
            name = harmless.line(f"{one.name}  {one.code}")
            state = Found(name, _("State"), "state", one.uid, one.code)
            # By letters strewn over its name: below the records that hold the word.
            strewn = matcher.match(name) < _WEIGHT * len(query)
            yield self._hit(query, (-len(query) / 2 if strewn else 1) - place / 100, state)
        await sleep(_PAUSE)
        try:
            found = await to_thread(looked_up, self._app.register, query)
        except CcmError as error:
            self._app.say_error(error)
            return
        for place, record in enumerate(found):
            yield self._hit(query, -place / 1000, record)

    def _hit(self, query: str, better: float, found: Found) -> Hit:
        is_code = query.strip().casefold() == found.code.casefold()
        score = len(query) * (_CODE if is_code else _WEIGHT) + better
        open_it = partial(self._app.open_record, found.kind, found.uid)
        return Hit(score, _two_lines(Content(found.name), found.said), open_it, text=found.name)

    def _actions(self) -> Iterator[Entry]:
        app = self._app
        for entry in keys_of(self.screen):
            if not entry.part:
                continue
            name = f"{entry.word}  ({' '.join(entry.keys)})"
            yield name, entry.does, partial(self._run, entry)
        yield from self._new()
        yield from self._lists()
        for called, does, place in BESIDE if app.is_warm else ():
            yield _(called), _(does), partial(self._visit, place)
        for theme in THEMES:
            name = _("Theme: {name}").format(name=_(theme.name))
            yield name, _("Change the colours"), partial(app.use_theme, theme.name)
        yield from self._filters()

    def _new(self) -> Iterator[Entry]:
        if not self._app.is_warm:
            return
        for entity in self._app.register.entities:
            if "add" in entity.verbs:
                name = _("New {kind}").format(kind=_(entity.singular))
                open_it = partial(self._app.open_form, entity.table)
                yield name, _("Open its form"), open_it

    def _lists(self) -> Iterator[Entry]:
        """What is kept of States and has no section."""
        for kind in _LISTED if self._app.is_warm else ():
            name = _("All {plural}").format(plural=_(self._app.register.entity(kind).plural))
            show = partial(self._app.search_everywhere, f"kind:{kind} ")
            yield name, _("In the search, where state:GNB and the like narrow it"), show

    def _filters(self) -> Iterator[Entry]:
        from ccm_tui.tui.state_screen import StateScreen
        from ccm_tui.tui.states_screen import WHICH, StatesScreen

        if isinstance(self.screen, StateScreen):
            yield from self._parts(self.screen)
        if isinstance(self.screen, StatesScreen):
            for which, words in WHICH:
                name = _("Show {which}").format(which=_(words))
                yield name, _("Which States are listed"), partial(self.screen.show_which, which)

    def _parts(self, screen: "StateScreen") -> Iterator[Entry]:
        from ccm_tui.tui.state_parts import PARTS

        for part, heading, _write in PARTS:
            name = _("Go to {heading}").format(heading=_(heading))
            yield name, _("A part of what is known of this State"), partial(screen.show_part, part)

    def _visit(self, place: str) -> None:
        module, _colon, name = place.partition(":")
        screen = getattr(import_module(f"ccm_tui.tui.{module}"), name)()
        self.app.push_screen(screen, lambda answer: self._app.wrote() if answer else None)

    async def _run(self, entry: KeyOfPlace) -> None:
        await self.app.run_action(entry.action, entry.node)


def _occasion_entries(app: "CcmApp") -> Iterator[Entry]:
    """The meetings and events that one may be at, those of today and the nearest first."""
    from ccm_tui.tui.meeting.presence import beginning

    for occasion in app.register.occasions(limit=_MOST_OCCASIONS):
        name = _("At {name}").format(name=harmless.line(occasion.short))
        be_there = partial(app.be_at, beginning(occasion, app.register.today))
        yield name, _("You are there: new entries take its day, place and margin"), be_there


def looked_up(register: "Register", query: str) -> list[Found]:
    """The records that ``query`` finds besides States: those with such a code, then the newest."""
    with register.aside() as aside:
        coded = list(_coded(aside, query))
        known = {one.uid for one in coded}
        newest = [one for one in _newest(aside, query) if one.uid not in known]
    return coded + newest


def _coded(register: "Register", query: str) -> Iterator[Found]:
    """Rows of the plan and whatever else has a code that begins so."""
    wanted = query.strip().casefold()
    for entity in register.entities:
        if not entity.code_field or entity.table == "state" or not wanted:
            continue
        for one in register.suggest(entity.table, query, limit=_MOST_CODED):
            if one.code.casefold().startswith(wanted):
                name = harmless.line(f"{one.code}  {one.name}")
                yield Found(name, _(entity.singular), entity.table, one.uid, one.code)


def _newest(register: "Register", query: str) -> Iterator[Found]:
    from ccm_tui.domain.dates import show_day
    from ccm_tui.tui.hits import titled

    for hit in register.newest(query, _MOST_RECORDS):
        if hit.kind == "state":
            continue
        entity = register.entity(hit.kind)
        day = show_day(hit.day) if hit.day else ""
        said = " · ".join(filter(None, (_(entity.singular), day, hit.concerns)))
        yield Found(harmless.line(titled(entity, hit)), harmless.line(said), hit.kind, hit.uid)


def _lit(matcher: Matcher, name: str) -> Content:
    """``name`` with the letters that were typed standing out."""
    _score, places = matcher.fuzzy_search.match(matcher.query, name)
    lit = Content(name)
    for place in places:
        lit = lit.stylize(matcher.match_style, place, place + 1)
    return lit


def _two_lines(name: Content, said: str) -> Content:
    """A name and what is said of it below. Textual would read a help text of its own as markup."""
    return Content.assemble(name, "\n", (said, "$text-muted"))
