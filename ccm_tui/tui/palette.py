"""ctrl+p: every action of the place, every section, theme and filter, and every State by name."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from ccm_tui.tui import harmless
from ccm_tui.tui.help_screen import KeyOfPlace, keys_of
from ccm_tui.tui.themes import THEMES
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.tui.app import CcmApp

_MOST_STATES = 12

Entry = tuple[str, str, Callable[[], object]]
"""What it is called, what it does, and the doing."""


class RegisterCommands(Provider):
    """Actions and States."""

    @property
    def _app(self) -> "CcmApp":
        return cast("CcmApp", self.app)

    async def discover(self) -> Hits:
        """Before anything is typed: the actions."""
        for name, does, act in self._actions():
            yield DiscoveryHit(Content(name), act, text=name, help=does)

    async def search(self, query: str) -> Hits:
        """Actions by their words, States by any of their names."""
        matcher = self.matcher(query)
        for name, does, act in self._actions():
            if (score := matcher.match(name)) > 0:
                yield Hit(score, matcher.highlight(name), act, text=name, help=does)
        if self._app.is_open:
            for place, state in enumerate(
                self._app.register.suggest("state", query, limit=_MOST_STATES)
            ):
                name = harmless.line(f"{state.name}  {state.code}")
                open_it = partial(self._app.open_state, state.uid)
                score = 0.9 - place / 100
                yield Hit(score, Content(name), open_it, text=name, help=_("State"))

    def _actions(self) -> Iterator[Entry]:
        app = self._app
        for entry in keys_of(self.screen):
            if not entry.part:
                continue
            name = f"{entry.word}  ({' '.join(entry.keys)})"
            yield name, entry.does, partial(self._run, entry)
        yield from self._new()
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

    def _filters(self) -> Iterator[Entry]:
        from ccm_tui.tui.states_screen import WHICH, StatesScreen

        if isinstance(self.screen, StatesScreen):
            for which, words in WHICH:
                name = _("Show {which}").format(which=_(words))
                yield name, _("Which States are listed"), partial(self.screen.show_which, which)

    async def _run(self, entry: KeyOfPlace) -> None:
        await self.app.run_action(entry.action, entry.node)
