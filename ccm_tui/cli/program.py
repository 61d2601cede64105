"""The program as a command: options that stand first, then commands that load when they are named.

``ccm-tui where`` imports what ``where`` needs and nothing else; the commands of the entities are
made from their declarations.
"""

import re
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from importlib import import_module
from typing import Any, Final

import click

from ccm_tui import __version__
from ccm_tui.cli.command import HELP, Command, WrongUsage, refuse_unreadable
from ccm_tui.cli.session import Session
from ccm_tui.settings import Given
from ccm_tui.words import N_, _, set_language

COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "where": ("where", N_("Say where the register, settings, backups and logs are")),
    "today": ("today", N_("List what is overdue, due today and coming")),
    "log": ("log", N_("Add an outreach entry by one line, as fast as it is spoken")),
    "search": ("search", N_("Find records of every kind by their words")),
    "history": ("history", N_("Tell who wrote what and when in a record")),
    "changes": ("changes", N_("List what was written lately, and by whom")),
    "undo": ("undo", N_("Take back what was done last")),
    "redo": ("undo", N_("Take back the last undo")),
    "merge": ("merge", N_("Merge a colleague’s register into this one")),
    "conflict": ("conflicts", N_("List where registers disagree, and decide it")),
    "export": ("export", N_("Hand out the register as one whole file")),
    "bundle": ("bundle", N_("Hand somebody the changes that they do not have yet")),
    "handover": ("bundle", N_("List what was handed to whom, and what has arrived")),
    "sync": ("sync", N_("Exchange changes with a hub, where there is a network")),
    "hub": ("hub", N_("Make a PostgreSQL database a hub")),
    "doctor": ("doctor", N_("Check whether the register is sound")),
    "demo": ("demo", N_("Fill a new register with fictional records, to try the program")),
}
"""Commands besides those of the entities: module (the command has its own name there), help."""

QUICK: Final[dict[tuple[str, ...], str]] = {("output", "list"): "outputs:all_outputs"}
"""Commands of entities that, without filters, need no declaration: module and what makes it."""


def invoke(argv: Sequence[str], session: Session) -> int:
    """Run the command line ``argv``; returns the exit code. Raises CcmError."""
    try:
        with program().make_context("ccm-tui", list(argv), obj=session) as context:
            code = context.command.invoke(context)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
    except click.UsageError as error:
        raise wrong_usage(error) from None
    return code if isinstance(code, int) else 0


def wrong_usage(error: click.UsageError) -> WrongUsage:
    """A usage error in our words: one line and one hint."""
    path = error.ctx.command_path if error.ctx else "ccm-tui"
    message = error.format_message()
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        message = _("{command} needs a command.").format(command=path)
        names = error.ctx.command.list_commands(error.ctx)  # type: ignore[attr-defined]  # a group
        return WrongUsage(message, _("One of: {names}.").format(names=", ".join(names)))
    return WrongUsage(message, _("See {command} --help.").format(command=path))


def _day(_context: click.Context, _param: click.Parameter, typed: str | None) -> date | None:
    if typed is None:
        return None
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", typed, re.ASCII):
        raise click.BadParameter(_("“{typed}” is not a date (YYYY-MM-DD).").format(typed=typed))
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise click.BadParameter(_("{typed} does not exist.").format(typed=typed)) from None


def _language(_context: click.Context, _param: click.Parameter, code: str | None) -> str | None:
    if code and not set_language(code):
        said = _("There are no words in “{code}” yet; they stay English.").format(code=code)
        click.echo(f"ccm-tui: {said}", err=True)
    return code


class Program(click.Group):
    """``ccm-tui``: its commands are found by name, each imported on its own."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, the entities' last."""
        return [*COMMANDS, *(entity.table for entity in ctx.obj.entities)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command ``cmd_name``, imported now, or made from the entity of this name."""
        if cmd_name in COMMANDS:
            module = import_module(f"ccm_tui.cli.{COMMANDS[cmd_name][0]}")
            command: click.Command = getattr(module, cmd_name)
            return command
        session: Session = ctx.obj
        if (entity := session.entity(cmd_name)) is None:
            return None
        from ccm_tui.cli.entity import EntityGroup

        return EntityGroup(entity)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As ever; but what needs no declaration does not wait for all of them."""
        name, rest = tuple(args[:2]), args[2:]
        if name not in QUICK or not set(rest) <= {"--json"}:
            return super().resolve_command(ctx, args)
        module, _colon, maker = QUICK[name].partition(":")
        command: click.Command = getattr(import_module(f"ccm_tui.cli.{module}"), maker)()
        return " ".join(name), command, rest

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with a line each, without importing them."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(text)) for name, (_module, text) in COMMANDS.items()])
        with formatter.section(_("Records")):
            formatter.write_dl(_of_entities(ctx.obj))

    def invoke(self, ctx: click.Context) -> Any:
        """Take the options that stand first, then run the command."""
        refuse_unreadable(self.params, ctx.params)
        given = dict(ctx.params)
        lang = given.pop("lang") or ""
        ctx.obj.begin(Given(**given), lang)
        return super().invoke(ctx)


def _of_entities(session: Session) -> Iterable[tuple[str, str]]:
    from ccm_tui.cli.entity import verbs

    return [(entity.table, ", ".join(verbs(entity))) for entity in session.entities]


def program() -> Program:
    """The command ``ccm-tui`` with the options that stand before the command."""
    return Program(
        "ccm-tui",
        callback=_alone,
        invoke_without_command=True,
        context_settings=HELP,
        help=_(
            "The register of the Coordinators on Victim Assistance. Without a command it opens"
            " on the screen; options come before the command."
        ),
        params=[
            click.Option(["--db"], metavar="PATH", help=_("the register (else $CCM_TUI_DB)")),
            click.Option(
                ["--as-at"],
                metavar="YYYY-MM-DD",
                callback=_day,
                help=_("the day that counts as today"),
            ),
            click.Option(
                ["--plan"], metavar="CODE", help=_("the plan in use (else the one chosen last)")
            ),
            click.Option(
                ["--by"], metavar="CODE", help=_("organisation that acts (else $CCM_TUI_BY)")
            ),
            click.Option(
                ["--person"], metavar="NAME", help=_("person who acts (else $CCM_TUI_PERSON)")
            ),
            click.Option(
                ["--lang"],
                metavar="CODE",
                is_eager=True,
                callback=_language,
                help=_("language of the words"),
            ),
            click.Option(
                ["--color/--no-color"], default=True, help=_("colours on the screen or none")
            ),
            click.Option(
                ["--version"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_version,
                help=_("print the version and leave"),
            ),
        ],
    )


def _version(context: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"ccm-tui {__version__}")
        context.exit()


@click.pass_context
def _alone(context: click.Context, /, **_given: Any) -> int | None:
    """Without a command: the app; where nobody looks, what is due today."""
    session: Session = context.obj
    if context.invoked_subcommand is None and sys.stdout.isatty():
        return session.run_app()
    session.insist_on_settings()
    if context.invoked_subcommand is not None:
        return None
    from ccm_tui.cli.today import today

    context.invoke(today, limit=100, as_json=False)
    names = ", ".join(context.command.list_commands(context))  # type: ignore[attr-defined]  # a group
    print(
        _("ccm-tui: no terminal, so this is what “ccm-tui today” prints."),
        _("Other commands: {names}. See ccm-tui --help.").format(names=names),
        sep="\n",
        file=sys.stderr,
    )
    return None


__all__ = ["COMMANDS", "Command", "Program", "invoke", "program"]
