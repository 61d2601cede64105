"""Two records that may be one, side by side: what stays, what goes, what would be taken over."""

from typing import TYPE_CHECKING, Final

from textual.content import Content

from ccm_tui.domain.wording import field_in_words, value_in_words
from ccm_tui.errors import CcmError
from ccm_tui.tui import harmless
from ccm_tui.tui.pieces import Sheet
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.register import Register

_LABEL: Final = 12
_MOST_LINES: Final = 8
"""Lines of one value: side by side a long text need not be read to its end."""


def side_by_side(
    register: "Register", kind: str, keep: str, drop: str, why: str, width: int
) -> Content:
    """Each field of both, where either has something; what is lost but for history is marked."""
    entity = register.entity(kind)
    sheet = Sheet(width)
    sheet.title(_("May be the same"))
    sheet.muted(why)
    sheet.gap()
    try:
        foreseen = register.joining(kind, keep, drop)
    except CcmError as error:
        sheet.hanging("", Content.styled(harmless.line(str(error)), "$warning"))
        return sheet.content()
    room = max(8, (width - _LABEL - 2) // 2)
    lines = [_line("", _("stays"), _("goes into it"), room, "bold $accent")]
    both = [register.values(kind, uid) for uid in (keep, drop)]
    for name, column in entity.columns().items():
        one, other = (value_in_words(entity, name, v.get(name), register.name_of) for v in both)
        if column.about.kind == "children" or not (one or other):
            continue
        mark = "≠ " if name in foreseen.differing else "← " if name in foreseen.filled else ""
        label = field_in_words(entity, name)
        parts = zip_lines(harmless.plain(one), harmless.plain(mark + other), room)
        lines += [
            _line(label if place == 0 else "", left, right, room, "")
            for place, (left, right) in enumerate(parts)
        ]
    said = Content("\n").join(lines)
    sheet.gap()
    sheet.muted(_("≠ stays in the history only; ← is taken over"))
    sheet.muted(_("All that refers to the one that goes refers to the other then."))
    head, *rest = sheet.content().split("\n")
    return Content("\n").join([head, *rest[:2], said, *rest[2:]])


def zip_lines(one: Content, other: Content, room: int) -> list[tuple[str, str]]:
    """Two texts wrapped to ``room`` cells, line beside line."""
    left, right = ([part.plain for part in text.wrap(room)][:_MOST_LINES] for text in (one, other))
    longest = max(len(left), len(right))
    return [
        (left[at] if at < len(left) else "", right[at] if at < len(right) else "")
        for at in range(longest)
    ]


def _line(label: str, left: str, right: str, room: int, style: str) -> Content:
    return Content.styled(harmless.fit(label, _LABEL), "$text-muted") + Content.styled(
        f" {harmless.fit(left, room)} {harmless.fit(right, room)}", style
    )
