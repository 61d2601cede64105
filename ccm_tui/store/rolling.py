"""Rolling a plan over: the next cycle begins with what the last one was to do.

Objectives, outputs and activities are copied, with their targets, definitions, eligible States and
links. States, contacts, evidence, costs and history stay where they are, and open questions are not
copied: they are about the old text.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from ccm_tui.domain.dates import read_day, show_day
from ccm_tui.store import records
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.domain.typed import Typed
    from ccm_tui.store.records import Values
    from ccm_tui.store.saving import Saver

KINDS: Final = ("objective", "output", "activity")
"""What a plan consists of, each after what it refers to."""
_CARRIED: Final = ("title", "framework")
"""The fields of the old plan that the new one begins with."""


@dataclass(slots=True)
class Rolled:
    """A plan that was rolled over: how much was copied, and which deadlines could not stay."""

    plan: str
    copied: dict[str, int] = field(default_factory=dict)
    blank: list[str] = field(default_factory=list)
    """Codes of activities whose deadline was over; it is left blank."""
    moved: list[str] = field(default_factory=list)
    """Codes of outputs whose deadline was over; it is the day before the new horizon."""


def roll_over(saver: Saver, old: str, typed: Typed, kinds: Collection[str] = KINDS) -> Rolled:
    """Make a plan of what ``typed`` says and a copy of the plan ``old`` (a uid), as one act.

    ``kinds`` says what is copied. A plan that names no horizon lasts as long as the old one.
    Raises :class:`~ccm_tui.errors.Refused` by field.
    """
    entities = {entity.table: entity for entity in saver.entities}
    connection = saver.writer.connection
    before = records.stored(connection, entities["plan"], old)
    uid, plan = saver.prepared(entities["plan"], _begun(before, typed, saver.today))
    done, new = Rolled(uid), dict[str, str]()
    with saver.writer.act("add"):
        records.insert(connection, entities["plan"], uid, plan)
        for kind in KINDS:
            sql = f"SELECT uid FROM {kind} WHERE plan = ? AND deleted = 0 ORDER BY id"
            found = [row["uid"] for row in connection.execute(sql, (old,))]
            for one in found if kind in kinds else ():
                values = records.stored(connection, entities[kind], one)
                for name, column in entities[kind].columns().items():
                    if column.about.kind == "refs" and column.about.target in KINDS:
                        values[name] = tuple(new[uid] for uid in values[name] if uid in new)
                new[one] = saver.ids()
                values |= {"plan": uid, **_deadline(kind, values, plan, done)}
                records.insert(connection, entities[kind], new[one], values)
                done.copied[kind] = done.copied.get(kind, 0) + 1
    return done


def _begun(old: Values, typed: Typed, today: date) -> dict[str, Any]:
    """What the new plan is, where nothing else is said."""
    said = {name: value for name, value in typed.items() if str(value).strip()}
    usual = {name: old[name] for name in _CARRIED if old[name]}
    usual |= {"as_at": today.isoformat(), "source": _("Rolled over from {code}").format(**old)}
    begun = usual | said
    if "horizon" not in begun:
        lasted = date.fromisoformat(old["horizon"]) - date.fromisoformat(old["as_at"])
        try:
            begun["horizon"] = (read_day(begun["as_at"], today, past=True) + lasted).isoformat()
        except (ValueError, OverflowError):
            return begun
    return begun


def _deadline(
    kind: str, values: Values, plan: Mapping[str, Any], done: Rolled
) -> dict[str, str | None]:
    """What stands instead of a deadline that is over when the new plan begins."""
    if not values.get("deadline") or values["deadline"] >= plan["as_at"].isoformat():
        return {}
    if kind == "activity":
        done.blank.append(values["code"])
        return {"deadline": None, "deadline_wording": None, "deadline_of": None}
    done.moved.append(values["code"])
    last = plan["horizon"] - timedelta(days=1)
    wording = _("by {day}, the day before the horizon").format(day=show_day(last))
    return {"deadline": last.isoformat(), "deadline_wording": wording}
