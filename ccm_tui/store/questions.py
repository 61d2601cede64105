"""The open questions of a plan, and deciding them: one act with all that follows from it."""

from __future__ import annotations

from datetime import date
from typing import Final

from ccm_tui.domain import effects
from ccm_tui.domain.entities import Entities
from ccm_tui.domain.questions import Choice, Question
from ccm_tui.errors import NotFound, Refused
from ccm_tui.store.driver import Connection, Row
from ccm_tui.store.saving import Saver, Several
from ccm_tui.words import _

_NAMESPACE: Final = "6f0cf5a2-6a0a-5c1e-9d0b-43434d310003"


def questions(connection: Connection, plan: str) -> list[Question]:
    """The open questions of ``plan`` (a uid) in their order, each with what was decided last."""
    choices: dict[str, list[Choice]] = {}
    for row in connection.execute(
        """
        SELECT a.doubt, a.value, coalesce(a.text, '') AS text, coalesce(a.effect, '') AS effect
        FROM alternative a JOIN doubt d ON d.uid = a.doubt
        WHERE d.plan = ? AND a.deleted = 0 ORDER BY a.doubt, a.id
        """,
        (plan,),
    ):
        choice = Choice(row["value"], row["text"], row["effect"])
        choices.setdefault(row["doubt"], []).append(choice)
    rows = connection.execute(
        """
        SELECT d.uid, d.code, d.theme, d.text, coalesce(d.says, '') AS says,
            coalesce(d.concerns, '') AS concerns, c.uid AS decision, c.value, c.reason,
            c.judged_by, c.date, c.by
        FROM doubt d LEFT JOIN decision c ON c.uid = (SELECT uid FROM decision
            WHERE doubt = d.uid AND deleted = 0 ORDER BY date DESC, id DESC LIMIT 1)
        WHERE d.plan = ? AND d.deleted = 0 ORDER BY d.position, d.id
        """,
        (plan,),
    )
    return [_question(row, choices.get(row["uid"], [])) for row in rows]


def _question(row: Row, choices: list[Choice]) -> Question:
    return Question(
        uid=row["uid"],
        code=row["code"],
        theme=row["theme"],
        text=row["text"],
        says=row["says"],
        concerns=tuple(one.strip() for one in row["concerns"].split(";") if one.strip()),
        choices=tuple(choices),
        decision=row["decision"],
        value=row["value"],
        reason=row["reason"],
        decided_by=row["judged_by"],
        decided_on=date.fromisoformat(row["date"]) if row["date"] else None,
        by=row["by"],
    )


def decide(saver: Saver, entities: Entities, question: Question, value: str, reason: str) -> str:
    """Decide ``question`` in the name of who acts; returns the decision's uid.

    What a choice changes is changed in the same act, for the same reason. An answer in one's own
    words changes nothing else. Raises Refused where nobody is named or no reason is given.
    """
    kinds = {entity.table: entity for entity in entities}
    chosen = question.choice(value)
    known = question.decision
    new = None if known else _decision_uid(saver.writer.connection, question.uid) or saver.ids()
    typed = {"value": chosen.value if chosen else value, "reason": reason}
    typed["date"] = saver.today.isoformat()
    several = [Several(kinds["decision"], typed if known else typed | {"doubt": question.uid},
                       known, new)]  # fmt: skip
    changes = effects.read_effect(chosen.effect) if chosen else ()
    if wrong := effects.faults(changes, entities):
        raise Refused({"value": "; ".join(wrong)})
    for (kind, code), changed in effects.typed(changes, entities).items():
        why = {"reason": reason} if kinds[kind].reasoned else {}
        several.append(Several(kinds[kind], changed | why, _coded(saver, question, kind, code)))
    saver.save_together(several, reason)
    return known or str(new)


def _decision_uid(connection: Connection, question: str) -> str | None:
    """The uid that the decision of a question has, wherever it is decided.

    None where it was undone or deleted: what follows is another decision.
    """
    from uuid import UUID, uuid5

    uid = str(uuid5(UUID(_NAMESPACE), question))
    known = connection.execute("SELECT 1 FROM decision WHERE uid = ?", (uid,)).fetchone()
    return None if known else uid


def _coded(saver: Saver, question: Question, kind: str, code: str) -> str:
    """The record that ``code`` means in the plan of ``question``."""
    connection = saver.writer.connection
    of_plan = kind in ("output", "activity", "objective")
    beside = "AND plan = (SELECT plan FROM doubt WHERE uid = :doubt)" if of_plan else ""
    row = connection.execute(
        f"SELECT uid FROM {kind} WHERE code = :code AND deleted = 0 {beside} ORDER BY id",
        {"code": code, "doubt": question.uid},
    ).fetchone()
    if row is None:
        raise NotFound(
            _("There is no {kind} {code} in this plan; nothing was decided.").format(
                kind=kind, code=code
            ),
            _("Decide it in words of your own, and change the plan’s records by hand."),
        )
    return str(row["uid"])
