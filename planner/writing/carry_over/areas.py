"""Where an area of the old sheet lies on the new one: a cell by its row and column, a table as long as it is now."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from planner.spreadsheet.formulas import Area
from planner.writing.carry_over.places import Places

Span = tuple[int, int]


class Parted(ValueError):  # noqa: N818 - says what became of the rows
    """What stood side by side on the old sheet does not on the new one."""


@dataclass(frozen=True, slots=True)
class _Axis:
    """Rows or columns: where each is now, which belong together, which say what they are, and the last old one."""

    places: Mapping[int, int]
    old_run: Callable[[int], Span]
    new_run: Callable[[int], Span]
    known: Collection[int]
    last: int


def move_area(area: Area, spots: Places) -> Area | None:
    """The area that holds the same on the new sheet; None where its rows or columns are not there any more.

    Raises:
        Parted: they are there, but other rows or columns have come between them.
    """
    old, new = spots.old, spots.new
    rows = _Axis(spots.rows, old.row_run, new.row_run, old.texts, old.last[0])
    columns = _Axis(spots.columns, old.column_run, new.column_run, old.headings, old.last[1])
    down = _span(area.rows, rows) if area.rows else None
    across = _span(area.columns, columns) if area.columns else None
    if (area.rows and down is None) or (area.columns and across is None):
        return None
    return area.to(across, down)


def _span(span: Span, axis: _Axis) -> Span | None:
    """``span`` on the new sheet. A run that lies in it whole, such as all pools, is there as long as it is now."""
    if span[0] > axis.last:
        return span
    held = [at for at in range(span[0], min(span[1], axis.last) + 1) if at in axis.places]
    if not held:
        return None
    first, final = held[0], held[-1]
    if span[0] == span[1]:
        return axis.places[first], axis.places[first]
    low, high = min(axis.places[at] for at in held), max(axis.places[at] for at in held)
    if _holds(span, axis.old_run(first)):
        low = min(low, axis.new_run(axis.places[first])[0])
    if _holds(span, axis.old_run(final)):
        high = max(high, axis.new_run(axis.places[final])[1])
    others = {there for at, there in axis.places.items() if not span[0] <= at <= span[1]}
    if not others.isdisjoint(range(low, high + 1)):
        raise Parted
    return _with_blanks(span, (first, final), (low, high), axis)


def _holds(span: Span, run: Span) -> bool:
    return span[0] <= run[0] and run[1] <= span[1]


def _with_blanks(span: Span, held: Span, found: Span, axis: _Axis) -> Span:
    """The blank places that the span held at its ends are kept; one that went beyond the sheet still does."""
    before = [at for at in range(span[0], held[0]) if at not in axis.known]
    behind = [at for at in range(held[1] + 1, min(span[1], axis.last) + 1) if at not in axis.known]
    low = max(found[0] - (len(before) if len(before) == held[0] - span[0] else 0), 1)
    if span[1] > axis.last:
        return low, max(found[1], span[1])
    return low, found[1] + (len(behind) if len(behind) == span[1] - held[1] else 0)
