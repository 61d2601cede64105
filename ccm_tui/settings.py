"""Settings: where things are on this computer, who acts here, and the number of this installation.

Two files, neither of which travels with a register. ``config.toml`` belongs to the person: the
program changes single lines of it (``by``, ``person``, ``theme``) and keeps everything else,
comments and the table ``[keys]`` included. ``installation`` belongs to the program: a random
number made once, by which a register knows that it was last written elsewhere.
"""

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from ccm_tui.domain.text import clean_line
from ccm_tui.errors import CcmError, Refused
from ccm_tui.marks import NO_MARKS, Marks
from ccm_tui.visits import Visits
from ccm_tui.words import _

_NAME: Final = "ccm-tui"
_KEYS: Final = ("by", "person", "theme", "lang")


@dataclass(frozen=True, slots=True)
class Given:
    """What was said at the start, by options; it outranks the environment and the settings."""

    db: str | None = None
    by: str | None = None
    person: str | None = None
    as_at: date | None = None
    plan: str | None = None
    color: bool = True


@dataclass(slots=True)
class Settings:
    """What holds for this run. ``by``, ``person`` and ``theme`` are empty where nothing is said."""

    database: Path
    own_database: bool
    """Whether the register is in its usual place, whose folder is made when it is missing."""
    config: Path
    backups: Path
    logs: Path
    installation: str
    by: str = ""
    person: str = ""
    theme: str = ""
    lang: str = ""
    as_at: date | None = None
    plan: str = ""
    color: bool = True
    keys: object = None
    """What stands under ``keys``; the app judges it."""
    trouble: CcmError | None = None
    """Why ``config`` cannot be read; then nothing of it holds."""
    visits: Visits = field(default_factory=lambda: Visits(None))
    """When this installation last looked at which register."""
    marks: Marks = NO_MARKS
    """How far this installation has written, by origin."""

    def remember(self, **settings: str) -> None:
        """Keep ``by``, ``person`` or ``theme`` for the next start; empty forgets one.

        Raises CcmError when the file cannot be read or written; it is as it was then.
        """
        for name, value in settings.items():
            if name not in _KEYS:
                raise TypeError(f"{name} is no setting")
            clean_text_of(name, value)
            setattr(self, name, value)
        _write_config(self.config, settings)


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders of this program on this computer."""

    data: Path
    config: Path
    state: Path
    logs: Path


def load(given: Given, environ: Mapping[str, str]) -> Settings:
    """The settings of this run: what was given, else the environment's, else ``config.toml``'s.

    Reads ``CCM_TUI_DB``, ``CCM_TUI_BY``, ``CCM_TUI_PERSON`` and ``CCM_TUI_CONFIG_DIR`` (settings
    and the installation's number in a folder of their own). Raises Refused for what cannot be a
    name; a file that cannot be read is the settings' ``trouble``.
    """
    folders = folders_of(environ)
    config = folders.config / "config.toml"
    kept: dict[str, Any] = {}
    trouble = None
    try:
        kept = _read_config(config)
    except CcmError as error:
        trouble = error
    if given.db is not None and not given.db.strip():
        raise Refused({"--db": _("names no file")})
    database = given.db or environ.get("CCM_TUI_DB")
    settings = Settings(
        database=_path(database) if database else folders.data / "register.db",
        own_database=not database,
        config=config,
        backups=folders.data / "backups",
        logs=folders.logs,
        installation=_installation(folders.state / "installation"),
        by=_first(given.by, environ.get("CCM_TUI_BY"), kept.get("by")),
        person=_first(given.person, environ.get("CCM_TUI_PERSON"), kept.get("person")),
        theme=_first(kept.get("theme")),
        lang=_first(kept.get("lang")),
        as_at=given.as_at,
        plan=given.plan or "",
        color=given.color and not environ.get("NO_COLOR"),
        keys=kept.get("keys"),
        trouble=trouble,
        visits=Visits(folders.state / "visits.json"),
        marks=Marks(folders.state / "marks"),
    )
    for name in _KEYS:
        clean_text_of(f"--{name}", getattr(settings, name))
    return settings


def clean_text_of(name: str, value: str) -> None:
    """Raise :class:`Refused` when ``value`` cannot be the setting ``name``; empty always can."""
    try:
        if value:
            clean_line(value)
    except ValueError as error:
        raise Refused({name: str(error)}) from None


def _first(*values: str | None) -> str:
    return next((value for value in values if value), "")


def _path(typed: str) -> Path:
    return Path(os.path.abspath(Path(typed).expanduser()))  # noqa: PTH100 - links stay as named


def folders_of(environ: Mapping[str, str]) -> Folders:
    """Where this program keeps things: as the platform says, or ``CCM_TUI_CONFIG_DIR``."""
    own = environ.get("CCM_TUI_CONFIG_DIR")
    found = _folders_of_platform() if sys.platform in ("win32", "darwin") else _folders_xdg(environ)
    if not own:
        return found
    return Folders(found.data, _path(own), _path(own), found.logs)


def _folders_of_platform() -> Folders:
    from platformdirs import PlatformDirs

    dirs = PlatformDirs(_NAME, appauthor=False)
    return Folders(
        dirs.user_data_path, dirs.user_config_path, dirs.user_state_path, dirs.user_log_path
    )


def _folders_xdg(environ: Mapping[str, str]) -> Folders:
    """What platformdirs answers on Linux, without the time that importing it takes."""
    home = Path.home()

    def folder(variable: str, usual: str) -> Path:
        named = environ.get(variable, "").strip()
        return (Path(named) if named else home / usual) / _NAME

    state = folder("XDG_STATE_HOME", ".local/state")
    return Folders(
        folder("XDG_DATA_HOME", ".local/share"),
        folder("XDG_CONFIG_HOME", ".config"),
        state,
        state / "log",
    )


def make_private(folder: Path) -> None:
    """Make ``folder``, for its owner alone; raises CcmError when it cannot be made."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise CcmError(
            _("The folder {folder} cannot be made: {reason}").format(
                folder=folder, reason=error.strerror
            ),
            _("Name a register in another place with --db."),
        ) from error


