"""``ccm-tui plan check`` and ``plan decide``: what a plan leaves open, and deciding it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from ccm_tui.cli.command import Command, FieldOption
from ccm_tui.cli.plain import emit, harmless, labelled
from ccm_tui.cli.session import Session
from ccm_tui.domain.checks import CHECKS, VERDICTS
from ccm_tui.domain.dates import show_day
from ccm_tui.domain.questions import changes_in_words
from ccm_tui.domain.vocabularies import DOUBT_THEMES
from ccm_tui.errors import Refused
from ccm_tui.words import _

if TYPE_CHECKING:
    from ccm_tui.domain.declaration import Entity
    from ccm_tui.register import Checked, Choice, Question, Register


def check(_entity: type[Entity]) -> Command:
    """The command that lists the open questions and the computed checks of the plan in use."""

    @click.pass_obj
    def check_(session: Session, undecided: bool, as_json: bool) -> None:
        register = session.register
        checks = {one.name: one for one in register.plan_checks()}
        found = [one for one in register.questions() if not (undecided and one.decided)]
        document = {
            "items": [item(register, one, checks) for one in found],
            "checks": [_checked(one) for one in checks.values()],
        }
        emit(document, lambda: _lines(found, checks), as_json=as_json)

    only = click.Option(["--undecided"], is_flag=True, help=_("only what nobody decided yet"))
    return Command(
        "check",
        callback=check_,
        params=[only],
        help=_("List what the plan leaves open, what was decided, and what can be computed."),
    )


def decide(_entity: type[Entity]) -> Command:
    """The command that decides an open question and prints it."""

    @click.pass_obj
    def decide_(
        session: Session, record: str, value: str | None, reason: str | None, as_json: bool
    ) -> None:
        register = session.register
        try:
            register.settle(record, value or "", reason or "")
        except Refused as error:
            fields = {f"--{name}" if name else "": said for name, said in error.fields.items()}
            hint = error.hint
            if not register.actor.person:
                hint = _("Name the person: --person NAME before the command.")
            raise Refused(fields, hint=hint) from None
        found = register.question(record)
        checks = {one.name: one for one in register.plan_checks()}
        emit(item(register, found, checks), lambda: _described(register, found), as_json=as_json)

    question = click.Argument(["record"], metavar="ID")
    value = FieldOption(["--value"], metavar="TEXT", help=_("a choice, or words of one’s own"))
    reason = FieldOption(["--reason"], metavar="TEXT", help=_("why; needed"))
    return Command(
        "decide",
        callback=decide_,
        params=[question, value, reason],
        help=_(
            "Decide the open question ID in the name of who acts. What a choice changes is changed"
            " with it, for the same reason; undo takes back both."
        ),
    )


def item(register: Register, found: Question, checks: Mapping[str, Checked]) -> dict[str, Any]:
    """An open question as scripts know it; ``id`` is its number."""
    return {
        "id": found.code,
        "uid": found.uid,
        "group": DOUBT_THEMES.label(found.theme),
        "text": found.text,
        "decided": found.decided,
        "value": found.value,
        "reason": found.reason,
        "says": found.says,
        "choices": [_choice(register, one) for one in found.choices],
        "decided_by": found.decided_by,
        "date": found.decided_on.isoformat() if found.decided_on else None,
        "concerns": [one for one in found.concerns if one not in checks],
        "computed": [_checked(checks[one]) for one in found.concerns if one in checks],
    }


def _choice(register: Register, one: Choice) -> dict[str, Any]:
    changes = list(changes_in_words(one, register.entities))
    return {"value": one.value, "text": one.text, "changes": changes}


def _checked(one: Checked) -> dict[str, str]:
    return {
        "name": one.name,
        "text": CHECKS.label(one.name),
        "verdict": VERDICTS.label(one.verdict),
        "detail": one.detail,
    }


def _lines(found: Sequence[Question], checks: Mapping[str, Checked]) -> Iterator[str]:
    theme = ""
    for one in found:
        if one.theme != theme:
            theme = one.theme
            yield from ("", DOUBT_THEMES.label(theme).capitalize())
        yield f"  {one.code:>2}  {harmless(one.text)}"
        yield f"      {harmless(_stands(one))}"
    yield from ("", _("Computed"))
    for check in checks.values():
        said = f"{VERDICTS.label(check.verdict)}: {check.detail}"
        yield f"  {CHECKS.label(check.name)}"
        yield f"      {harmless(said)}"
    decided = sum(one.decided for one in found)
    yield ""
    yield _("{total} open questions, {n} decided; ccm-tui plan decide ID decides one").format(
        total=len(found), n=decided
    )


def _stands(one: Question) -> str:
    if one.value is None:
        choices = _(" or ").join(choice.value for choice in one.choices)
        return _("undecided: {choices}").format(choices=choices)
    who, day = one.decided_by or "", show_day(one.decided_on)
    said = _("decided: {value} ({who}, {day}; {reason})")
    return said.format(value=one.value, who=who, day=day, reason=one.reason)


def _described(register: Register, found: Question) -> list[str]:
    chosen = found.choice(found.value or "")
    changed = changes_in_words(chosen, register.entities) if chosen else ()
    pairs = [
        (_("open question"), f"{found.code} {found.text}"),
        (_("Plan"), str(register.record("doubt", found.uid)["plan"])),
        (_("The plan says"), found.says),
        (_("Decided"), found.value or ""),
        (_("Reason"), found.reason or ""),
        (_("Decided by"), f"{found.decided_by} {show_day(found.decided_on)}"),
        (_("Changed"), "\n".join(changed) or _("nothing else")),
    ]
    return labelled(pairs)
