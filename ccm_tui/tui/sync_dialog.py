"""Syncing with a hub: its address, up to which level one gives, the work, and what passed."""

import os
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from ccm_tui.domain.vocabularies import SENSITIVITIES
from ccm_tui.errors import CcmError
from ccm_tui.tui.bar import KeyLine
from ccm_tui.tui.bundle_dialog import levels_in_words, no_level
from ccm_tui.tui.work_dialog import WorkDialog
from ccm_tui.words import N_, _, ngettext

if TYPE_CHECKING:
    from ccm_tui.register import Synced

_USUAL = "restricted"


class SyncDialog(WorkDialog):
    """Exchanges changes with a hub; answers whether anything may have been merged."""

    BINDINGS: ClassVar = [
        Binding("ctrl+s", "start", N_("Sync"), id="sync.start",
                tooltip=N_("Take what the hub has, and give it what it lacks")),
    ]  # fmt: skip

    def compose(self) -> ComposeResult:
        """The address, the level, and what passed."""
        said = _("Level: {levels}; blank: as the last time, else {usual}").format(
            levels=levels_in_words(), usual=SENSITIVITIES.label(_USUAL)
        )
        with Vertical():
            yield Static(_("Sync with a hub"), classes="title", markup=False)
            yield Static(
                _("What the hub has comes into this register, then it is given what it lacks. The "
                  "password belongs into PostgreSQL’s password file, not here."),
                classes="intro",
                markup=False,
            )  # fmt: skip
            yield Static(_("Address: postgresql://host/database"), classes="label", markup=False)
            yield Input(id="url")
            yield Static(said, classes="label", markup=False)
            yield Input(id="level")
            yield Static("", id="wrong", classes="wrong", markup=False)
            yield Static("", id="told")
        yield KeyLine()

    @on(Input.Submitted, "#url")
    def _to_level(self) -> None:
        self.query_one("#level", Input).focus()

    @on(Input.Submitted, "#level")
    def action_start(self) -> None:
        """Sync."""
        from ccm_tui.exchange.hub_address import address_of

        level = self.query_one("#level", Input).value.strip()
        if self.working:
            return
        found = SENSITIVITIES.matches(level)
        if level and len(found) != 1:
            self.refuse(no_level(level))
            return
        try:
            hub = address_of(self.query_one("#url", Input).value.strip(), os.environ)
        except CcmError as error:
            self.failed(error)
            return
        visits = self.app.settings.visits
        kept = visits.level(hub.name)
        agreed = found[0] if level else (kept if kept in SENSITIVITIES.codes else _USUAL)
        visits.keep_level(hub.name, agreed)
        self.answer = True
        self.begin(_("Syncing"), lambda r, told: r.sync(hub, agreed, told), self._have_synced)

    def _have_synced(self, done: "Synced") -> None:
        sheet = self.sheet(_("In step with the hub ●"))
        for label, count in ((_("Came in"), done.pulled), (_("Given"), done.pushed)):
            said = ngettext("{n} change", "{n} changes", count)
            sheet.labelled(label, said.format(n=f"{count:,}"))
        level = SENSITIVITIES.label(done.level)
        said = ngettext("{n} record above “{level}”", "{n} records above “{level}”", done.kept_back)
        sheet.labelled(_("Stays here"), said.format(n=done.kept_back, level=level))
        if done.conflicts:
            sheet.labelled(_("Conflicts"), Content.styled(str(done.conflicts), "bold $warning"),
                           _("O shows them"))  # fmt: skip
        self.tell(sheet.content())
