"""What the figures were measured on."""

import os
import platform
import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path


def facts() -> Mapping[str, str]:
    """Name and value of everything that explains a figure."""
    return {
        "day": datetime.now(UTC).date().isoformat(),
        "Python": f"{platform.python_version()} ({platform.python_implementation()})",
        "SQLite": sqlite3.sqlite_version,
        "Textual": version("textual"),
        "sqlite-utils": version("sqlite-utils"),
        "pydantic": version("pydantic"),
        "system": f"{platform.system()} {_release()} {platform.machine()}",
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "memory": _memory(),
    }


def load() -> str:
    """How busy the machine was in the last minute; empty where no system tells."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""


def _release() -> str:
    """Without what a distributor put behind it."""
    return platform.release().partition("-")[0]


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return platform.processor()
    names = (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor())


def _memory() -> str:
    try:
        return f"{os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 1e9:.1f} GB"
    except (OSError, ValueError):
        return ""
