"""Where the program starts: without a command the app, else the command line.

The two faces do not know each other; this module knows both and imports the one that is asked for.
"""

import gc
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ccm_tui.register import Register
    from ccm_tui.settings import Settings


_ALLOCATIONS: Final = 50_000
"""How many objects are made before garbage is looked for."""


def main() -> None:
    """Run the program with the arguments of the process and leave with its exit code."""
    # What a start makes stays until the end: looking for garbage among it, at the start and again
    # when the interpreter is taken apart, would be a seventh of a short command's time.
    gc.set_threshold(_ALLOCATIONS)
    from ccm_tui.cli.start import start, unexpected

    sys.excepthook = unexpected
    code = start(sys.argv[1:], open_app)
    gc.freeze()
    sys.exit(code)


def open_app(open_register: "Callable[[], Register]", settings: "Settings") -> int:
    """Run the app; returns its exit code."""
    from ccm_tui.tui.app import run

    return run(open_register, settings)


if __name__ == "__main__":
    main()
