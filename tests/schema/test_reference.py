"""The reference page of the workbook is the schema's, and names everything in both languages."""

from __future__ import annotations

from pathlib import Path

from planner.schema.inputs import INPUTS, SETTINGS
from planner.schema.reference import reference
from planner.schema.results import RESULTS
from planner.schema.rules import GOALS, RULES
from planner.schema.types import Column, Label, Sheet

PAGE = Path(__file__).parents[2] / "docs" / "workbook.md"


def _both(label: Label) -> str:
    return label.en if label.en == label.fr else f"{label.en} · {label.fr}"


def _section(heading: str) -> list[list[str]]:
    """The table rows under a heading, each as its cells."""
    section = reference().split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return [
        [cell.strip(" *") for cell in line.strip("|").split(" | ")]
        for line in section.splitlines()
        if line.startswith("|")
    ]


def test_the_pages_are_current() -> None:
    french = PAGE.parent / "fr" / PAGE.name
    assert PAGE.read_text(encoding="utf-8") == reference("en"), "write it again: scripts/pages"
    assert french.read_text(encoding="utf-8") == reference("fr"), "write it again: scripts/pages"


def _missing(sheet: Sheet) -> list[str]:
    """Columns of a sheet that the page lacks, or tells of otherwise than the schema."""
    rows = {row[0]: row for row in _section(_both(sheet.label))}
    columns: list[Column] = [*sheet.columns, *(SETTINGS if sheet.key == "settings" else ())]
    missing = []
    for column in columns:
        label = _both(column.label)
        _, _kind, unit, default, meaning = rows.get(label, [""] * 5)
        told = (unit, meaning, default == "required")
        if told != (column.unit or "–", column.meaning.en, column.required):
            missing.append(label)
    if sheet.months and f"month columns: {_both(sheet.months.label)}" not in rows:
        missing.append(_both(sheet.months.label))
    return missing


def test_every_column_stands_under_its_sheet_with_unit_default_and_meaning() -> None:
    missing = {sheet.key: _missing(sheet) for sheet in INPUTS}
    assert {key: columns for key, columns in missing.items() if columns} == {}


def test_every_rule_goal_and_result_sheet_is_named() -> None:
    assert [row[0] for row in _section("Rule families")[2:]] == [f"`{rule.id}`" for rule in RULES]
    assert [row[0] for row in _section("Goal values")[2:]] == [_both(goal.label) for goal in GOALS]
    page = reference()
    assert all(f"- {_both(label)}\n" in page for label in RESULTS.values())
