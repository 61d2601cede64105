"""Good practices by the levels of the Guidance, and below them the acts of spreading it."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual.binding import Binding
from textual.content import Content

from ccm_tui.domain.vocabularies import DISSEMINATION_CHANNELS, PRACTICE_LEVELS
from ccm_tui.tui.duplicate import may_repeat
from ccm_tui.tui.place import LeavesWithEscape
from ccm_tui.tui.put_forward import PutsForward
from ccm_tui.tui.record_list import Row, RowSource
from ccm_tui.tui.section import Section
from ccm_tui.tui.sources import HeldRows
from ccm_tui.tui.trail import Place
from ccm_tui.words import N_, _

if TYPE_CHECKING:
    from ccm_tui.domain.about import Column

_EACH: Final = 50
"""Records that are shown of each level, and acts of dissemination: the newest."""
_ALL: Final = 1000
"""More than there are States and areas."""
_COLUMNS: Final = (
    ("date", N_("Date"), 11),
    ("who", N_("Who"), 18),
    ("said", N_("Practice, or audience"), -1),
)


class GuidanceScreen(Section, LeavesWithEscape, PutsForward):
    """What one State gave to others, by level; and to whom the Guidance was brought."""

    DEFAULT_CSS: ClassVar[str] = """
    GuidanceScreen #aside { width: 40%; }
    """
    name_in_bar: ClassVar[str] = ""
    kind: ClassVar[str] = "practice"
    first_order: ClassVar[str] = ""
    empty: ClassVar[str] = N_(
        "No good practice and no act of dissemination yet. n writes a practice; a writes an act."
    )

    BINDINGS: ClassVar = [
        *LeavesWithEscape.BINDINGS,
        Binding("a", "spread", N_("Spread"), id="guidance.spread",
                tooltip=N_("Write down an act of spreading the Guidance")),
    ]  # fmt: skip

    def whereabouts(self) -> Place:
        """This place, for back and forward."""
        return Place(GuidanceScreen, selected=super().whereabouts().selected)

    # --- Rows --------------------------------------------------------------------------------

    def columns(self) -> "list[tuple[str, Column]]":
        """When, who gave it to whom (or by which channel), and what."""
        from ccm_tui.domain.about import About, Column

        return [
            (name, Column(name, About(label, _kind(name), width=width), False))
            for name, label, width in _COLUMNS
        ]

    def source(self) -> RowSource:
        """The newest practices of each level as the filter asks, and acts of dissemination."""
        rows = [*self._practices(), *self._acts()]
        return HeldRows(rows if any("heading" not in row for row in rows) else [])

    def _practices(self) -> Iterator[dict[str, Any]]:
        from ccm_tui.domain.query import Query

        asked = self.query_shown or Query()
        named = self.register.suggest("state", "", limit=_ALL)
        codes = {state.name: state.code for state in named}
        for place, level in enumerate([*PRACTICE_LEVELS.codes, None]):
            found = self.register.rows("practice", asked.where("level", level)).first(_EACH + 1)
            if level is None and not found:
                continue
            label = PRACTICE_LEVELS.label(level) if level else _("level not said")
            yield from _headed(
                f"level:{level}", label.capitalize(), found, partial(_given, codes), gap=bool(place)
            )

    def _acts(self) -> Iterator[dict[str, Any]]:
        from ccm_tui.domain.query import Query

        words = self.query_shown.words if self.query_shown else ""
        found = self.register.rows("dissemination", Query(words=words)).first(_EACH + 1)
        yield from _headed("acts", _("The Guidance was spread"), found, _act, gap=True)

    # --- What one of them means --------------------------------------------------------------

    def meaning(self, row: Row, width: int) -> Content:
        """The record, whole."""
        from ccm_tui.tui.record_view import whole

        return whole(self.register, str(row["kind"]), str(row["uid"]), width)

    def tell_status(self) -> None:
        """How often the Guidance was spread, by channel, and the filter in words."""
        found = self.register.disseminated() if self.app.is_open else {}
        said = [f"{DISSEMINATION_CHANNELS.label(code)} {n}" for code, n in found.items()]
        spread = _("spread: {channels}").format(channels=" · ".join(said)) if said else ""
        self.status.say("   ".join(filter(None, [spread, self.filter_in_words()])))

    # --- Keys --------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Two kinds of records stand here; one of them may be evidence."""
        if action in ("sort", "go", "views"):
            return False
        if action == "put_forward":
            return self.put_forward() is not None
        if action in ("duplicate", "keep_template") and self.app.is_warm:
            found = self.record_here()
            return found is not None and may_repeat(self.register, found[0])
        return super().check_action(action, parameters)

    def record_here(self) -> tuple[str, str] | None:
        """The practice or act under the cursor."""
        row = self.rows_list.row
        return None if row is None else (str(row["kind"]), str(row["uid"]))

    def put_forward(self) -> tuple[str, str] | None:
        """The practice under the cursor."""
        found = self.record_here()
        return found if found and found[0] == self.kind else None

    def open_row(self, row: Row) -> None:
        """Open the record."""
        self.app.open_record(str(row["kind"]), str(row["uid"]))

    def action_spread(self) -> None:
        """Write down an act of dissemination."""
        self.app.open_form("dissemination")

    def action_delete(self) -> None:
        """Delete the record under the cursor."""
        if found := self.record_here():
            self.app.delete(found[0], [found[1]])


def _kind(name: str) -> Any:
    return "day" if name == "date" else "line"


def _headed(
    uid: str, heading: str, found: list[Any], row: Any, *, gap: bool
) -> Iterable[dict[str, Any]]:
    if gap:
        yield {"id": 0, "uid": f"gap:{uid}", "heading": ""}
    shown = found[:_EACH]
    said = f"{heading}   {len(shown)}"
    if len(found) > _EACH:
        said += "   " + _("and more: / narrows them")
    yield {"id": 0, "uid": uid, "heading": said}
    yield from map(row, shown)


def _given(codes: Mapping[str, str], row: Mapping[str, Any]) -> dict[str, Any]:
    """A practice, with the direction in which it went."""
    giver = codes.get(row["giver_words"], row["giver_words"])
    who = f"{giver} → {row['receivers_words'] or ''}"
    return {**row, "kind": "practice", "who": who, "said": row["title"]}


def _act(row: Mapping[str, Any]) -> dict[str, Any]:
    channel = DISSEMINATION_CHANNELS.label(row["channel"])
    return {**row, "kind": "dissemination", "who": channel, "said": row["audience"]}
