"""What of the settings does not hold, said when the program starts; it goes on without it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from ccm_tui.tui import harmless
from ccm_tui.tui.app import CcmApp
from ccm_tui.tui.bar import KeyLine, SectionBar
from ccm_tui.tui.dialogs import Question
from ccm_tui.tui.keymap import Reading
from ccm_tui.words import N_, _


class SettingsFaults(Question):
    """Every fault, and where to mend it."""

    DEFAULT_CSS: ClassVar[str] = """
    SettingsFaults VerticalScroll { height: auto; max-height: 60vh; scrollbar-size-vertical: 1; }
    SettingsFaults .fault { margin-bottom: 1; }
    """
    BINDINGS: ClassVar = [
        Binding("enter,escape", "leave", N_("Go on"), id="settings.leave",
                tooltip=N_("Go on without what does not hold")),
    ]  # fmt: skip

    def __init__(self, faults: Sequence[str], mend: str) -> None:
        super().__init__()
        self._faults = faults
        self._mend = mend

    def compose(self) -> ComposeResult:
        """What does not hold and what to do."""
        with Vertical():
            yield Static(_("Not all settings hold"), classes="title", markup=False)
            with VerticalScroll():
                for fault in self._faults:
                    yield Static(harmless.plain(fault), classes="fault")
            yield Static(harmless.plain(self._mend), classes="label")
        yield KeyLine()


def heed(app: CcmApp, keys: Reading | None) -> None:
    """Let the keys hold that the person set, and say what of the settings does not."""
    settings = app.settings
    faults = [] if settings.trouble is None else [str(settings.trouble)]
    mend = _("Correct the file, or move it away. Nothing of it holds until then.")
    if keys is not None:
        app.set_keymap(keys.keymap)
        _name_sections(app, keys)
        faults += keys.problems
        mend = _("Correct [keys] in {file}. Until then these keys are as usual; all others hold.")
    if faults:
        app.push_screen(SettingsFaults(faults, mend.format(file=settings.config)))


def _name_sections(app: CcmApp, keys: Reading) -> None:
    """The first line names the keys that lead to the sections now."""

    def key_of(name: str, usual: str) -> str:
        first = keys.keymap.get(f"app.{name}", usual).split(",")[0]
        return app.get_key_display(Binding(first, ""))

    app.sections_in_bar = tuple(
        (key_of(name, usual), name, label) for usual, name, label in app.sections_in_bar
    )
    for screen in app.screen_stack:
        for bar in screen.query(SectionBar):
            bar.name_sections(app.sections_in_bar)
