"""Section People: contacts and organisations by name, and what hangs on the one selected."""

from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual.binding import Binding
from textual.content import Content

from ccm_tui.errors import Refused
from ccm_tui.tui.mixed_rows import MixedRows
from ccm_tui.tui.person_keys import AtPerson
from ccm_tui.tui.record_list import Row, RowSource
from ccm_tui.tui.section import Section
from ccm_tui.tui.sources import StoredRows
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.domain.about import Column
    from ccm_tui.domain.query import Query

_WHICH: Final = (
    (("contact",), N_("contacts")),
    (("organisation",), N_("organisations")),
    (("contact", "organisation"), N_("contacts and organisations")),
)
"""What ``f`` goes through."""

_COLUMNS: Final = (("name", N_("Name"), -1), ("what", N_("Role or type"), 17),
                   ("where", N_("State"), 13))  # fmt: skip


class PeopleScreen(Section, AtPerson):
    """The contacts and organisations."""

    name_in_bar: ClassVar[str] = "people"
    kind: ClassVar[str] = "contact"
    first_order: ClassVar[str] = "name"
    empty: ClassVar[str] = N_("Nobody is written here. n writes the first one, f shows others.")

    BINDINGS: ClassVar = [
        Binding("f", "which", N_("Which"), id="people.which",
                tooltip=N_("Contacts, organisations, or both")),
        Binding("h", "history", N_("History"), show=False, id="section.history",
                tooltip=N_("Who wrote what in this record, and when")),
        Binding("u", "app.undo", N_("Undo"), show=False, id="section.undo",
                tooltip=N_("Take back what was done last, also from an earlier day")),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._which = len(_WHICH) - 1
        self._asked: dict[str, Query | None] = dict.fromkeys(self._kinds)
        """The filter as each kind reads it; a kind that cannot be asked so is not shown."""

    @property
    def _kinds(self) -> tuple[str, ...]:
        return _WHICH[self._which][0]

    def columns(self) -> "list[tuple[str, Column]]":
        """Who, as what, and of which State."""
        from ccm_tui.domain.about import About, Column

        return [
            (name, Column(name, About(label, width=width, sortable=name == "name"), False))
            for name, label, width in _COLUMNS
        ]

    def source(self) -> RowSource:
        """The kinds that are shown, as one list by name."""
        from dataclasses import replace

        from ccm_tui.domain.query import Query

        sources = {
            kind: StoredRows(
                self.register, kind, replace(query or Query(), order=self.order or "name")
            )
            for kind, query in self._asked.items()
        }
        return MixedRows(sources, "name", row_of, descending=self.order.startswith("-"))

    def meaning(self, row: Row, width: int) -> Content:
        """The contact or organisation with what hangs on it."""
        from ccm_tui.tui.person_view import whole

        return whole(self.register, str(row["kind"]), str(row["uid"]), width)

    # ---------------------------------------------------------------- which are shown

    def action_which(self) -> None:
        """Contacts, organisations, both; a filter that they cannot be asked for is taken away."""
        self._which = (self._which + 1) % len(_WHICH)
        asked, _wrong = self._read(self.filter_text)
        self.apply_filter(self.filter_text if asked else "")

    def apply_filter(self, text: str) -> None:
        """Show those that ``text`` asks for; what no kind can be asked is said."""
        asked, wrong = self._read(text)
        if not asked:
            self.status.complain("; ".join(wrong))
            return
        self.status.complain("")
        self._asked, self.filter_text = asked, text
        self.show_rows()

    def _read(self, text: str) -> "tuple[dict[str, Query | None], list[str]]":
        """The filter for each kind that can be asked so, and what the first cannot be asked."""
        asked: dict[str, Query | None] = {}
        wrong: list[str] = []
        for kind in self._kinds:
            try:
                asked[kind] = self.register.query(kind, text)
            except Refused as error:
                wrong = wrong or list(error.fields.values())
        return asked, wrong

    def filter_in_words(self) -> str:
        """Which kinds, and the filter."""
        shown = next(words for kinds, words in _WHICH if kinds == tuple(self._asked))
        kind, query = next(iter(self._asked.items()))
        said = self.register.query_in_words(kind, query) if query else ""
        return " · ".join(part for part in (_(shown), said) if part)

    # ---------------------------------------------------------------- what keys act on

    def person_here(self) -> tuple[str, str] | None:
        """Whom the cursor is on."""
        row = self.rows_list.row
        return None if row is None else (str(row["kind"]), str(row["uid"]))

    def record_here(self) -> tuple[str, str] | None:
        """The record under the cursor."""
        return self.person_here()

    def open_row(self, row: Row) -> None:
        """Open the contact or organisation."""
        self.app.open_record(str(row["kind"]), str(row["uid"]))

    def action_new(self) -> None:
        """Write down a contact; an organisation where only those are shown."""
        self.app.open_form(self._kinds[0])

    def action_delete(self) -> None:
        """Delete the marked records, or the one under the cursor; one kind at a time."""
        marked = self.rows_list.marked or [row for row in [self.rows_list.row] if row]
        kinds = {str(row["kind"]) for row in marked}
        if len(kinds) > 1:
            self.notify(
                _("Contacts and organisations are marked: delete one kind at a time."), markup=False
            )
        elif marked and self.app.delete(kinds.pop(), [str(row["uid"]) for row in marked]):
            self.rows_list.clear_marks()


def row_of(kind: str, row: Row) -> dict[str, Any]:
    """A contact or organisation as a line of the list."""
    from ccm_tui.domain import vocabularies as words

    if kind == "contact":
        role = words.CONTACT_ROLES.label(row["role"]) if row["role"] != "other" else ""
        what, where = role or row["function"] or "", row["state_words"]
    else:
        what, where = words.ORGANISATION_TYPES.label(row["type"]), row["states_words"]
    return {**{name: row[name] for name in ("id", "uid", "name", "name_words") if name in row},
            "kind": kind, "what": what, "where": where or ""}  # fmt: skip
