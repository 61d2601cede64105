"""Where a hub is, and reaching it: addresses as libpq reads them, encrypted unless said otherwise.

Password, certificates and everything else come from where PostgreSQL's own tools look: the address,
the service file, the password file (``~/.pgpass`` or ``PGPASSFILE``) and the variables ``PG…``. The
one difference: a connection that leaves this computer has to be encrypted unless ``sslmode`` says
otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ccm_tui.errors import HubUnusable
from ccm_tui.words import _

if TYPE_CHECKING:
    import psycopg

_PATIENCE: Final = 10
"""Seconds to wait for a hub that does not answer, unless ``connect_timeout`` says otherwise."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a hub is; ``name`` says it without the password."""

    settings: Mapping[str, Any]
    name: str
    tells_password: bool
    """Whether the password stands in the address itself."""
    is_encrypted: bool
    """Whether the connection has to be encrypted although the address does not say so."""


def address_of(text: str, environ: Mapping[str, str]) -> Address:
    """Read an address: a ``postgresql://`` one, or ``key=value`` pairs as libpq takes them.

    Raises HubUnusable for anything else.
    """
    import psycopg
    from psycopg.conninfo import conninfo_to_dict

    try:
        settings = conninfo_to_dict(text)
        if service := environ.get("PGSERVICE"):
            settings.setdefault("service", service)
    except psycopg.Error as error:
        raise HubUnusable(
            _("This is no address of a hub: {reason}").format(reason=_first_line(error)),
            _("It looks like postgresql://person@hub.example.org/register"),
        ) from None
    said = "sslmode" in settings or "PGSSLMODE" in environ
    return Address(
        settings,
        _named(settings),
        "password" in settings,
        not said and not _stays_here(settings, environ),
    )


@contextmanager
def connected(address: Address) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    """A connection to the hub, one transaction for each statement unless said otherwise.

    Raises HubUnusable where there is none, or none that is encrypted as it has to be.
    """
    import psycopg

    settings = {"connect_timeout": _PATIENCE, "application_name": "ccm-tui", **address.settings}
    if address.is_encrypted and "service" not in settings:
        settings["sslmode"] = "require"
    try:
        connection = psycopg.connect(**settings, autocommit=True)
    except psycopg.Error as error:
        raise HubUnusable(
            _("The hub {name} cannot be reached: {reason}").format(
                name=address.name, reason=_first_line(error)
            ),
            _hint(address, str(error)),
        ) from None
    with connection:
        if address.is_encrypted and not connection.pgconn.ssl_in_use:
            raise HubUnusable(
                _("The connection to {name} is not encrypted").format(name=address.name),
                _("Write sslmode=verify-full into the service file. Nothing was given."),
            )
        yield connection


def _named(settings: Mapping[str, Any]) -> str:
    """One line that names a hub the same way, however its address was written."""
    if "service" in settings:
        return f"postgresql:///?service={settings['service']}"
    host = settings.get("host") or settings.get("hostaddr") or ""
    port = f":{settings['port']}" if settings.get("port") else ""
    return f"postgresql://{host}{port}/{settings.get('dbname', '')}"


def _stays_here(settings: Mapping[str, Any], environ: Mapping[str, str]) -> bool:
    """Whether every host named is this computer itself."""
    if "service" in settings:
        return False
    hosts = [
        str(settings.get(key) or environ.get(variable) or "")
        for key, variable in (("host", "PGHOST"), ("hostaddr", "PGHOSTADDR"))
    ]
    return all(_is_here(host.strip()) for some in hosts for host in some.split(","))


def _is_here(host: str) -> bool:
    return host in ("", "localhost", "::1") or host.startswith(("/", "@", "127."))


def _hint(address: Address, said: str) -> str:
    if "SSL" in said and address.is_encrypted:
        return _(
            "Ask whoever runs the hub to switch TLS on. sslmode=disable in the address sends"
            " everything readable."
        )
    if "password" in said:
        return _("Put the password into the password file of PostgreSQL (~/.pgpass).")
    return _("Go on working; sync when there is a network. Nothing was changed.")


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
