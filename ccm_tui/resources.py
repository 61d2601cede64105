"""Where the files are that come with the program but are not Python: the schema and the seeds.

In the repository both stand at the top, for people to read. A wheel carries them inside the
package (``ccm_tui/_data``); a checkout, or an editable install, is used as it is.
"""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_INSTALLED = _PACKAGE / "_data"


def schema_sql() -> str:
    """Return the text of ``schema.sql``: the whole schema of a new register.

    Raises FileNotFoundError where the installation is incomplete.
    """
    return (_root() / "schema.sql").read_text(encoding="utf-8")


def seeds_dir() -> Path:
    """Return the folder ``seeds``: the CSV and TOML files a new register is filled from."""
    return _root() / "seeds"


def _root() -> Path:
    return _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent
