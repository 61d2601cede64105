"""Keeping on disk what is typed, soon and steadily, whatever happens next."""

from collections.abc import Callable

from ccm_tui.errors import CcmError

SOON = 0.3
"""Seconds from the first change that is not on disk to the write. It does not start anew with
every key: somebody who types without a pause is kept as well."""
LATER = 2.0
"""Seconds to the next attempt after one that failed."""


class DraftKeeper:
    """Writes at most every :data:`SOON` while something changes, and at once when told to.

    ``write`` puts on disk what stands in the form; ``later`` calls a function after some seconds;
    ``failed`` and ``kept`` are told how it went.
    """

    def __init__(
        self,
        write: Callable[[], bool],
        later: Callable[[float, Callable[[], None]], object],
        kept: Callable[[], None],
        failed: Callable[[CcmError], None],
    ) -> None:
        self._write = write
        self._later = later
        self._kept = kept
        self._failed = failed
        self._waiting = False
        self._stopped = False

    def changed(self) -> None:
        """Something was typed."""
        self._wait(SOON)

    def flush(self) -> bool:
        """Write now; whether all that is typed is on disk (or nothing had to be)."""
        self._waiting = False
        try:
            wrote = self._write()
        except CcmError as error:
            self._failed(error)
            self._wait(LATER)
            return False
        if wrote:
            self._kept()
        return True

    def stop(self) -> None:
        """Write no more: all is saved, or given up."""
        self._stopped = True

    @property
    def behind(self) -> bool:
        """Whether something may have been typed that is not on disk yet."""
        return self._waiting and not self._stopped

    def _wait(self, seconds: float) -> None:
        if not self._waiting:
            self._waiting = True
            self._later(seconds, self._due)

    def _due(self) -> None:
        if self.behind:
            self.flush()
