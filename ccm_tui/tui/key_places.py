"""Where keys are declared, and what can be active together: for the keymap and for docs/keys.md."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Final

from textual.binding import Binding
from textual.screen import ModalScreen
from textual.widgets import Input, TextArea

from ccm_tui.tui.app import SECTIONS
from ccm_tui.words import N_

_LIST: Final = ("record_list:RecordList",)
_SCROLL: Final = ("textual.containers:VerticalScroll",)
_READ: Final = ("readable:Readable",)
_SECTION: Final = (*_LIST, "prompt:PromptInput", "prompt:FilterInput", "section:Aside")
_SEARCH: Final = (*_LIST, *_SCROLL, "search_screen:SearchLine")
_LINE: Final = ("textual.widgets:Input",)
_FORM: Final = (
    "form.line_rows:OneLine",
    "form.text_row:LongText",
    "form.entries:Entries",
    "form.choice_row:Choice",
)


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """A class that declares keys, or a screen on which keys of several classes are active."""

    words: str
    where: str
    """``module:Class``, below this package."""
    focus: tuple[str, ...] = ()
    """What can have the focus on this screen, written the same way."""
    typed: bool = False
    """Whether text is typed there: letters and signs are then text before they are keys."""


PLACES: Final = (
    KeyPlace(N_("Everywhere"), "app:CcmApp"),
    KeyPlace(N_("Moving about"), "travels:Travels"),
    KeyPlace(N_("In every list"), "record_list:RecordList"),
    KeyPlace(N_("In every text, also beside a list (tab)"), "readable:Readable"),
    KeyPlace(N_("In every section"), "section:Section"),
    *(KeyPlace(section.label, section.screen, _SECTION) for section in SECTIONS),
    KeyPlace(N_("What changed"), "changes_screen:ChangesScreen", _LIST),
    KeyPlace(N_("A thread"), "thread_screen:ThreadScreen", _SECTION),
    KeyPlace(N_("A State on a screen of its own"), "state_screen:StateScreen", _LIST + _READ),
    KeyPlace(N_("Deciding which claim stands"), "decide_dialog:DecideDialog", _LINE, typed=True),
    KeyPlace(N_("A record on a screen of its own"), "record_screen:RecordScreen", _READ),
    KeyPlace(N_("A record like which others are written"), "duplicate:Repeats"),
    KeyPlace(N_("A record that may be evidence"), "put_forward:PutsForward"),
    KeyPlace(N_("A contact or organisation"), "person_keys:AtPerson"),
    KeyPlace(N_("A contact on a screen of its own"), "person_screen:ContactScreen", _READ),
    KeyPlace(N_("Duplicates (J)"), "duplicates_screen:DuplicatesScreen", _LIST + _SCROLL),
    KeyPlace(N_("Erasing a contact (E)"), "person_keys:EraseDialog", _LINE, typed=True),
    KeyPlace(N_("Handing out contacts (V)"), "person_keys:HandOutDialog", _LINE, typed=True),
    KeyPlace(N_("At an event"), "event_keys:AtEvent"),
    KeyPlace(N_("An event on a screen of its own"), "event_screen:EventScreen", _LIST + _READ),
    KeyPlace(
        N_("Attendance"),
        "attendance_screen:AttendanceScreen",
        ("attendance_screen:AttendanceLine",),
        typed=True,
    ),
    KeyPlace(
        N_("Invitations"),
        "invitations_screen:InvitationsScreen",
        ("invitations_screen:InvitationLine",),
        typed=True,
    ),
    KeyPlace(N_("Attendance and invitations"), "ticking:TickingScreen", typed=True),
    KeyPlace(N_("While names are ticked"), "ticking:GuestLine", typed=True),
    KeyPlace(N_("While attendance is typed"), "attendance_screen:AttendanceLine", typed=True),
    KeyPlace(N_("While invitations are typed"), "invitations_screen:InvitationLine", typed=True),
    KeyPlace(
        N_("By which letter (ctrl+o)"), "invitations_screen:LetterDialog", _FORM[:1], typed=True
    ),
    KeyPlace(N_("An output on a screen of its own"), "output_screen:OutputScreen", _SECTION),
    KeyPlace(
        N_("An activity on a screen of its own"), "activity_screen:ActivityScreen", _LIST + _READ
    ),
    KeyPlace(N_("Choosing the States of an activity"), "choose_states:ChooseStates", _LIST),
    KeyPlace(N_("The plan check (f5)"), "plan_check_screen:PlanCheckScreen", _SECTION),
    KeyPlace(
        N_("Deciding a question of the plan"),
        "answer_dialog:AnswerDialog",
        (*_LINE, "textual.widgets:OptionList"),
        typed=True,
    ),
    KeyPlace(N_("Documents (f6)"), "documents_screen:DocumentsScreen", _SECTION),
    KeyPlace(N_("A document"), "documents_screen:DocumentScreen", _READ),
    KeyPlace(N_("Attaching a file"), "attach_dialog:AttachDialog", _LINE, typed=True),
    KeyPlace(N_("Work that takes long"), "work_dialog:WorkDialog", typed=True),
    KeyPlace(N_("Merging a file (I)"), "merge_dialog:MergeDialog", _LINE, typed=True),
    KeyPlace(N_("Making a bundle"), "bundle_dialog:BundleDialog", _LINE, typed=True),
    KeyPlace(N_("Receipts of handing over"), "handovers_screen:HandoversScreen", _LIST + _READ),
    KeyPlace(N_("Syncing with a hub"), "sync_dialog:SyncDialog", _LINE, typed=True),
    KeyPlace(N_("Conflicts (O)"), "conflicts_screen:ConflictsScreen", _LIST + _READ),
    KeyPlace(N_("Below the conflicts"), "loose_ends:LooseEndsBelow"),
    KeyPlace(N_("Deciding conflicts"), "choose_dialog:ChooseDialog", _LINE, typed=True),
    KeyPlace(N_("Writing another value"), "write_another:WriteAnother", _FORM, typed=True),
    KeyPlace(N_("Reports of merges"), "merge_reports_screen:MergeReportsScreen", _LIST + _READ),
    KeyPlace(N_("A State, or an entry with one"), "asking:Asking"),
    KeyPlace(N_("An entry on a screen of its own"), "entry_screen:EntryScreen", _READ),
    KeyPlace(N_("A request and its stages"), "request_keys:MovesRequest"),
    KeyPlace(N_("A request on a screen of its own"), "request_screen:RequestScreen", _LIST + _READ),
    KeyPlace(N_("Good practices and the Guidance"), "guidance_screen:GuidanceScreen", _SECTION),
    KeyPlace(N_("Costs"), "costs_screen:CostsScreen", _SECTION),
    KeyPlace(N_("Closing a request"), "request_keys:Outcome", _LINE, typed=True),
    KeyPlace(N_("A relay"), "request_screen:RelayScreen", _READ),
    KeyPlace(N_("History, threads, records, drafts"), "place:LeavesWithEscape"),
    KeyPlace(N_("History"), "history_screen:HistoryScreen", _READ),
    KeyPlace(N_("Drafts"), "drafts_screen:DraftsScreen", _LIST),
    KeyPlace(N_("A form"), "form.screen:FormScreen", _FORM, typed=True),
    KeyPlace(N_("A form of a whole record"), "form.dialog:FormDialog", _FORM, typed=True),
    KeyPlace(N_("A commitment inside a form"), "form.child:ChildForm", _FORM, typed=True),
    KeyPlace(N_("A line of a form"), "form.line_rows:OneLine", typed=True),
    KeyPlace(N_("Entries inside a form"), "form.entries:Entries"),
    KeyPlace(N_("A form whose draft cannot be kept"), "form.leaving:LeavingQuestion"),
    KeyPlace(
        N_("Quick capture"),
        "capture.dialog:CaptureDialog",
        ("capture.line:CaptureLine",),
        typed=True,
    ),
    KeyPlace(N_("At a meeting or event (m)"), "meeting.mode:AtMeeting"),
    KeyPlace(N_("Choosing where you are"), "meeting.dialog:MeetingDialog", _FORM[:1], typed=True),
    KeyPlace(N_("Not spoken to yet (M)"), "meeting.talks_screen:TalksScreen", _SECTION),
    KeyPlace(N_("Search everywhere"), "search_screen:SearchScreen", _SEARCH),
    KeyPlace(N_("While a search everywhere is typed"), "search_screen:SearchLine", typed=True),
    KeyPlace(N_("Saved views"), "views_screen:ViewsScreen", _LIST),
    KeyPlace(N_("Saving a view"), "views_screen:NameView", _LINE, typed=True),
    KeyPlace(N_("Templates (T)"), "templates_screen:TemplatesScreen", _LIST),
    KeyPlace(N_("Keeping a template"), "templates_screen:NameTemplate", _LINE, typed=True),
    KeyPlace(N_("While a search is typed"), "prompt:FilterInput", typed=True),
    KeyPlace(N_("While a day or a reason is typed"), "prompt:PromptInput", typed=True),
    KeyPlace(N_("A question"), "dialogs:Question"),
    KeyPlace(N_("Plans (P)"), "plans_dialog:PlansDialog"),
    KeyPlace(N_("Rolling a plan over"), "plans_dialog:RollOver", _FORM[:1], typed=True),
    KeyPlace(N_("Handing over (ctrl+e)"), "dialogs:ExportDialog", _LINE, typed=True),
    KeyPlace(N_("Copying to a file (Y)"), "copying:FileDialog", _LINE, typed=True),
    KeyPlace(N_("Who acts (ctrl+w)"), "dialogs:IdentityDialog", _LINE, typed=True),
    KeyPlace(N_("A register that cannot be opened"), "dialogs:CannotOpen"),
    KeyPlace(N_("Settings that do not hold"), "settings_dialog:SettingsFaults", _SCROLL),
    KeyPlace(N_("While letters are shown (F3)"), "jump:JumpScreen"),
    KeyPlace(N_("Help"), "help_screen:HelpScreen", _SCROLL),
)
"""From everywhere to the smallest place. Whatever declares keys has to stand here."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something that keys do in a place."""

    id: str
    """Its name in the keymap; empty for what Textual itself brings."""
    word: str
    does: str
    keys: tuple[str, ...]
    """As they are declared, each as Textual writes it."""
    priority: bool
    """Whether it is heard everywhere, before what is typed into."""
    declared: type
    """The class that declares it."""


