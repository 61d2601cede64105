"""What every command of this program shares: ``--json``, and no text that cannot be kept."""

from collections.abc import Sequence
from typing import Any

import click

from ccm_tui.domain.text import clean_text
from ccm_tui.errors import CcmError, Refused
from ccm_tui.words import _

HELP = {"help_option_names": ["-h", "--help"]}


class WrongUsage(CcmError):
    """The command line is not one that the program knows."""

    exit_code = 2


class FieldOption(click.Option):
    """An option that is a field of a record: what is typed there is judged with the record."""


class Command(click.Command):
    """A command with ``--json`` whose arguments hold neither control characters nor surrogates."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("context_settings", HELP)
        super().__init__(*args, **kwargs)
        help_text = _("print one JSON document")
        self.params.append(click.Option(["--json", "as_json"], is_flag=True, help=help_text))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; raises :class:`Refused` for text that cannot be kept."""
        refuse_unreadable(self.params, ctx.params)
        return super().invoke(ctx)


def refuse_unreadable(params: Sequence[click.Parameter], given: dict[str, Any]) -> None:
    """Raise :class:`Refused` beside each argument that holds what no text may hold."""
    wrong = {}
    for param in params:
        value = given.get(param.name or "")
        texts = value if isinstance(value, tuple) else (value,)
        try:
            for text in texts if not isinstance(param, FieldOption) else ():
                clean_text(text if isinstance(text, str) else "")
        except ValueError as error:
            wrong[param.opts[0] if isinstance(param, click.Option) else name_of(param)] = str(error)
    if wrong:
        raise Refused(wrong, hint=_("Type or paste it again. Nothing was changed."))


def name_of(param: click.Parameter) -> str:
    """An argument as help calls it: ``ID``."""
    return (param.metavar or param.name or "").upper()
