"""What is handed over is complete: the wheel, and the lock files that install it."""

import re
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement

from ccm_tui.resources import schema_sql, seeds_dir

ROOT = Path(__file__).parent.parent
LOCKS = ["requirements.lock", "requirements-dev.lock"]


def pins(lock: str) -> dict[str, str]:
    """Return the packages a lock file pins and their versions."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


def wanted(lock: str) -> list[Requirement]:
    """Return what pyproject.toml asks a lock file to hold."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lines = declared["project"]["dependencies"] + declared["build-system"]["requires"]
    if lock == "requirements-dev.lock":
        lines += declared["project"]["optional-dependencies"]["dev"]
    return [Requirement(line) for line in lines]


def test_the_schema_is_found() -> None:
    assert "CREATE TABLE" in schema_sql()


def test_the_seeds_are_found() -> None:
    assert any(seeds_dir().glob("*.csv"))


@pytest.mark.skipif(find_spec("hatchling") is None, reason="needs the locked build backend")
def test_the_wheel_carries_the_schema_and_every_seed(tmp_path: Path) -> None:
    build = f"from hatchling.build import build_wheel; build_wheel({str(tmp_path)!r})"
    subprocess.run([sys.executable, "-c", build], cwd=ROOT, check=True, capture_output=True)
    with ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        names = set(wheel.namelist())
    seeds = [path for path in (ROOT / "seeds").rglob("*") if path.is_file()]
    assert {f"ccm_tui/_data/{path.relative_to(ROOT).as_posix()}" for path in seeds} <= names
    assert {"ccm_tui/_data/schema.sql", "ccm_tui/__init__.py"} <= names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"ccm_tui"}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_everything_declared_to_a_version_that_fits(lock: str) -> None:
    pinned = pins(lock)
    misfits = [
        str(wish) for wish in wanted(lock) if not wish.specifier.contains(pinned.get(wish.name, ""))
    ]
    assert misfits == []


def test_both_locks_agree() -> None:
    assert pins("requirements.lock").items() <= pins("requirements-dev.lock").items()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_index_and_no_path_and_every_package_has_a_hash(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert re.findall(r"://|^-|\s/\w|@", text, re.MULTILINE) == []
    packages = re.split(r"^(?=\S+==)", text, flags=re.MULTILINE)[1:]
    assert [package for package in packages if "--hash=sha256:" not in package] == []
