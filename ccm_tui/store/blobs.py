"""What documents hold, by its SHA-256: stored once, outside the journal."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from ccm_tui.errors import NotFound
from ccm_tui.store.driver import Connection
from ccm_tui.words import _


def keep(connection: Connection, content: bytes) -> str:
    """Store ``content`` where it is not there yet, in the caller's transaction; its SHA-256."""
    digest = hashlib.sha256(content).hexdigest()
    connection.execute("INSERT OR IGNORE INTO blob VALUES (?, ?)", (digest, content))
    return digest


def content(connection: Connection, sha256: str) -> bytes:
    """What a document holds; raises NotFound where this file does not have it."""
    row = connection.execute("SELECT content FROM blob WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None:
        raise NotFound(
            _("This register does not hold the document’s file."),
            _("Merge a register that has it: ccm-tui merge FILE."),
        )
    return bytes(row["content"])


def faults(connection: Connection) -> Iterator[str]:
    """Documents whose file is missing, and files that are not what their digest says."""
    for row in connection.execute(
        """
        SELECT title FROM document d WHERE deleted = 0
            AND NOT EXISTS (SELECT 1 FROM blob WHERE sha256 = d.sha256) ORDER BY d.id
        """
    ):
        yield _("“{title}” has no file").format(title=row["title"])
    for row in connection.execute("SELECT sha256, content FROM blob"):
        if hashlib.sha256(row["content"]).hexdigest() != row["sha256"]:
            yield _("file {sha256} was changed").format(sha256=row["sha256"][:12])


def unused(connection: Connection) -> int:
    """How many files no document that stands holds; they are kept for undo."""
    sql = """
        SELECT count(*) FROM blob b WHERE NOT EXISTS
            (SELECT 1 FROM document WHERE sha256 = b.sha256 AND deleted = 0)
        """
    return int(connection.execute(sql).fetchone()[0])
