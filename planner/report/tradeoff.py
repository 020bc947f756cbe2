"""What is said of a trade-off curve: on the terminal for people, as JSON for machines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from planner.display import percent_in_column
from planner.findings import Finding
from planner.messages import column_number, count_text, number, text
from planner.report.lines import wrap
from planner.schema.status import Status
from planner.tradeoff.curve_words import axis_style, axis_words, remarks, shown_slopes, slope_words
from planner.tradeoff.frontier import Compromise, Frontier, slopes

_CELL, _GAP = 14, 3


def describe_curve(
    found: Frontier, currency: str, path: Path | None, seconds: float, language: str, *, width: int = 80
) -> list[str]:
    """One line per plan of the curve, and where the workbook is."""
    if not found.points:
        lines = [text(f"ended.{found.status.value}", language)]
        return (
            [*lines, text("scenarios.solve_says_why", language)]
            if found.status == Status.INFEASIBLE
            else lines
        )
    lines = [*_table(found, currency, language), ""]
    for said in remarks(found, language, currency):
        lines += wrap(said, width)
    if path is not None:
        lines.append(text("scenarios.tradeoff_at", language, path=path))
    lines.append(
        count_text("scenarios.points_took", language, len(found.points), seconds=number(seconds, language))
    )
    return lines


def _table(found: Frontier, currency: str, language: str) -> list[str]:
    unit, steps = shown_slopes(found)
    names = [axis_words(axis, language, currency) for axis in found.axes]
    names.append(slope_words(found, unit, language, currency))
    widths = [max(_CELL, len(name)) + _GAP for name in names]
    lines = [" " * 4 + "".join(name.rjust(width) for name, width in zip(names, widths, strict=True))]
    for place, (point, step) in enumerate(zip(found.points, steps, strict=True), start=1):
        cells = [_axis_text(found, point, side, language) for side in (0, 1)]
        cells.append("" if step is None else column_number(step, language, 1))
        line = f"{place:4}" + "".join(c.rjust(w) for c, w in zip(cells, widths, strict=True))
        lines.append(line.rstrip())
    return lines


def _axis_text(found: Frontier, point: Compromise, side: int, language: str) -> str:
    value = (point.first, point.second)[side]
    style = axis_style(found.axes[side])
    if style == "share":
        return percent_in_column(value, language, 2)
    return column_number(value, language, 0 if style == "money" else 2)


def curve_object(found: Frontier, path: Path | None, findings: Sequence[Finding] = ()) -> dict[str, object]:
    """Everything a program may want of a curve. Each point has both sides by name, all goals, and the figures."""
    return {
        "status": found.status.value,
        "between": [axis.id for axis in found.axes],
        "complete": found.complete,
        "met_first": list(found.before),
        "within": found.within,
        "widened": found.widened,
        "points": [
            {
                found.axes[0].id: point.first,
                found.axes[1].id: point.second,
                "slope": slope,
                "goals": dict(point.plan.goals),
                "figures": {key: value for key, value in point.figures.values.items() if value == value},
                "largest_violation": point.plan.largest_violation,
            }
            for point, slope in zip(found.points, slopes(found), strict=True)
        ],
        "workbook": str(path) if path is not None else None,
        "findings": [one.as_json() for one in findings],
    }
