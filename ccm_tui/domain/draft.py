"""A draft: what is being typed, as typed, kept until it is saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed into a form: of a new record, or of the record ``record``.

    Of a new record everything is kept, of an edited one what differs from it. ``at`` is the
    instant it was kept (UTC, ISO 8601).
    """

    uid: str
    kind: str
    record: str | None
    typed: Mapping[str, Any]
    at: str
