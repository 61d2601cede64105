"""A real PostgreSQL for the tests: made in a folder of its own, on loopback, gone afterwards."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from ccm_tui.store.hub import schema

_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "log_min_messages": "panic",
}
_NO_POWER_CUTS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class NoServerError(Exception):
    """Why no PostgreSQL can be started here."""


def programs() -> Path:
    """The folder of PostgreSQL's server programs; raises NoServerError."""
    found = shutil.which("postgres")
    folders = [Path(found).parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in folders:
        if (folder / "initdb").exists():
            return folder
    raise NoServerError("PostgreSQL is not installed (Debian: apt-get install postgresql)")


def _as_somebody() -> dict[str, Any]:
    """PostgreSQL does not run as root: whom to run it as, for :mod:`subprocess`."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return {}
    import pwd

    for name in ("postgres", "nobody"):
        try:
            return {"user": name, "group": pwd.getpwnam(name).pw_gid, "extra_groups": []}
        except KeyError:
            continue
    raise NoServerError("root cannot run PostgreSQL, and there is nobody else to run it as")


class Server:
    """A running server; every :meth:`database` is a fresh one."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._numbers = count(1)
        self.run("CREATE DATABASE hub")
        self.run(schema(), "hub")
        self.run("CREATE ROLE delegate LOGIN IN ROLE ccm_tui_sync; CREATE ROLE stranger LOGIN")

    def url(self, database: str = "postgres", user: str = "postgres") -> str:
        """The address of a database."""
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}"

    def hub(self) -> str:
        """The address of a new, empty hub, for somebody who may sync and nothing else."""
        return self.url(self.database("hub"), "delegate")

    def database(self, template: str = "template1") -> str:
        """The name of a new database."""
        name = f"database_{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def run(self, sql: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        """Run ``sql`` as the owner of everything; the rows of the last statement."""
        import psycopg

        with psycopg.connect(self.url(database), autocommit=True) as connection:
            cursor = connection.execute(sql.encode())
            return cursor.fetchall() if cursor.description else []


@contextmanager
def running(*, durable: bool = False) -> Iterator[Server]:
    """A server, as long as the block lasts; raises NoServerError where there can be none."""
    settings = _SETTINGS if durable else _SETTINGS | _NO_POWER_CUTS
    bin_ = programs()
    whom = _as_somebody()
    folder = Path(tempfile.mkdtemp(prefix="hub-"))
    if whom:
        shutil.chown(folder, whom["user"])
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data, log = folder / "data", folder / "log"
    options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
    make = ("-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync")
    start = ("-l", log, "-w", "-o", f"-p {port} {options}", "start")
    try:
        _do([bin_ / "initdb", "-D", data, *make], folder, whom)
        _do([bin_ / "pg_ctl", "-D", data, *start], folder, whom)
        try:
            yield Server(port)
        finally:
            _do([bin_ / "pg_ctl", "-D", data, "-m", "immediate", "stop"], folder, whom)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _do(command: Sequence[Path | str], folder: Path, whom: dict[str, Any]) -> None:
    # Into a file: the server keeps what it inherits open for as long as it runs.
    with (folder / "said").open("w+") as said:
        done = subprocess.run(command, cwd=folder, stdout=said, stderr=said, check=False, **whom)
        if done.returncode:
            said.seek(0)
            raise NoServerError(f"PostgreSQL does not start: {said.read()[-500:]}")
