"""What the schema says of single sheets beyond the kinds of their columns."""

from __future__ import annotations

from collections.abc import Mapping

from planner.reading.cells import Reader
from planner.reading.refusal import CellFault
from planner.reading.report import Report
from planner.reading.tables import Draft, TableDraft
from planner.schema.names import fold
from planner.schema.rules import MODES, Mode, rule
from planner.schema.types import Kind


def check_rows(tables: Mapping[str, TableDraft], report: Report) -> None:
    """A required sheet needs rows; the sheets of a case are read even where they are empty."""
    for table in tables.values():
        if table.sheet.required and table.sound and not table.drafts:
            report.error(
                "reading.sheet_empty", table.grid.title, expected=table.sheet.row.text(report.language)
            )


def check_rules(table: TableDraft, report: Report) -> None:
    """Some rules have no shortfall that a price could measure: they are hard or off."""
    for draft in table.drafts:
        name = draft.values.get("rule")
        if not isinstance(name, str) or draft.values.get("mode") != Mode.SOFT:
            continue
        family = rule(name)
        if not family.may_be_soft and not family.soft_means_hard:
            report.error(
                "reading.never_soft",
                table.grid.title,
                table.place(draft, "mode"),
                found=_mode_text(Mode.SOFT, report),
                expected=f"{_mode_text(Mode.HARD, report)}, {_mode_text(Mode.OFF, report)}",
                name=family.label.text(report.language),
            )


def _mode_text(key: str, report: Report) -> str:
    return next(mode.label.text(report.language) for mode in MODES if mode.key == key)


def read_priorities(table: TableDraft, reader: Reader, report: Report) -> None:
    """The priority of a goal is a number, or off; a blank one keeps the goal's default."""
    for draft in table.drafts:
        raw = draft.raw.get("priority")
        if raw is None:
            continue
        if isinstance(raw, str) and _is_off(raw):
            draft.values["priority"] = Mode.OFF.value
            continue
        _read_priority(table, draft, reader, report)


def _is_off(text: str) -> bool:
    off = next(mode for mode in MODES if mode.key == Mode.OFF)
    return fold(text) in {fold(name) for name in (Mode.OFF, *off.label.spellings())}


def _read_priority(table: TableDraft, draft: Draft, reader: Reader, report: Report) -> None:
    from dataclasses import replace

    raw = draft.raw["priority"]
    column = replace(table.sheet.column("priority"), kind=Kind.NUMBER)
    try:
        draft.values["priority"] = reader.parse(raw, column)
    except CellFault as fault:
        draft.values["priority"] = column.default
        expected = f"{fault.expected}, {_mode_text(Mode.OFF, report)}"
        report.error(
            fault.code,
            table.grid.title,
            table.place(draft, "priority"),
            found=reader.cell_text(raw),
            expected=expected,
            **fault.places,
        )
