"""Registers and schemas of the past, frozen as they were given to people, and how to compare them.

``1.sql`` is the schema of version 1; ``1.register.gz`` is a register that the program of version 1
made, filled by hand with fictional records (what was done in it is told in
:mod:`tests.store.test_version_1`). Neither is ever made anew.
"""

import gzip
from collections import Counter
from pathlib import Path

from tests.store.schema_check import definition

SCHEMAS = Path(__file__).parent / "schemas"


def unpack(version, path):
    """The register that a program of ``version`` left, at ``path``."""
    path.write_bytes(gzip.decompress((SCHEMAS / f"{version}.register.gz").read_bytes()))
    return path


def shape(connection):
    """Everything that the schema of a file says, whatever the order of its columns."""
    found = {}
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    for kind, name, sql in rows.fetchall():
        if kind == "trigger":
            found[kind, name] = sql
        else:
            found[kind, name] = Counter(parts(definition(connection, name)))
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    return found | {("", "version"): version}


def parts(sql):
    """The columns and constraints of a table; any other statement whole."""
    if not sql.startswith("CREATE TABLE"):
        return [sql]
    head, _, body = sql.partition("(")
    depth, current, found = 0, "", []
    for character in body.rpartition(")")[0]:
        depth += (character == "(") - (character == ")")
        if character == "," and not depth:
            found.append(current.strip())
            current = ""
        else:
            current += character
    return [head, *found, current.strip()]
