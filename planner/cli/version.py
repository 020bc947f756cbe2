"""``planner --version``: ours, and those of what decides a plan's digits."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

_PACKAGES = {"planner": "transfer-planner", "PuLP": "pulp", "HiGHS (highspy)": "highspy"}


def versions() -> str:
    """One line per program; found in the packages' metadata, without importing them."""
    lines = [f"{name} {_version(package)}" for name, package in _PACKAGES.items()]
    return "\n".join([*lines, f"Python {platform.python_version()}"])


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "-"
