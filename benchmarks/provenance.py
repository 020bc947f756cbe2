"""When, at which commit and on which machine something is measured."""

from __future__ import annotations

import importlib.util
import os
import platform
import statistics
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks.run import ROOT


def today() -> str:
    """The date, in UTC."""
    return f"{datetime.now(UTC):%Y-%m-%d}"


def commit() -> str:
    """The commit that is measured, and whether anything else than the benchmarks differs from it."""
    asked = ("rev-parse", "--short", "HEAD"), ("status", "--porcelain", "--", ".", ":!benchmarks", ":!docs")
    found, changed = (
        subprocess.run(["git", *words], capture_output=True, text=True, check=False, cwd=ROOT).stdout.strip()
        for words in asked
    )
    return f"{found or 'unknown'}{' with changes' if changed else ''}"


def machine() -> str:
    """With what a section was measured."""
    found = importlib.util.find_spec("numpy")
    cached = found is not None and found.cached is not None and Path(found.cached).exists()
    names = ("highspy", "pulp", "numpy", "python-calamine", "xlsxwriter")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    compiled = "compiled" if cached else "not compiled (every import costs twice as much)"
    return (
        f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, {versions}; "
        f"libraries {compiled}; {statistics.fmean(os.getloadavg()):.0f} processes wanted to run on average."
    )
