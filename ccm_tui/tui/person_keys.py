"""Where one is at a contact or organisation: keys that write to them, erase, hand out, join."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input, Static

from ccm_tui.errors import CcmError, Refused
from ccm_tui.tui import harmless
from ccm_tui.tui.app import CcmApp
from ccm_tui.tui.bar import KeyLine
from ccm_tui.tui.dialogs import IdentityDialog, Question
from ccm_tui.tui.to_file import ToFile
from ccm_tui.words import N_, _, ngettext

if TYPE_CHECKING:
    from ccm_tui.register import HandedOut, Register


class AtPerson(Screen[None]):
    """A place that is about a contact or an organisation."""

    BINDINGS: ClassVar = [
        Binding("o", "entry_with", N_("Entry"), id="person.entry",
                tooltip=N_("Write an outreach entry with this contact or organisation")),
        Binding("J", "duplicates", N_("Duplicates"), show=False, id="person.duplicates",
                tooltip=N_("Contacts and organisations that may be one, to be joined")),
        Binding("E", "erase", N_("Erase"), show=False, id="person.erase",
                tooltip=N_("Erase the personal data of this contact for good")),
        Binding("V", "hand_out", N_("CSV or vCard"), show=False, id="person.hand_out",
                tooltip=N_("Write the contacts to a file: a table or cards")),
    ]  # fmt: skip

    app = getters.app(CcmApp)

    def person_here(self) -> tuple[str, str] | None:
        """Kind and uid of whom this is about; None where nobody is selected. Overridden."""
        raise NotImplementedError

    def action_entry_with(self) -> None:
        """Write an outreach entry."""
        if person := self.person_here():
            self.app.open_form("outreach", typed=entry_with(self.app.register, *person))

    def action_duplicates(self) -> None:
        """Show what may be one."""
        from ccm_tui.tui.duplicates_screen import DuplicatesScreen

        self.app.push_screen(DuplicatesScreen(), lambda _result: self.app.wrote())

    def action_erase(self) -> None:
        """Ask why, and erase."""
        person = self.person_here()
        if person is None:
            return
        if person[0] != "contact":
            self.notify(_("An organisation has no personal data; d deletes it."), markup=False)
            return
        self.app.push_screen(EraseDialog(person[1]), self._erased)

    def _erased(self, erased: bool | None) -> None:
        if erased:
            self.notify(_("Erased for good. History keeps who wrote when."), markup=False)
            self.app.wrote()

    def action_hand_out(self) -> None:
        """Ask for a file, and write the contacts there."""
        self.app.push_screen(HandOutDialog())


def entry_with(register: "Register", kind: str, uid: str) -> dict[str, Any]:
    """What the form of an entry with somebody begins with: who, and their State."""
    record = register.values(kind, uid)
    if kind == "organisation":
        return {"organisations": [uid], "states": list(record["states"])}
    typed: dict[str, Any] = {"contacts": [uid]}
    for field in ("state", "organisation"):
        if record[field]:
            typed[f"{field}s"] = [record[field]]
    return typed


class EraseDialog(Question):
    """Asks why the personal data of a contact is erased, and says that it is final."""

    BINDINGS: ClassVar = [
        Binding("escape", "leave", N_("Close"), id="erase.leave", tooltip=N_("Erase nothing")),
        Binding("ctrl+s", "erase", N_("Erase for good"), id="erase.erase",
                tooltip=N_("Erase; nothing brings it back")),
    ]  # fmt: skip

    def __init__(self, uid: str) -> None:
        super().__init__()
        self.uid = uid

    def compose(self) -> ComposeResult:
        """Whom it is about, what happens, and why."""
        name = self.app.register.name_of("contact", self.uid)
        said = _(
            "Name, address and remark are erased here, with all their earlier values, and"
            " wherever this register is merged. Role, State and dates stay, and who wrote when."
            " This is final: u does not bring it back."
        )
        with Vertical():
            yield Static(_("Erase a contact"), classes="title", markup=False)
            yield Static(harmless.line(name), markup=False)
            yield Static(said, markup=False)
            yield Static(_("Why"), classes="label", markup=False)
            yield Input()
            yield Static("", classes="wrong", markup=False)
        yield KeyLine()

    @on(Input.Submitted)
    def _hold(self) -> None:
        """What is final takes more than the key that ends a line."""
        self._refuse(_("ctrl+s erases for good; enter does not."))

    def action_erase(self) -> None:
        """Erase it, once somebody is named."""
        if self.app.register.actor.person is None:
            self.app.push_screen(IdentityDialog(), self._named)
            return
        try:
            self.app.register.erase("contact", self.uid, self.query_one(Input).value)
        except CcmError as error:
            fields = error.fields.values() if isinstance(error, Refused) else [str(error)]
            self._refuse("; ".join(fields))
            return
        self.dismiss(True)

    def _named(self, _saved: object) -> None:
        if self.app.register.actor.person:
            self.action_erase()
        else:
            self._refuse(_("An erasure carries the name of a person."))

    def _refuse(self, why: str) -> None:
        self.query_one(".wrong", Static).update(harmless.plain(why))


class HandOutDialog(ToFile):
    """Asks for a file and a level, and writes the contacts there."""

    BINDINGS: ClassVar = [
        Binding("escape", "leave", N_("Close"), id="hand_out.leave", tooltip=N_("Write nothing")),
        Binding("ctrl+s,enter", "start", N_("Write"), id="hand_out.start",
                tooltip=N_("Write the file")),
        Binding("ctrl+o", "overwrite", N_("Overwrite"), show=False, id="hand_out.overwrite",
                tooltip=N_("Replace the file that is there")),
    ]  # fmt: skip

    def compose(self) -> ComposeResult:
        """Where to, and up to which level."""
        today = self.app.register.today.isoformat()
        with Vertical():
            yield Static(_("Hand out the contacts"), classes="title", markup=False)
            yield Static(_("File: .csv is a table, .vcf are cards"), classes="label", markup=False)
            yield Input(str(Path.cwd() / f"contacts-{today}.csv"), id="file")
            yield Static(
                _("Up to which level: public, restricted, confidential, closed_meeting"),
                classes="label",
                markup=False,
            )
            yield Input("restricted", id="level")
            yield Static("", classes="wrong", markup=False)
        yield KeyLine()

    def write(self, path: Path, *, force: bool) -> str:
        """Write the contacts up to the level to ``path``."""
        level = self.query_one("#level", Input).value.strip()
        return _said(self.app.register.hand_out_contacts(path, level, force=force))


def _said(made: "HandedOut") -> str:
    """What was written, and how many were above the level."""
    said = ngettext(
        "{n} contact written to {path}", "{n} contacts written to {path}", made.contacts
    )
    text = said.format(n=made.contacts, path=harmless.line(str(made.path)))
    if made.left_out:
        above = ngettext("{n} above the level was left out",
                         "{n} above the level were left out", made.left_out)  # fmt: skip
        text += "\n" + above.format(n=made.left_out)
    return text
