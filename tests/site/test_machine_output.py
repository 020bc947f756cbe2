"""Each key that a command prints with ``--json`` stands in the section of that command in docs/machine-output.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.cli.group import planner as group
from planner.cli.reference import root_context
from planner.cli.table import COMMANDS
from tests.explain.cases import late_centre
from tests.support import write_workbook
from tests.upgrade.contract import call, contract, paths

PAGE = (Path(__file__).parents[2] / "docs" / "machine-output.md").read_text(encoding="utf-8")
NAMED = {"columns", "confidence", "figures", "statuses"}
"""Objects whose keys are names of the case; those of a point of a curve are the two sides."""


def _has_json(name: str) -> bool:
    command = group.get_command(root_context(), name)
    assert command is not None
    return any("--json" in parameter.opts for parameter in command.params)


WITH_JSON = [name for name in COMMANDS if name != "completion" and _has_json(name)]


def _more_calls(home: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """What the contract does not call: a proof and its contrary, chances, a broken plan, an edited one, faults."""
    case, plan, typed = home / "case.xlsx", home / "plan.xlsx", home / "typed.xlsx"
    call("new", case, "--example", "small")
    call("solve", case, "-o", plan)
    book = openpyxl.load_workbook(plan)
    title, cell = next(
        (sheet.title, cell.coordinate)
        for sheet in book if sheet.title == "Transfers"
        for row in sheet.iter_rows(min_row=6) for cell in row if cell.value == 2
    )  # fmt: skip
    book[title][cell] = 40
    book["Partners"]["B4"] = "another name"
    book.save(typed)
    impossible = write_workbook(home / "impossible.xlsx", late_centre())
    calls: list[tuple[object, ...]] = [
        ("risk", plan),
        ("risk", plan, "--confidence", "90%", "-o", home / "sure.xlsx"),
        ("prove", plan),
        ("prove", impossible),
        ("solve", case, "--prove", "-o", home / "proven.xlsx"),
        ("grade", typed),
        ("compare", plan, typed),
        ("check", typed),
        ("solve", typed, "-o", home / "next.xlsx"),
        ("scenarios", case, "--range", "Workload × 0.9..1.1", "--draws", "3", "-o", home / "drawn.xlsx"),
        ("why", plan, "--to", "Sud", "--fte", "99"),
        ("report", plan, "-o", home / "page.html"),
    ]
    for arguments in calls:
        yield str(arguments[0]), call(*arguments)[1]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Command → ways to the keys that it printed."""
    home = tmp_path_factory.mktemp("more")
    found = {name: set(keys) for name, keys in contract(tmp_path_factory.mktemp("keys"))["json"].items()}
    for name, said in _more_calls(home):
        found.setdefault(name, set()).update(paths(said))
    found["failing"] = set(paths(call("solve", home / "absent.xlsx")[1]))
    return found


def _section(title: str) -> str:
    return PAGE.partition(f"## {title}\n")[2].partition("\n## ")[0]


def _documented(section: str) -> set[str]:
    return set(re.findall(r"`(\w+)`", section))


@pytest.mark.parametrize("name", WITH_JSON)
def test_each_key_is_in_the_section_of_its_command(printed: dict[str, set[str]], name: str) -> None:
    section = _documented(_section(f"planner {name} --json"))
    known = (
        section | _documented(_section("In every command")) | _documented(_section("planner solve --json"))
    )
    failing = set(printed["failing"]) if name != "solve" else set()
    missing = set()
    for path in printed[name]:
        *above, key = path.replace("[]", "").split(".")
        if (
            path not in failing
            and not NAMED & set(above)
            and key not in (known if above else section | {"findings"})
        ):
            missing.add(path)
    assert missing == set()


def test_the_calls_show_what_is_rare(printed: dict[str, set[str]]) -> None:
    assert {"broken[].limit_at", "broken[].cells", "correction[].cell"} <= printed["grade"]
    assert {"inputs[].title", "effects.steps[].goals", "moves[].pool"} <= printed["compare"]
    assert {"contradiction.lines[].amount", "claims[].bound"} <= printed["prove"]
    assert {"conflicts[].members[].alone", "repairs[].changes[].edits[].old"} <= printed["solve"]
    assert {"changes.edits[].cell", "sensitivity.limits[].until"} <= printed["solve"]


@pytest.mark.parametrize("name", [name for name in WITH_JSON if name != "solve"])
def test_each_key_of_the_section_is_printed(printed: dict[str, set[str]], name: str) -> None:
    first = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", _section(f"planner {name} --json"), flags=re.MULTILINE)
    keys = {path.replace("[]", "").rpartition(".")[2] for path in printed[name]}
    assert {key for cell in first for key in re.findall(r"`(\w+)`", cell)} - keys == set()