# -------------------------------------------------------------------- the installation's number


def _installation(path: Path) -> str:
    """The number of this installation, made on first use.

    Where nothing can be kept, it follows from the computer's name and the person's folder: not
    random, but the same the next time.
    """
    if known := _kept_number(path):
        return known
    number = os.urandom(8).hex()
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        _write(path, number + "\n", only_new=True)
    except OSError:
        from platform import node
        from uuid import NAMESPACE_URL, uuid5

        return uuid5(NAMESPACE_URL, f"{node()}/{path}").hex[:16]
    # Of two first starts at once, one made the file: both use its number.
    return _kept_number(path) or number


def _kept_number(path: Path) -> str:
    try:
        text = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""
    return text if len(text) == 16 and text.isalnum() else ""


# -------------------------------------------------------------------- config.toml


def _read_config(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, error) from None
    return _parsed(path, text)


def _parsed(path: Path, text: str) -> dict[str, Any]:
    import tomllib

    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(path, error) from None
    for name in _KEYS:
        if not isinstance(read.get(name, ""), str):
            raise _unreadable(path, _("{name} is not a text").format(name=name))
    return read


def _unreadable(path: Path, reason: object) -> CcmError:
    return CcmError(
        _("The settings in {path} cannot be read: {reason}").format(path=path, reason=reason),
        _("Correct the file, or move it away; it is left as it is."),
    )


def _write_config(path: Path, settings: Mapping[str, str]) -> None:
    """Change the lines of ``settings`` and no other; an empty value takes its line away."""
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    text = before
    for name, value in settings.items():
        text = _with_line(text, name, value)
    expected = {**_parsed(path, before), **{n: v for n, v in settings.items() if v}}
    for name in (n for n, v in settings.items() if not v):
        expected.pop(name, None)
    if _parsed(path, text) != expected:
        raise _unreadable(path, _("its lines are not as the program can change them"))
    if text == before:
        return
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(path, text)
    except OSError as error:
        raise CcmError(
            _("The settings in {path} cannot be written: {reason}").format(
                path=path, reason=error.strerror
            ),
            _("What was chosen holds until the program is left."),
        ) from error


def _with_line(text: str, name: str, value: str) -> str:
    """``text`` with the line ``name = "value"`` among the keys that stand before any table."""
    lines = text.splitlines(keepends=True)
    tables = (n for n, line in enumerate(lines) if line.lstrip().startswith("["))
    end = next(tables, len(lines))
    new = [f"{name} = {_quoted(value)}\n"] if value else []
    for number, line in enumerate(lines[:end]):
        if line.split("=")[0].strip() == name and "=" in line:
            return "".join([*lines[:number], *new, *lines[number + 1 :]])
    if end and not lines[end - 1].endswith("\n"):
        lines[end - 1] += "\n"
    return "".join([*lines[:end], *new, *lines[end:]])


def _quoted(value: str) -> str:
    """``value`` as a TOML string: the escapes of JSON are its escapes too."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t") + '"'


def _write(path: Path, text: str, *, only_new: bool = False) -> None:
    """Write the file whole or not at all; ``only_new`` leaves one that is there as it is."""
    temporary = path.with_name(f".{path.name}.{os.urandom(4).hex()}.new")
    try:
        descriptor = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if not only_new:
            temporary.replace(path)
            return
        try:
            os.link(temporary, path)
        except FileExistsError:
            return
        except OSError:  # a file system without links
            temporary.replace(path)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
