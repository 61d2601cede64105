"""Ten faults planted on purpose: the histories of :mod:`tests.exchange.offices` notice each one.

``python -m tests.exchange.planted`` plants one after the other in the running program, plays the
same histories as ever, and says how they ended; one that is not noticed is an error.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from typing import Any
from unittest.mock import patch

from ccm_tui.errors import CcmError
from ccm_tui.store import conflicts, heads, merging, projection, redacting, triggers
from tests.exchange.histories import play

HISTORIES = 150
RARELY = 1500
Fault = Callable[[], Any]


@contextmanager
def clock_not_adopted() -> Iterator[None]:
    add = merging._add

    def forgetful(connection):
        before = connection.execute("SELECT clock FROM session").fetchone()[0]
        add(connection)
        connection.execute("UPDATE session SET clock = ?", (before,))

    with patch.object(merging, "_add", forgetful):
        yield


def oldest_stands() -> Any:
    return patch.object(projection, "_place", lambda change: (-change[0], change[1]))


def edges_overlooked() -> Any:
    sql = heads._HEADS.replace("WHERE e.parent_origin = v.origin", "WHERE 0")
    return patch.object(heads, "_HEADS", sql)


def decision_replaces_what_is_shown_only() -> Any:
    newest = "ccm_tui.store.deciding.heads_of"
    return patch(newest, lambda *given: conflicts.heads_of(*given)[:1])


def deletion_says_nothing_of_fields() -> Any:
    value_of = heads.value_of

    def forgetful(field, version):
        return None if version["op"] == "delete" else value_of(field, version)

    return patch.object(heads, "value_of", forgetful)


def born_twice_overlooked() -> Any:
    sql = heads._MORE_THAN_BORN.replace("> 1", "> 2")
    return patch.object(heads, "_MORE_THAN_BORN", sql)


def what_two_wrote_alike_is_replaced_by_half() -> Any:
    return patch.object(triggers, "_several_heads", lambda: {})


def reference_replaces_a_birth() -> Any:
    standing = triggers._standing

    def careless(column):
        sql = standing(column)
        start, end = (
            sql.index(" AND (\n                    instr("),
            sql.index("\n            ORDER BY"),
        )
        return sql[:start] + ")" + sql[end:]

    return patch.object(triggers, "_standing", careless)


def old_copies_bring_back_what_was_erased() -> Any:
    redact = redacting._redact

    def careless(connection, schema, entity, uid):
        if schema == "main":
            redact(connection, schema, entity, uid)

    return patch.object(redacting, "_redact", careless)


def deletions_of_others_stay_deleted() -> Any:
    fold = projection.Projection._fold

    def careless(self, rows):
        return fold(self, [row for row in rows if (row.field, row.op) != ("", "edit")])

    return patch.object(projection.Projection, "_fold", careless)


FAULTS: tuple[Fault, ...] = (
    clock_not_adopted,
    oldest_stands,
    edges_overlooked,
    decision_replaces_what_is_shown_only,
    deletion_says_nothing_of_fields,
    born_twice_overlooked,
    what_two_wrote_alike_is_replaced_by_half,
    reference_replaces_a_birth,
    old_copies_bring_back_what_was_erased,
    deletions_of_others_stay_deleted,
)


def noticed(fault: Fault) -> str:
    """How the histories end with a fault in the program; empty: as if it were not there.

    The same ones first, and then, for a fault that shows rarely, others.
    """
    with fault(), redirect_stdout(StringIO()):
        try:
            play(HISTORIES, the_same=True)
            play(RARELY)
        except (AssertionError, CcmError, LookupError) as error:
            return f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"
    return ""


def main() -> int:
    """Plant them all; 1 where one is not noticed."""
    missed = 0
    for fault in FAULTS:
        said = noticed(fault)
        missed += not said
        name = fault.__name__.replace("_", " ")
        sys.stdout.write(f"{name}: {said[:90] or 'NOT NOTICED'}\n")
        sys.stdout.flush()
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
