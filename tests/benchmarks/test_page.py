"""The table on the page: put there by one command, and nothing around it touched."""

from pathlib import Path

import pytest

from benchmarks import page
from benchmarks.__main__ import main
from benchmarks.figures import Amount, Budget, Line

HOME = Path(__file__).parents[2]
LINES = [
    Line("start", "start to usable", Amount(0.3), "empty app", Amount(0.2), Budget(2.0)),
    Line("peers", "start to usable log", Amount(0.3), "peer 1.0", "not installed"),
]


def test_the_table_is_replaced_and_the_rest_of_the_page_stays(tmp_path):
    target = tmp_path / "page.md"
    target.write_text(f"# Before\n\n{page.BEGIN}\nold\n{page.END}\n\nAfter\n")
    for _again in range(2):
        page.write(target, LINES, {"cores": "2", "load": ""})
    text = target.read_text()
    assert text.startswith(f"# Before\n\n{page.BEGIN}\n")
    assert text.endswith(f"{page.END}\n\nAfter\n")
    assert "old" not in text
    assert text.count("### Start") == 1
    assert "| start to usable | empty app | 200 ms | 300 ms | 1.50 x | 2 x | met |" in text
    assert "| start to usable log | peer 1.0 | not installed | 300 ms |  |  |  |" in text


def test_one_command_measures_and_writes_the_page(tmp_path, capsys):
    target = tmp_path / "page.md"
    target.write_text(f"{page.BEGIN}\n{page.END}\n")
    given = ("--rows", "10", "--only", "file", "--keep", str(tmp_path), "--write", str(target))
    assert main(given) == 0
    assert "size of the register, 10 rows" in capsys.readouterr().out
    assert "size of the register, 10 rows" in target.read_text()


def test_a_page_without_a_place_is_refused_before_anything_is_measured(tmp_path, capsys):
    target = tmp_path / "page.md"
    target.write_text("# No table here\n")
    with pytest.raises(SystemExit):
        main(["--write", str(target)])
    assert "has no lines" in capsys.readouterr().err


def test_the_page_of_the_documents_has_a_place_for_the_table():
    before, _after = page.around(HOME / "docs" / "performance.md")
    assert "--write docs/performance.md" in before
