"""Two programs on one register: what one saves the other one sees, whatever is closed when."""

import subprocess
import sys
from pathlib import Path

from ccm_tui.register import Register
from tests.surroundings import surroundings

LOOKS = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1])
print(*[row[0] for row in other.execute("SELECT subject FROM outreach ORDER BY id")], sep=",")
other.close()
"""


def another_program_looks(path: Path) -> str:
    """It opens the register, reads, and closes it, as the last one if nobody holds it."""
    run = subprocess.run(
        [sys.executable, "-c", LOOKS, str(path)], capture_output=True, check=True, text=True
    )
    return run.stdout.strip()


def write(register: Register, subject: str) -> None:
    typed = {"states": ["GNB"], "channel": "letter", "date": "8/2", "subject": subject}
    register.save("outreach", typed)


def test_a_program_that_closes_the_register_does_not_take_its_log_away(register_path: Path) -> None:
    with Register.open(register_path, surroundings()) as register:
        write(register, "one")
        with register.aside() as aside:
            assert aside.rows("outreach").count() == 1
        assert another_program_looks(register_path) == "one"
        write(register, "two")
        assert another_program_looks(register_path) == "one,two"
        assert all(check.ok for check in register.examine())
    assert another_program_looks(register_path) == "one,two"


def test_a_program_that_writes_meanwhile_is_kept(register_path: Path) -> None:
    with Register.open(register_path, surroundings()) as register:
        write(register, "one")
        with register.aside() as aside:
            aside.search("one")
        given = ["--state", "SLE", "--channel", "phone", "--date", "2017-02-08", "--subject", "two"]
        subprocess.run(
            [
                sys.executable,
                "-m",
                "ccm_tui",
                "--db",
                str(register_path),
                "outreach",
                "add",
                *given,
            ],
            capture_output=True,
            check=True,
        )
        write(register, "three")
        assert another_program_looks(register_path) == "one,two,three"
        assert all(check.ok for check in register.examine())
