"""What other programs lean on: the keys of ``--json``, the names of options, the names of sheets."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypedDict

import openpyxl

from planner.cli.group import planner as group
from planner.cli.main import main
from planner.cli.reference import root_context
from planner.cli.table import COMMANDS
from planner.schema.types import LANGUAGES
from tests.explain.cases import late_centre
from tests.support import Sheets, minimal_case, write_workbook

DATA = Path(__file__).parent / "data"
CONTRACT = DATA / "contract.json"

_COMMON = ("goals", "largest_violation")
_NAMED = {"figures", "levels", "rounding_price", "values"}


class Contract(TypedDict):
    """Command → paths of keys; command → options; language → titles of sheets. Each sorted."""

    json: dict[str, list[str]]
    options: dict[str, list[str]]
    sheets: dict[str, list[str]]


def contract(folder: Path) -> Contract:
    """What this version promises, found by calling every command in ``folder``."""
    keys: dict[str, list[str]] = {}
    sheets: dict[str, list[str]] = {}
    for language in LANGUAGES:
        home = folder / language
        home.mkdir()
        for command, said in _calls(home, language):
            keys[command] = sorted({*keys.get(command, []), *paths(said)})
        written = {title for book in home.glob("*.xlsx") for title in _titles(book)}
        sheets[language] = sorted(written)
    return {"json": keys, "options": _options(), "sheets": sheets}


def call(*arguments: object) -> tuple[int, dict[str, Any]]:
    """The exit code of a command with ``--json``, and its object."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = main([*map(str, arguments), "--json"])
    said = json.loads(out.getvalue())
    assert isinstance(said, dict)
    return code, said


def _calls(home: Path, language: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every command that has ``--json``, on small cases: its name and its object."""
    case, plan = home / "case.xlsx", home / "case.plan.xlsx"
    impossible = write_workbook(home / "impossible.xlsx", late_centre())
    uncertain = write_workbook(home / "uncertain.xlsx", _uncertain())
    speaking = ("--lang", language)
    calls: list[tuple[object, ...]] = [
        ("new", case, "--example", "small"),
        ("check", case, "--mark", home / "marked.xlsx"),
        ("solve", case, "--explain"),
        ("solve", plan, "-o", home / "second.xlsx"),
        ("solve", impossible, "-o", home / "impossible.plan.xlsx"),
        ("solve", impossible, "--repair", "1", "-o", home / "repaired.xlsx"),
        ("solve", home / "absent.xlsx"),
        ("why", plan, "--pool", "AVSC Nord", "--to", "Sud", "--month", "2012-03", "--fte", "1"),
        ("why", plan, "--share", "--month", "2012-06", "--target", "10%"),
        ("grade", plan, "-o", home / "graded.xlsx"),
        ("compare", plan, home / "repaired.xlsx", "-o", home / "compared.xlsx"),
        ("scenarios", case, "--sweep", "Workload × 0.9..1.1 step 0.1", "-o", home / "scenarios.xlsx"),
        ("frontier", case, "--between", "cost", "wellbeing", "--points", "3", "-o", home / "frontier.xlsx"),
        ("alternatives", case, "-o", home / "alternatives.xlsx"),
        ("wave", uncertain, "-o", home / "wave.xlsx"),
        ("export", case, home / "model.lp"),
        ("solvers",),
    ]
    for arguments in calls:
        yield str(arguments[0]), call(*arguments, *speaking)[1]


def _uncertain() -> Sheets:
    """A case with two scenarios and a range."""
    sheets = minimal_case()
    sheets["Scenarios"] = [
        ["Scenario", "Sheet", "Row", "Column", "Change", "Value"],
        ["busy", "Workload", "Front desk", None, "multiply", 1.2],
        ["calm", "Workload", "Front desk", None, "multiply", 0.8],
    ]
    return sheets


def paths(said: object, at: str = "") -> Iterator[str]:
    """``goals.cost``, ``transfers[].pool``: each key of a JSON object by its way from the top."""
    if isinstance(said, dict):
        for key, value in said.items():
            here = f"{at}.{key}" if at else str(key)
            yield here
            if key not in _NAMED:  # the keys below are names of the case
                yield from paths(value, here)
    elif isinstance(said, list):
        for one in said:
            yield from paths(one, f"{at}[]")


def _titles(book: Path) -> list[str]:
    opened = openpyxl.load_workbook(book, read_only=True)
    try:
        return [str(title) for title in opened.sheetnames]
    finally:
        opened.close()


def _options() -> dict[str, list[str]]:
    """Every option, short and long, of every command."""
    root = root_context()
    found = {}
    for name in COMMANDS:
        command = group.get_command(root, name)
        assert command is not None
        found[name] = sorted(option for parameter in command.params for option in parameter.opts)
    return found
