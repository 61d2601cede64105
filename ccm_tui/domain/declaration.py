"""The one declaration of an entity, from which everything else is derived.

An entity is a pydantic model. Each of its fields carries an :class:`About` in its annotation:
label, help, kind of input, vocabulary or target. The form, the command line's options, list
columns, the wording of history, search, the journal's triggers and the check against
``schema.sql`` read it from there and nowhere else. A new field is one line in the model, one in
``schema.sql`` and one migration.
"""

from collections.abc import Callable, Mapping
from datetime import date as Day
from functools import cache
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict

from ccm_tui.domain.about import About, Column, Kind
from ccm_tui.domain.text import clean_line, clean_text

Look = Callable[[str, str], Mapping[str, Any]]
"""The stored values of a record, by its kind and uid."""


class Entity(BaseModel):
    """Base of everything the register holds. Instances are validated and immutable."""

    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True)

    table: ClassVar[str]
    """The name of the table, of the command and in the journal."""
    number: ClassVar[int] = 0
    """Its place in the search index and the timeline (1-60); never reused. 0: in neither."""
    singular: ClassVar[str]
    plural: ClassVar[str]
    title_field: ClassVar[str]
    """The field that names a record to a person."""
    code_field: ClassVar[str] = ""
    """The field that holds a short public code (``O1``, ``GNB``), where there is one."""
    day_field: ClassVar[str] = ""
    """The field that places a record in time."""
    owner_field: ClassVar[str] = ""
    """The ref field whose record this one belongs to; it is deleted and restored with it."""
    asked_through: ClassVar[Mapping[str, tuple[str, str]]] = {}
    """Kinds by which lists are filtered though no field names them: the table of the children
    that do, and their field (``{"state": ("attendance", "party")}``)."""
    order: ClassVar[str] = ""
    """The field a list is sorted by at first; ``-date`` is descending."""
    verbs: ClassVar[frozenset[str]] = frozenset()
    """What a person may do: any of ``add``, ``edit``, ``delete``."""
    reasoned: ClassVar[bool] = False
    """Changed only with a reason: its field ``reason``, which the journal keeps with the act."""

    @classmethod
    def columns(cls) -> dict[str, Column]:
        """The declared fields by name, in the order of the declaration."""
        return _columns(cls)

    @classmethod
    def stored_columns(cls) -> list[str]:
        """The names that are columns of the entity's table, besides id, uid and deleted."""
        return [name for name, column in cls.columns().items() if column.in_table]

    @classmethod
    def links(cls) -> dict[str, str]:
        """The ``refs`` fields and the tables that hold them: ``{"states": "outreach_state"}``."""
        return {
            name: f"{cls.table}_{column.about.target}"
            for name, column in cls.columns().items()
            if column.about.kind == "refs"
        }

    def refusals(self) -> Mapping[str, str]:
        """What is wrong between fields, by field; empty when all is well. Overridden.

        Also asked of a record that could not be read whole: its missing fields are None then.
        """
        return {}

    def refusals_beside(self, look: Look) -> Mapping[str, str]:
        """What is wrong beside the records that this one refers to, by field. Overridden.

        ``look`` gives the stored values of a record by kind and uid. Also asked of a record that
        could not be read whole.
        """
        return {}

    def implied(self, by: str | None) -> Mapping[str, list[Mapping[str, Any]]]:
        """Children, as typed, that short forms stand for (a follow-up date); ``by`` acts.

        Raises :class:`~ccm_tui.errors.Refused`. Overridden.
        """
        return {}


@cache
def _columns(cls: type[Entity]) -> dict[str, Column]:
    found = {}
    for name, info in cls.model_fields.items():
        about = next((m for m in info.metadata if isinstance(m, About)), None)
        if about is None:
            raise TypeError(f"{cls.__name__}.{name} has no About")
        found[name] = Column(name, about, info.is_required(), info.get_default())
    return found


__all__ = ["About", "Column", "Day", "Entity", "Kind", "Line", "Look", "Text"]

Line = Annotated[str, AfterValidator(clean_line)]
"""Text of one line, not blank, without control characters."""
Text = Annotated[str, AfterValidator(clean_text)]
"""Text of several lines without control characters; exactly as typed."""
