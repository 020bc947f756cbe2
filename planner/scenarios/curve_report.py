"""What is said of a trade-off curve: on the terminal for people, as JSON for machines."""

from __future__ import annotations

from pathlib import Path

from planner.messages import counted, number, text
from planner.scenarios.frontier import Compromise, Frontier, slopes
from planner.scenarios.sheets.tradeoff import axis_style, axis_words, is_narrow

_CELL, _GAP = 14, 3


def describe_curve(
    found: Frontier, currency: str, path: Path | None, seconds: float, language: str
) -> list[str]:
    """One line per plan of the curve, and where the workbook is."""
    if not found.points:
        return [text(f"ended.{found.status.value}", language)]
    names = [axis_words(axis, language, currency) for axis in found.axes]
    names.append(text("scenarios.slope_short", language))
    widths = [max(_CELL, len(name)) + _GAP for name in names]
    lines = [" " * 4 + "".join(name.rjust(width) for name, width in zip(names, widths, strict=True))]
    for place, (point, slope) in enumerate(zip(found.points, slopes(found), strict=True), start=1):
        cells = [_shown(found, point, side, language) for side in (0, 1)]
        cells.append("" if slope is None else number(slope, language, 1))
        lines.append(f"{place:4}" + "".join(c.rjust(w) for c, w in zip(cells, widths, strict=True)))
    lines.append("")
    if is_narrow(found):
        lines.append(text("scenarios.curve_narrow", language))
    lines.append(text("scenarios.curve_complete" if found.complete else "scenarios.curve_open", language))
    if path is not None:
        lines.append(text("scenarios.tradeoff_at", language, path=path))
    lines.append(
        counted("scenarios.points_took", language, len(found.points), seconds=number(seconds, language))
    )
    return lines


def _shown(found: Frontier, point: Compromise, side: int, language: str) -> str:
    value = (point.first, point.second)[side]
    style = axis_style(found.axes[side])
    if style == "share":
        return number(100 * value, language, 2) + " %"
    return number(value, language, 0 if style == "money" else 2)


def curve_object(found: Frontier, path: Path | None) -> dict[str, object]:
    """Everything a program may want of a curve. Each point has both sides by name, all goals, and the figures."""
    return {
        "status": found.status.value,
        "between": [axis.id for axis in found.axes],
        "complete": found.complete,
        "met_first": list(found.before),
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
        "findings": [],
    }
