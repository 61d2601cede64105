"""Moving a request through its stages: the keys of the board and of a request on its own."""

from typing import Any, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input, Static

from ccm_tui.domain.stages import STAGES, Steps, next_stage, stage_before
from ccm_tui.errors import CcmError, Refused
from ccm_tui.tui import harmless
from ccm_tui.tui.app import CcmApp
from ccm_tui.tui.bar import KeyLine
from ccm_tui.tui.dialogs import Question
from ccm_tui.words import N_, _


class MovesRequest(Screen[None]):
    """A place that is about a request."""

    BINDINGS: ClassVar = [
        Binding("greater_than_sign,full_stop", "move_on", N_("On"), id="request.on",
                key_display=">",
                tooltip=N_("On to the next stage: a relay, a response, matched, closed")),
        Binding("less_than_sign,comma", "move_back", N_("Back"), id="request.back",
                key_display="<", tooltip=N_("Back to the stage before")),
        Binding("r", "relay", N_("Relay"), id="request.relay",
                tooltip=N_("Write down to whom this request was relayed")),
        Binding("p", "respond", N_("Response"), id="request.respond",
                tooltip=N_("Write down what was answered to this relay")),
        Binding("c", "close_request", N_("Close"), show=False, id="request.close",
                tooltip=N_("Close this request from any stage, and say how it ended")),
    ]  # fmt: skip

    app = getters.app(CcmApp)

    def request_here(self) -> str | None:
        """The uid of the request; None where there is none. Overridden."""
        raise NotImplementedError

    def action_relay(self) -> None:
        """Write down to whom the request was relayed."""
        if uid := self.request_here():
            self.app.open_form("relay", typed={"request": uid})

    def action_respond(self) -> None:
        """Write down what was answered: to the newest relay that nobody has answered yet."""
        uid = self.request_here()
        relays = self.app.register.values("request", uid)["relays"] if uid else ()
        if not relays:
            self.notify(_("Nobody can have answered yet: r relays it first."), markup=False)
            return
        unanswered = [relay for relay in relays if not relay["responses"]]
        newest = max(unanswered or relays, key=lambda relay: str(relay["date"]))
        self.app.open_form("response", typed={"relay": newest["uid"]})

    def action_move_on(self) -> None:
        """Let it be in the next stage."""
        if (uid := self.request_here()) is None:
            return
        match next_stage(self.app.register.steps(uid)):
            case "relayed":
                self.action_relay()
            case "answered":
                self.action_respond()
            case "matched":
                self._move(uid, "matched")
            case "closed":
                self.action_close_request()
            case _:
                self.notify(_("It is closed: there is no stage after that."), markup=False)

    def action_close_request(self) -> None:
        """Ask how it ended, and close it."""
        if uid := self.request_here():
            self.app.push_screen(Outcome(uid), self._told_outcome)

    def _told_outcome(self, uid: Any) -> None:
        if uid:
            self._say("closed")
            self.app.wrote(uid)

    def action_move_back(self) -> None:
        """Let it be in the stage before; where that takes a deletion, say so."""
        if (uid := self.request_here()) is None:
            return
        steps = self.app.register.steps(uid)
        if not (before := stage_before(steps)):
            self.notify(_("It was received: there is no stage before that."), markup=False)
        elif said := _deletion(steps):
            self.notify(said, markup=False)
        else:
            self._move(uid, before)

    def _move(self, uid: str, stage: str) -> None:
        try:
            self.app.register.move_request(uid, stage)
        except Refused as error:
            self.notify("; ".join(error.fields.values()), severity="error", markup=False)
            return
        except CcmError as error:
            self.app.say_error(error)
            return
        self._say(stage)
        self.app.wrote(uid)

    def _say(self, stage: str) -> None:
        said = _("{stage}; u takes it back").format(stage=STAGES.label(stage).capitalize())
        self.notify(said, markup=False)


def _deletion(steps: Steps) -> str:
    """What has to be deleted for the stage before; empty where nothing has."""
    said = {
        "answered": _("It has a response: open it with enter, delete it there with d."),
        "relayed": _("It has a relay: open it with enter, delete it there with d."),
    }
    return said.get(steps.stage, "")


class Outcome(Question):
    """Asks how a request ended, and closes it today."""

    BINDINGS: ClassVar = [
        Binding("escape", "leave", N_("Leave it open"), id="outcome.leave",
                tooltip=N_("Nothing is changed")),
        Binding("ctrl+s,enter", "save", N_("Close the request"), id="outcome.save",
                tooltip=N_("Close it today with what is written here")),
    ]  # fmt: skip

    def __init__(self, request: str) -> None:
        super().__init__()
        self._request = request

    def compose(self) -> ComposeResult:
        """What is asked for, and a line for how it ended."""
        values = self.app.register.values("request", self._request)
        with Vertical():
            yield Static(_("Close the request"), classes="title", markup=False)
            yield Static(harmless.plain(values["what"]))
            yield Static(_("How did it end?"), classes="label", markup=False)
            yield Input(harmless.line(values["outcome"] or ""))
            yield Static("", classes="wrong", markup=False)
        yield KeyLine()

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Close it."""
        typed = self.query_one(Input).value.strip()
        if not typed:
            self._refuse(_("Say in a few words how it ended."))
            return
        try:
            self.app.register.move_request(self._request, "closed", outcome=typed)
        except Refused as error:
            self._refuse("; ".join(error.fields.values()))
        except CcmError as error:
            self._refuse(f"{error}\n{error.hint}".strip())
        else:
            self.dismiss(self._request)

    def _refuse(self, why: str) -> None:
        self.query_one(".wrong", Static).update(harmless.plain(why))
