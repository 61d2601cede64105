"""How many records of which kinds, in words: “12 outreach entries, 1 contact”."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ccm_tui.words import ngettext

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Entity


def counted(entities: Iterable[type[Entity]], counts: Mapping[str, int]) -> str:
    """The ``counts`` by kind in the order of ``entities``; an unknown kind goes by its code."""
    named = {entity.table: (entity.singular, entity.plural) for entity in entities}
    known = [kind for kind in named if kind in counts]
    kinds = [*known, *(kind for kind in counts if kind not in named)]
    return ", ".join(
        f"{counts[kind]} {ngettext(*named.get(kind, (kind, kind)), counts[kind])}"
        for kind in kinds
        if counts[kind]
    )