def class_at(where: str) -> type[Any]:
    """The class that ``where`` names, imported."""
    module, _colon, name = where.partition(":")
    package = "" if module.startswith("textual.") else "ccm_tui.tui."
    found: type[Any] = getattr(import_module(package + module), name)
    return found


def own_acts(declared: type[Any]) -> list[Act]:
    """What the class itself declares, an act for each id; its keys in their order."""
    acts: dict[object, Act] = {}
    for binding in Binding.make_bindings(declared.__dict__.get("BINDINGS", ())):
        name = binding.id or ""
        same = acts.get(name or binding.action)
        acts[name or binding.action] = Act(
            name,
            binding.description or binding.action,
            binding.tooltip or binding.description,
            (*(same.keys if same else ()), binding.key),
            binding.priority or bool(same and same.priority),
            declared,
        )
    return list(acts.values())


def acts_of(declared: type[Any], *, ours: bool = False) -> Iterator[Act]:
    """What the class offers with all it inherits; ``ours``: without what Textual itself brings."""
    for base in declared.__mro__:
        yield from (act for act in own_acts(base) if act.id or not ours)


def together(place: KeyPlace) -> list[list[Act]]:
    """What can be active at once on a screen: with the focus here, or there, or nowhere."""
    screen = class_at(place.where)
    everywhere = list(acts_of(class_at(PLACES[0].where), ours=True))
    around = [
        *acts_of(screen),
        *(a for a in everywhere if a.priority or not issubclass(screen, ModalScreen)),
    ]
    return [around, *([*_of_focus(class_at(one), place), *around] for one in place.focus)]


def _of_focus(widget: type[Any], place: KeyPlace) -> Iterator[Act]:
    """The keys of what has the focus.

    Those by which text is edited outrank the screen's own; that matters where typing is what the
    screen is for.
    """
    edits = issubclass(widget, Input | TextArea)
    return acts_of(widget, ours=edits and not place.typed)
