"""Agreement means something only between programs that share no code."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def imported(folder: str) -> set[str]:
    """Every module that the files of a folder import, anywhere in them."""
    names: set[str] = set()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                names.add(node.module or "")
    return names


@pytest.mark.parametrize(
    ("folder", "foreign"),
    [
        ("tests/reference", "planner"),
        ("planner/verify", "planner.model"),
        ("planner/verify", "planner.solve"),
    ],
)
def test_it_imports_nothing_of_what_it_checks(folder: str, foreign: str) -> None:
    modules = imported(folder)
    assert modules
    assert not [name for name in modules if f"{name}.".startswith(f"{foreign}.")]
