"""The commands of an entity, made from its declaration: ``list``, ``show``, ``add``, ``edit``, ...

No field is named here. What a kind has besides, or lists in its own way, stands in ``OWN``.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

import click

from ccm_tui.cli.command import HELP, Command
from ccm_tui.cli.fields import field_options, given_fields, refused_by_option
from ccm_tui.cli.listing import list_command
from ccm_tui.cli.plain import emit, harmless
from ccm_tui.cli.record import emit_record
from ccm_tui.cli.session import Session
from ccm_tui.domain.copying import may_be_copied
from ccm_tui.domain.declaration import Entity
from ccm_tui.errors import NotFound, Refused
from ccm_tui.words import _, ngettext

OWN: Final[dict[tuple[str, str], str]] = {
    ("state", "list"): "states:list_states",
    ("state", "show"): "states:show_state",
    ("claim", "list"): "claims:list_claims",
    ("claim", "decide"): "claims:decide",
    ("state", "addressee"): "people:addressee",
    ("contact", "export"): "people:export",
    ("contact", "duplicates"): "people:duplicates",
    ("contact", "join"): "people:join",
    ("contact", "erase"): "people:erase",
    ("organisation", "duplicates"): "people:duplicates",
    ("organisation", "join"): "people:join",
    ("outreach", "duplicates"): "people:duplicates",
    ("outreach", "join"): "people:join",
    ("output", "list"): "outputs:list_outputs",
    ("output", "show"): "outputs:show_output",
    ("evidence", "list"): "evidence:list_evidence",
    ("evidence", "show"): "evidence:show_evidence",
    ("evidence", "add"): "evidence:add_evidence",
    ("evidence", "edit"): "evidence:edit_evidence",
    ("evidence", "accept"): "evidence:accept",
    ("evidence", "refuse"): "evidence:refuse",
    ("plan", "show"): "workplan:show_plan",
    ("plan", "coverage"): "workplan:coverage_of_plan",
    ("plan", "timeline"): "workplan:timeline_of_plan",
    ("plan", "check"): "plan_check:check",
    ("plan", "decide"): "plan_check:decide",
    ("document", "add"): "documents:add",
    ("document", "save"): "documents:save",
    ("document", "open"): "documents:open_",
    ("activity", "show"): "activities:show_activity",
    ("activity", "edit"): "activities:edit_activity",
    ("commitment", "done"): "commitments:done",
    ("event", "list"): "events:list_events",
    ("event", "show"): "events:show_event",
    ("event", "attend"): "events:attend",
    ("event", "invite"): "invitations:invite",
    ("event", "answer"): "invitations:answer",
    ("view", "run"): "views:run",
    ("meeting", "talks"): "talks:talks",
    ("event", "talks"): "talks:talks",
    ("plan", "list"): "plans:list_plans",
    ("plan", "new"): "plans:new",
    ("plan", "load"): "plans:load",
    ("plan", "use"): "plans:use",
    ("request", "list"): "stages:list_requests",
    ("request", "show"): "stages:show_request",
    ("request", "add"): "stages:add_request",
    ("request", "edit"): "stages:edit_request",
    ("request", "stage"): "stages:stage",
    ("request", "relay"): "requests:relay",
    ("request", "respond"): "requests:respond",
    ("dissemination", "add"): "spreading:add_dissemination",
    ("dissemination", "count"): "spreading:count",
    ("cost", "totals"): "costs:totals",
}
"""Commands that are not made from the declaration alone: module and the function that makes one."""

_MADE: Final = ("add", "edit", "delete")


def verbs(entity: type[Entity]) -> list[str]:
    """The commands of ``entity``: reading, writing where a person may, and its own."""
    own = [verb for kind, verb in OWN if kind == entity.table]
    written = [verb for verb in _MADE if verb in entity.verbs]
    copied = ["copy"] if may_be_copied(entity) else []
    return list(dict.fromkeys(["list", "show", *written, *copied, *own]))


class EntityGroup(click.Group):
    """``ccm-tui outreach``: its commands are made when they are named."""

    def __init__(self, entity: type[Entity]) -> None:
        super().__init__(
            entity.table,
            context_settings=HELP,
            help=_("What the register holds of {plural}.").format(plural=_(entity.plural)),
        )
        self.entity = entity

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands."""
        return verbs(self.entity)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command ``cmd_name`` of this entity."""
        if cmd_name not in verbs(self.entity):
            return None
        make = _MAKERS.get(cmd_name)
        if place := OWN.get((self.entity.table, cmd_name)):
            module, _colon, name = place.partition(":")
            make = getattr(import_module(f"ccm_tui.cli.{module}"), name)
        return make(self.entity) if make else None


def the_id() -> click.Argument:
    """The argument that names a record."""
    return click.Argument(["record"], metavar="ID")


def _show(entity: type[Entity]) -> Command:
    @click.pass_obj
    def show(session: Session, record: str, as_json: bool) -> None:
        uid = standing(session, entity, record)
        emit_record(session.register, entity, uid, as_json=as_json)

    about = _("Show one record of {plural}: ID is its uid, the first 6 characters or more, its")
    return Command(
        "show",
        callback=show,
        params=[the_id()],
        help=" ".join([about, _("code or its name.")]).format(plural=_(entity.plural)),
    )


def standing(session: Session, entity: type[Entity], text: str) -> str:
    """The uid of the record that ``text`` names; raises NotFound, for a deleted one too."""
    uid = session.register.find(entity.table, text)
    if session.register.values(entity.table, uid)["deleted"]:
        raise NotFound(
            _("The {kind} {uid} was deleted.").format(kind=_(entity.singular), uid=uid),
            _("See “ccm-tui history {kind} {uid}”; “ccm-tui undo” brings back what was done last.")
            .format(kind=entity.table, uid=uid),
        )  # fmt: skip
    return uid


def add_command(entity: type[Entity], shown: Callable[..., None] = emit_record) -> Command:
    """The command that adds a record and prints it as ``shown`` does."""

    @click.pass_obj
    def add(session: Session, /, as_json: bool, template: str = "", **typed: Any) -> None:
        from ccm_tui.cli.copy import from_template

        register = session.register
        with refused_by_option(entity):
            given = given_fields(entity, typed)
            if template:
                from ccm_tui.cli.copy import from_template

                given = from_template(session, entity, template, given)
            uid = register.save(entity.table, given)
        shown(register, entity, uid, as_json=as_json)

    return Command(
        "add",
        callback=add,
        params=[*field_options(entity, new=True), *_template_option(entity)],
        help=_("Add a record to the {plural}, and print it.").format(plural=_(entity.plural)),
    )


def _template_option(entity: type[Entity]) -> list[click.Option]:
    """The option that begins with what a template holds, where records are begun so."""
    about = _("begin with this template; the other options win")
    name = click.Option(["--template"], metavar="NAME", default="", help=about)
    return [name] if may_be_copied(entity) else []


def edit_command(entity: type[Entity], shown: Callable[..., None] = emit_record) -> Command:
    """The command that changes a record and prints it as ``shown`` does."""

    @click.pass_context
    def edit(context: click.Context, /, record: str, as_json: bool, **typed: Any) -> None:
        fields = given_fields(entity, typed)
        if not fields:
            raise click.UsageError(_("Name what to change, by its option."), context)
        session: Session = context.obj
        uid = standing(session, entity, record)
        with refused_by_option(entity):
            session.register.save(entity.table, fields, uid)
        shown(session.register, entity, uid, as_json=as_json)

    return Command(
        "edit",
        callback=edit,
        params=[the_id(), *field_options(entity, new=False)],
        help=_(
            "Change the fields that are named, and print the record. An empty text clears a field;"
            " an option that may repeat replaces all that stood there."
        ),
    )


def _delete(entity: type[Entity]) -> Command:
    @click.pass_obj
    def delete(session: Session, record: str, as_json: bool) -> None:
        uid = standing(session, entity, record)
        title = session.register.name_of(entity.table, uid)
        count = session.register.delete(entity.table, uid)
        if not count:
            raise Refused({"": _("Nothing was deleted.")})

        def said() -> list[str]:
            text = ngettext(
                "Deleted the {kind} “{title}”.",
                "Deleted the {kind} “{title}” and what belongs to it: {n} records.",
                count,
            )
            named = text.format(kind=_(entity.singular), title=harmless(title), n=count)
            return [named, _("“ccm-tui undo” brings it back.")]

        emit({"uid": uid, "deleted": count}, said, as_json=as_json)

    return Command(
        "delete",
        callback=delete,
        params=[the_id()],
        help=_("Delete a record and what belongs to it; it can be undone."),
    )


def _copy(entity: type[Entity]) -> Command:
    from ccm_tui.cli.copy import copy_command

    return copy_command(entity)


_MAKERS: Final[dict[str, Callable[[type[Entity]], Command]]] = {
    "list": list_command,
    "show": _show,
    "add": add_command,
    "edit": edit_command,
    "delete": _delete,
    "copy": _copy,
}
