"""Records of a plan that are damaged: the line is left out and said, the plan is known as far as it can be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import planner
from tests.roundtrip.rounds import codes, edit_to, first_plan


def _record(name: str, content: str) -> Any:
    """Replaces the content of a line of the identity."""

    def edit(book: Any) -> None:
        sheet = book["Planner"]
        line = next(row for row in sheet.iter_rows(min_row=4) if row[1].value == name)
        line[5].value = content

    return edit


@pytest.mark.parametrize("content", ["²", "١", "1e3", "9" * 400, "-1"])
def test_a_damaged_version_is_left_out_and_said(tmp_path: Path, content: str) -> None:
    """``records_version_superscript``: the number is that of the version's own line."""
    path = edit_to(first_plan(tmp_path), tmp_path / "damaged.xlsx", _record("version", content))
    case = planner.read(path)
    assert codes(case) == ["history.record_damaged"]
    assert "F6" in case.findings[0].message
    assert case.previous is not None
    assert case.previous.identity.version == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("months", "²"),
        ("months", "0"),
        ("months", "9" * 9),
        ("first month", "2012-²"),
        ("first month", "2012-13"),
    ],
)
def test_a_damaged_horizon_leaves_no_plan_but_what_stands_there(
    tmp_path: Path, name: str, content: str
) -> None:
    case = planner.read(edit_to(first_plan(tmp_path), tmp_path / "damaged.xlsx", _record(name, content)))
    assert {"history.unreadable", "history.record_damaged"} <= set(codes(case))
    assert case.previous is not None
    assert not case.previous.complete


@pytest.mark.parametrize("content", ["[" * 32_000, '{"cost": 1' + "0" * 400 + "}", "²", "null", '{"id": 1}'])
def test_damaged_lines_of_the_history_are_left_out(tmp_path: Path, content: str) -> None:
    def edit(book: Any) -> None:
        sheet = book["Planner"]
        for row in sheet.iter_rows(min_row=4):
            if row[0].value in ("version", "sheet"):
                row[5].value = content

    path = edit_to(first_plan(tmp_path), tmp_path / "damaged.xlsx", edit)
    case = planner.read(path)
    assert "history.record_damaged" in codes(case)
    assert planner.write(planner.solve(case), tmp_path / "v2.xlsx").is_file()
