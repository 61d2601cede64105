"""A conflict in words: every value with who and when, and what it was before."""

from typing import TYPE_CHECKING, Any, Final

from textual.content import Content

from ccm_tui.domain.word_diff import How, word_diff
from ccm_tui.domain.wording import field_in_words, version_in_words
from ccm_tui.tui import harmless
from ccm_tui.tui.merge_view import moment
from ccm_tui.tui.pieces import Sheet, titled
from ccm_tui.tui.record_view import whole
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.register import Conflict, Register, Value

_LONG: Final = 60
"""Characters from which a text is compared word by word."""
_MARKS: Final[dict[How, tuple[str, str, str]]] = {
    "same": ("", "", ""),
    "out": ("[-", "-]", "$text-muted strike"),
    "in": ("{+", "+}", "bold"),
}


def who_said(value: "Value") -> str:
    """Whose word a value is: the organisation and the person."""
    return " · ".join(filter(None, (value.by, value.person))) or _("nobody named")


def field_of(register: "Register", conflict: "Conflict") -> str:
    """What the people disagree about: a field, or whether the record is there."""
    if not conflict.field:
        return _("The record")
    return field_in_words(register.entity(conflict.kind), conflict.field)


def value_said(register: "Register", conflict: "Conflict", value: Any, deleted: bool) -> str:
    """A value in words; by a deletion: that the record goes."""
    if deleted and conflict.field:
        return _("delete the record")
    entity = register.entity(conflict.kind)
    return version_in_words(entity, conflict.field, value, register.name_of)


def standing_in_words(register: "Register", conflict: "Conflict") -> str:
    """All values that stand, a line each."""
    return "\n".join(
        f"{who_said(one)}: {value_said(register, conflict, one.value, one.deleted)}"
        for one in conflict.values
    )


def in_words(register: "Register", conflict: "Conflict", width: int) -> Content:
    """The whole conflict, and below it the record around it."""
    sheet = Sheet(width)
    sheet.title(field_of(register, conflict))
    sheet.muted(register.name_of(conflict.kind, conflict.record))
    gone = bool(register.values(conflict.kind, conflict.record)["deleted"])
    if said := _against_deletion(conflict, gone=gone):
        sheet.gap()
        sheet.text(said)
    for place, value in enumerate(conflict.values, start=1):
        meanwhile = place == 1 and not (gone and conflict.field)
        sheet.gap()
        sheet.hanging("", titled(f"{place}  {who_said(value)}"))
        when = _("{moment}, shown meanwhile") if meanwhile else "{moment}"
        sheet.muted(when.format(moment=moment(value.at)), 3)
        sheet.hanging("   ", _shown(register, conflict, value))
    if conflict.field:
        sheet.gap()
        before = value_said(register, conflict, conflict.before, False)
        sheet.muted(_("Before, as everybody knew it"))
        sheet.hanging("   ", harmless.plain(before))
    sheet.heading(_("The record; it is deleted meanwhile") if gone else _("The record"))
    around = whole(register, conflict.kind, conflict.record, width)
    return sheet.content() + Content("\n") + around


def _against_deletion(conflict: "Conflict", *, gone: bool) -> str:
    """Who deleted the record, and who wrote without knowing; empty where nobody deleted it."""
    deletions = [one for one in conflict.values if one.deleted]
    words = [one for one in conflict.values if not one.deleted]
    if not deletions or not words:
        return ""
    deleted, wrote = deletions[0], words[0]
    if conflict.field:
        said = _("{who} deleted this record on {day}. {other} wrote in it on {moment} and had not "
                 "seen that.")  # fmt: skip
    else:
        said = _("{who} deleted this record on {day}. {other} brought it back on {moment} and had "
                 "not seen that.")  # fmt: skip
    meanwhile = _("It stays deleted until you decide.") if gone else _("It stays until you decide.")
    return f"{said} {meanwhile}".format(
        who=who_said(deleted),
        day=moment(deleted.at),
        other=who_said(wrote),
        moment=moment(wrote.at),
    )


def _shown(register: "Register", conflict: "Conflict", value: "Value") -> Content:
    """A value; of a long text what was taken out and put in since everybody knew it."""
    said = value_said(register, conflict, value.value, value.deleted)
    if value.deleted or not conflict.field:
        return Content.styled(harmless.line(said), "bold $warning" if value.deleted else "")
    before = conflict.before
    if not isinstance(before, str) or not isinstance(value.value, str) or len(said) < _LONG:
        return harmless.plain(said)
    column = register.entity(conflict.kind).columns().get(conflict.field)
    if column is None or column.about.kind not in ("line", "text"):
        return harmless.plain(said)
    return compared(before, value.value)


def compared(before: str, after: str) -> Content:
    """``after`` with what it changed in ``before``: ``[-taken out-]`` and ``{+put in+}``."""
    shown = Content("")
    for how, text in word_diff(before, after):
        opening, closing, style = _MARKS[how]
        shown += Content.styled(f"{opening}{harmless.plain(text).plain}{closing}", style)
    return shown
