"""Between the app and the form: which form for what, and what is said afterwards."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ccm_tui.tui.form import FormDialog, FormResult
from ccm_tui.tui.form.row import Inside
from ccm_tui.words import _, ngettext

if TYPE_CHECKING:
    from ccm_tui.register import Draft, Register, Undone


def form_for(
    register: "Register",
    kind: str,
    uid: str | None = None,
    typed: Mapping[str, Any] | None = None,
    draft: "Draft | None" = None,
) -> FormDialog:
    """The form for a new record of ``kind``, for the record ``uid``, or for what is left of it."""
    new = uid is None and draft is None
    begun = {**register.begins(kind), **(typed or {})} if new else typed or {}
    found = register.fitting(kind, draft.typed if draft else begun)
    form = FormDialog(
        register.entity(kind),
        register,
        register.around.clock,
        draft_uid=register.around.ids(),
        uid=uid,
        typed=found.typed,
        draft=replace(draft, typed=found.typed) if draft else None,
        inside=Inside(
            register.entities, lambda child, values: start_of_child(register, child, values)
        ),
    )
    form.put_aside(found.gone)
    return form


def start_of_child(register: "Register", kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """What a commitment typed inside an entry begins with: they owe it, to whoever acts.

    Where the entry was made at an event, so was the promise.
    """
    if kind != "commitment":
        return {}
    theirs = [*values.get("states", ()), *values.get("organisations", ())]
    start = {"event": values["event"]} if values.get("event") else {}
    if theirs:
        start["owed_by"] = theirs[0]
    if register.actor.by:
        start["owed_to"] = register.find("party", register.actor.by)
    return start


def said_of(result: FormResult | None) -> str:
    """What to say after a form was left; nothing when the form said it or nothing happened."""
    if result is None or not result.saved:
        return ""
    return ngettext("Saved", "{n} entries saved", len(result.saved)).format(n=len(result.saved))


def said_of_undo(register: "Register", done: "Undone", *, undone: bool) -> str:
    """What an undo or redo took back, in words."""
    verbs = {
        "add": _("writing"),
        "edit": _("change"),
        "delete": _("deletion"),
        "join": _("joining"),
        "decide": _("decision"),
    }
    titles = [register.name_of(kind, uid) for kind, uid in done.records[-1:]]
    title = titles[0] if titles else ""
    what = verbs.get(done.verb, _("change"))
    if undone:
        return _("Undone: {what} of “{title}”. ctrl+r does it again.").format(
            what=what, title=title
        )
    return _("Done again: “{title}”.").format(title=title)
