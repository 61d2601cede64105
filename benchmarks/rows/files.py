"""How big a register gets, and how long its demo takes. No budget asks for it; people do."""

from benchmarks.bench import Bench, rows_in_words
from benchmarks.figures import Amount, Line, plain


def measure(bench: Bench) -> list[Line]:
    """Size and time of each register; the journal, the indices and what hangs on a row included."""
    lines = []
    for rows in bench.rows:
        made = bench.registers.made[rows]
        size = Amount(made.size, "bytes", f"{plain(made.size / rows, 'bytes')} a row")
        lines.append(Line("file", f"size of the register, {rows_in_words(rows)}", size))
        each = Amount(made.seconds, "s", f"{plain(made.seconds / rows, 's')} a row")
        lines.append(Line("file", f"ccm-tui demo, {rows_in_words(rows)}", each))
    return lines
