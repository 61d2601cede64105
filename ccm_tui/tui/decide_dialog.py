"""Deciding which claim stands where sources disagree about a State."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from ccm_tui.domain import vocabularies as words
from ccm_tui.domain.dates import show_day
from ccm_tui.domain.standing_words import value_in_words
from ccm_tui.errors import CcmError, Refused
from ccm_tui.tui import harmless
from ccm_tui.tui.bar import KeyLine
from ccm_tui.tui.dialogs import IdentityDialog, Question
from ccm_tui.tui.form.line_rows import OneLine
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.domain.standing import ClaimMade
    from ccm_tui.register import Profile

_ASPECT, _VALUE, _WHO, _DAY = 13, 18, 14, 12
"""Cells of what is said of a claim."""


def open_questions(profile: "Profile", today: date) -> "list[ClaimMade]":
    """The claims up to ``today`` about what is disputed or was decided; the newest first."""
    asked = [
        aspect
        for aspect, standing in profile.state.standings.items()
        if standing.disputed or standing.decided
    ]
    claims = [c for c in profile.claims if c.aspect in asked and c.as_of <= today]
    return sorted(claims, key=lambda c: (asked.index(c.aspect), -c.as_of.toordinal(), c.uid))


class DecideDialog(Question):
    """Lists the claims that disagree; one is chosen, and why is typed."""

    DEFAULT_CSS: ClassVar[str] = """
    DecideDialog {
        & > Vertical { width: 100; }
        OptionList {
            height: auto; max-height: 10; border: none; padding: 0; margin: 1 0 0 0;
            background: $panel;
        }
    }
    """
    AUTO_FOCUS = "#reason"
    BINDINGS: ClassVar = [
        Binding("ctrl+s,enter", "save", N_("Decide"), id="decide.save",
                tooltip=N_("Let the marked claim stand, for the reason that is typed")),
        Binding("down", "walk(1)", N_("Next"), show=False, id="decide.down",
                tooltip=N_("The next claim")),
        Binding("up", "walk(-1)", N_("Before"), show=False, id="decide.up",
                tooltip=N_("The claim before")),
        Binding("escape", "leave", N_("Close"), id="decide.leave",
                tooltip=N_("Decide nothing")),
    ]  # fmt: skip

    def __init__(self, profile: "Profile", claims: "Sequence[ClaimMade]") -> None:
        super().__init__()
        self._profile, self._claims = profile, claims
        self._list = OptionList(*map(_line, claims), markup=False, compact=True)
        self._list.can_focus = False
        self._source = Static("", classes="label", markup=False)
        self._wrong = Static("", classes="wrong", markup=False)

    def compose(self) -> ComposeResult:
        """The claims, the whole source of the marked one, and the reason."""
        reason = OneLine()
        reason.id = "reason"
        name = harmless.line(self._profile.state.name)
        with Vertical():
            yield Static(
                _("{state}: which claim stands?").format(state=name), classes="title", markup=False
            )
            yield Static(
                _("The others stay on record. A later claim opens the question again; "
                  "u takes the decision back."),
                markup=False,
            )  # fmt: skip
            yield self._list
            yield self._source
            yield Static(_("Reason"), classes="label", markup=False)
            yield reason
            yield self._wrong
        yield KeyLine()

    def on_mount(self) -> None:
        """Mark the claim that stands now."""
        standing = {s.claim.uid for s in self._profile.state.standings.values()}
        places = [at for at, claim in enumerate(self._claims) if claim.uid in standing]
        self._list.highlighted = places[0] if places else 0

    @on(OptionList.OptionHighlighted)
    def _show_source(self, event: OptionList.OptionHighlighted) -> None:
        self._source.update(harmless.plain(self._claims[event.option_index].source))

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._list.highlighted = event.option_index

    def action_walk(self, step: int) -> None:
        """Mark another claim."""
        at = self._list.highlighted or 0
        self._list.highlighted = (at + step) % len(self._claims)

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Let the marked claim stand."""
        reason = self.query_one("#reason", OneLine).value
        if self.app.register.actor.person is None:
            self.app.push_screen(IdentityDialog(), self._named)
            return
        claim = self._claims[self._list.highlighted or 0]
        try:
            uid = self.app.register.decide_claim(claim.uid, reason)
        except Refused as error:
            self._wrong.update(harmless.plain("; ".join(error.fields.values())))
            return
        except CcmError as error:
            self._wrong.update(harmless.plain(f"{error}\n{error.hint}".strip()))
            return
        self.dismiss(uid)

    def _named(self, _saved: object) -> None:
        if self.app.register.actor.person:
            self.action_save()
        else:
            self._wrong.update(_("A decision carries the name of a person."))


def _line(claim: "ClaimMade") -> Content:
    """A claim to be chosen: about what, its value, who says so, as of when, how."""
    who = words.LAYERS.label(claim.layer) if claim.layer != "other" else claim.source
    said = (
        harmless.fit(words.ASPECTS.label(claim.aspect), _ASPECT),
        harmless.fit(value_in_words(claim), _VALUE),
        harmless.fit(who, _WHO),
        harmless.fit(show_day(claim.as_of), _DAY),
        words.BASES.label(claim.basis),
    )
    return Content(" ".join(said))
