"""What is said of references that could not follow the rows of our sheets: what they read, and what they read now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from planner.findings import Finding, Level
from planner.messages import finding, number, text
from planner.months import Month
from planner.schema.types import Language
from planner.spreadsheet.formulas import Area
from planner.writing.carry_over.follow import Lost
from planner.writing.carry_over.layout import Layout, is_month

_LISTED = 4
_EPOCHS = {False: dt.date(1899, 12, 30), True: dt.date(1904, 1, 1)}


def findings(lost: Iterable[Lost], language: Language, *, date_1904: bool = False) -> tuple[Finding, ...]:
    """A warning for each thing of our sheets that something of the user's has lost, with the cells that read it."""
    groups: dict[tuple[str, str, str, bool], list[Lost]] = {}
    for one in lost:
        groups.setdefault((one.sheet, one.name, f"{one.title}!{one.area}", one.parted), []).append(one)
    return tuple(_warning(group, language, date_1904) for group in groups.values())


def _warning(group: list[Lost], language: Language, date_1904: bool) -> Finding:
    one = group[0]
    cells = list(dict.fromkeys(lost.cell for lost in group if lost.cell))
    listed = ", ".join(cells[:_LISTED]) + (", …" if len(cells) > _LISTED else "")
    if one.name:
        place = text("history.reference_name", language, name=one.name)
    else:
        place = (
            f"{one.sheet}, {listed}" if listed else text("history.reference_drawn", language, sheet=one.sheet)
        )
    says = {"place": place, "target": f"{one.title}!{one.area}", "title": one.title}
    if one.spots is None:
        code, before, now = "history.reference_no_sheet", "", ""
    else:
        code = "history.reference_parted" if one.parted else "history.reference_gone"
        before = _describe(one.area, one.spots.old, language, date_1904)
        now = _describe(one.area, one.spots.new, language, date_1904)
    sheet, cell = (one.sheet, cells[0]) if cells else (one.sheet, "")
    nothing = text("history.reference_nothing", language)
    places = {"before": before or nothing, "now": now or nothing}
    return finding(
        Level.WARNING, code, language, sheet=sheet, cell=cell, found=says["target"], **says, **places
    )


def _describe(area: Area, sheet: Layout, language: Language, date_1904: bool) -> str:
    """The labels and the heading of an area, and the figure of a single cell."""
    rows = [_row(sheet, row) for row in dict.fromkeys(area.rows or ())]
    columns = [
        _heading(sheet.headings.get(column), language, date_1904)
        for column in dict.fromkeys(area.columns or ())
    ]
    said = ", ".join(part for part in (_from_to(rows), _from_to(columns)) if part)
    if area.single and area.rows and area.columns:
        value = sheet.values.cells.get((area.rows[0], area.columns[0]))
        if value is None:
            return said
        shown = number(value.shown, language) if isinstance(value.shown, float) else value.shown
        return f"{said}: {shown}" if said and shown != said else shown
    return said


def _row(sheet: Layout, row: int) -> str:
    return " · ".join(dict.fromkeys(said for _, said in sorted(sheet.texts.get(row, {}).items())))


def _heading(heading: str | float | None, language: Language, date_1904: bool) -> str:
    if heading is None:
        return ""
    if not isinstance(heading, float):
        return heading
    if not is_month(heading):
        return str(int(heading))
    day = _EPOCHS[date_1904] + dt.timedelta(days=int(heading))
    return Month(day.year, day.month).text(language)


def _from_to(said: list[str]) -> str:
    return " – ".join(part for part in said if part)
