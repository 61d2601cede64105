"""Moving about: a letter on every target, and back and forward through where one has been."""

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from ccm_tui.errors import CcmError
from ccm_tui.tui import harmless
from ccm_tui.tui.key_order import KeysInOrder
from ccm_tui.tui.trail import Place, Trail, Visited
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.register import Register


class Travels(KeysInOrder):
    """An app that remembers where one has been. A place is any screen with ``whereabouts``."""

    BINDINGS: ClassVar = [
        Binding("f3,semicolon", "jump", N_("Jump"), show=False, id="app.jump",
                tooltip=N_("Show a letter on everything one can go to")),
        Binding("left_square_bracket", "travel(-1)", N_("Where I was"), show=False, id="app.back",
                tooltip=N_("Go back to where you were before")),
        Binding("right_square_bracket", "travel(1)", N_("Forward again"), show=False,
                id="app.forward", tooltip=N_("Go again to where you came back from")),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.trail = Trail()
        self._stands: object = None

    # --- What a subclass gives ---------------------------------------------------------------

    @property
    def register(self) -> "Register":
        """The open register."""
        raise NotImplementedError

    def say_error(self, error: CcmError) -> None:
        """Tell the person what happened."""
        raise NotImplementedError

    # --- Letters and the trail ---------------------------------------------------------------

    def action_jump(self) -> None:
        """Show a letter on everything one can go to."""
        from ccm_tui.tui.jump import jump

        jump(self)

    def on_mount(self) -> None:
        """Follow from the first screen on."""
        self.screen_change_signal.subscribe(self, lambda _screen: self._arrived())
        self._arrived()

    def _arrived(self) -> None:
        """There may be another screen now; what is no place (a form, a question) does not count."""
        screen = self.screen
        if screen is not self._stands and isinstance(screen, Visited):
            self._left()
            self._stands = screen
            self.trail.arrive(replace(screen.whereabouts(), section=self.current_mode))

    def _left(self) -> None:
        """What is selected and filtered in the place that is left now belongs to it."""
        here = self.trail.here
        if here is not None and isinstance(self._stands, Visited):
            now = replace(self._stands.whereabouts(), section=here.section)
            if now == here:
                self.trail.arrive(now)

    def action_travel(self, by: int) -> None:
        """Go to where one was before (-1), or again to where one came back from (1)."""
        self._left()
        gone: dict[tuple[str, str], None] = {}
        try:
            place = self.trail.step(by, lambda each: self._is_there(each, gone))
            for record in gone:
                title = harmless.line(self.register.name_of(*record))
                said = _("“{title}” was deleted meanwhile.").format(title=title)
                self.notify(said, severity="warning", markup=False)
            if place is not None:
                self._go(place)
            elif not gone:
                said = (
                    _("This is where you began.") if by < 0 else _("You were nowhere after this.")
                )
                self.notify(said, markup=False)
        except CcmError as error:
            self.say_error(error)

    def _is_there(self, place: Place, gone: dict[tuple[str, str], None]) -> bool:
        """Whether its record still stands; one that does not joins ``gone``."""
        if place.record is None or not self.register.values(*place.record)["deleted"]:
            return True
        gone[place.record] = None
        return False

    def _go(self, place: Place) -> None:
        """Leave what stands in the way; what was left long ago is made anew on its section."""
        from ccm_tui.tui.section import Section

        if self.current_mode != place.section:
            self.switch_mode(place.section)
        while not (there := self._stands_at(place)) and len(self.screen_stack) > 1:
            self.pop_screen()
        if not there and place.screen is not None:
            self.push_screen(place.screen(*place.given))
        elif isinstance(self.screen, Section):
            self.screen.return_to(place)

    def _stands_at(self, place: Place) -> bool:
        screen = self.screen
        return (
            isinstance(screen, Visited)
            and replace(screen.whereabouts(), section=place.section) == place
        )
