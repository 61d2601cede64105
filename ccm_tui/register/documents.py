"""Documents: files that belong to records."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ccm_tui.register.naming import Names
from ccm_tui.store.driver import our_errors

if TYPE_CHECKING:
    from ccm_tui.domain.typed import Typed
    from ccm_tui.exchange.documents import Launch
    from ccm_tui.store.attaching import Attached


class Documents(Names):
    """Keeping, showing and handing out files."""

    def attach(self, path: Path, typed: Typed) -> str:
        """Keep the file at ``path`` as a document: one act; returns its uid. Raises Refused."""
        from ccm_tui.store import attaching

        with our_errors(self.path):
            return attaching.attach(self._saver, self.entity("document"), path, typed)

    def attached(self, record: str) -> Sequence[Attached]:
        """The documents that belong to a record, the newest first."""
        from ccm_tui.store import attaching

        with our_errors(self.path):
            return attaching.of_record(self._connection, record)

    def document(self, uid: str) -> tuple[str, bytes]:
        """The file name of a document and what it holds; raises NotFound."""
        from ccm_tui.store import blobs, records

        with our_errors(self.path):
            values = records.stored(self._connection, self.entity("document"), uid)
            return values["file_name"], blobs.content(self._connection, values["sha256"])

    def save_document(self, uid: str, target: Path, *, force: bool = False) -> int:
        """Write a document's file to ``target``; its bytes. Raises as ``exchange.place``."""
        from ccm_tui.exchange import documents

        _name, content = self.document(uid)
        documents.save(content, target, self.path, force=force)
        return len(content)

    def open_document(self, uid: str, launch: Launch | None = None) -> Path:
        """Open a private copy of a document with the system's program; where the copy is.

        ``launch`` takes that program's place (for tests). Raises NotOpened.
        """
        from ccm_tui.exchange import documents

        name, content = self.document(uid)
        return documents.open_copy(content, name, launch or documents.launch)
