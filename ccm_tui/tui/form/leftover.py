"""Kept text that has no field any more: above the fields, to be read and copied."""

from collections.abc import Mapping
from typing import Any, Final

from textual.content import Content
from textual.widgets import Static

from ccm_tui.domain.copying import DELETED, as_text
from ccm_tui.domain.declaration import Entity
from ccm_tui.tui import harmless
from ccm_tui.words import _

_LONGEST: Final = 1_000
"""Characters that are shown; all of it is copied."""


class Leftover(Static):
    """What a draft or template holds that the form cannot take; hidden where that is nothing."""

    def __init__(self, entity: type[Entity], gone: Mapping[str, Any]) -> None:
        super().__init__("", classes="gone", markup=False)
        self._entity = entity
        self.tell(gone)

    def tell(self, gone: Mapping[str, Any]) -> None:
        """Show ``gone``."""
        said = in_lines(self._entity, gone)
        shown = said if len(said) <= _LONGEST else f"{said[:_LONGEST]} …"
        head = _("This has no field here any more; F7 copies it. A draft keeps it until you save.")
        self.update(Content.assemble((head, "$text-warning"), "\n", harmless.plain(shown)))
        self.display = bool(gone)


def in_lines(entity: type[Entity], gone: Mapping[str, Any]) -> str:
    """Each field with its text: ``mood: sunny``."""
    return "\n".join(_line(entity, name, as_text(value)) for name, value in gone.items())


def _line(entity: type[Entity], name: str, text: str) -> str:
    first, _dot, rest = name.partition(".")
    column = entity.columns().get(first)
    label = _(column.about.label) if column else first
    if rest == DELETED:
        return _("{field}: {text}, which was deleted").format(field=label, text=text)
    return f"{'.'.join(filter(None, (label, rest)))}: {text}"
