"""Work and staff needed by level (N1, N2): by month on Staff, in the last month on the Summary."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from planner.schema.inputs import input_sheet
from planner.schema.names import fold
from planner.writing.sheets.book import Block, Book, Page
from planner.writing.sheets.figures import FloatArray, tidy
from planner.writing.sheets.grid import Grid

_LABEL, _FIRST, _LAST = 4, 4, 14
"""Columns of the Summary that a label takes, and those that its figures go through; the last one is the total."""

_PARTS = re.compile(r"(?<=-)| ")
"""Where a name may be broken in lines."""

_HEADER_PIXELS = 35  # two lines of names
_FITS = 10
"""Characters of a name between its breaks that fit a column; two columns are taken where one has more."""


@dataclass(frozen=True, slots=True, eq=False)
class LevelFigures:
    """A level's name, the work of each Direction's customers (D, T), and what its own staff does (D, T), FTE."""

    name: str
    work: FloatArray
    needed: FloatArray


def level_figures(book: Book) -> list[LevelFigures]:
    """Each level that Activities name, in their order, then what has none; empty where no activity names any."""
    dataset, quantities = book.plan.dataset, book.plan.quantities
    names: dict[str, str] = {}
    for activity in dataset.activities:
        names.setdefault(fold(activity.level), activity.level)
    if not any(names):
        return []
    work = dataset.work
    done = quantities.own_work + quantities.aid_given
    result = []
    for key in sorted(names, key=lambda key: not key):
        chosen = [a for a, activity in enumerate(dataset.activities) if fold(activity.level) == key]
        name = names[key] or book.say("plan_level_none")
        result.append(
            LevelFigures(name, tidy(work[:, chosen].sum(axis=1)), tidy(done[:, chosen].sum(axis=1)))
        )
    return result


def write_levels(book: Book, grid: Grid) -> None:
    """On Staff: for each level the work of each centre's customers and the staff that the plan needs of it there."""
    names = [[direction.name] for direction in book.plan.dataset.directions]
    for number, level in enumerate(level_figures(book)):
        for kind, values in (("work", level.work), ("needed", level.needed)):
            title = book.say(f"plan_level_{kind}", level=level.name)
            grid.section(title, book.say(f"plan_level_{kind}_note"))
            block = grid.values(names, values, "grid")
            total = grid.total(book.say("plan_total"), block, tidy(values.sum(axis=0)))
            book.blocks |= {f"staff.{kind}_{number}": block, f"staff.{kind}_{number}_total": total}


def write_last_levels(book: Book, page: Page, row: int) -> int:
    """On the Summary: the last month's figures of Staff, a column per centre. Returns the next row."""
    levels = level_figures(book)
    if not levels:
        return row
    last = book.plan.dataset.months - 1
    for column in range(_LAST + 1):
        page.blank(row, column, "section")
    page.text(row, 0, book.say("plan_levels", month=book.month(last)), "section")
    row += 1
    centres = range(len(book.plan.dataset.directions))
    across = _LAST - _FIRST
    names = [direction.name for direction in book.plan.dataset.directions]
    step = 1 if all(len(part) <= _FITS for name in names for part in _PARTS.split(name)) else 2
    bands = [centres[i : i + across // step] for i in range(0, len(centres), across // step)]
    for band in bands:
        row = _write_band(book, page, row, levels, band, step=step, with_total=band is bands[-1])
    return row


def _write_band(
    book: Book,
    page: Page,
    row: int,
    levels: Sequence[LevelFigures],
    band: range,
    *,
    step: int,
    with_total: bool,
) -> int:
    """Some of the centres, ``step`` columns each: their names, then two rows for each level. Returns the next row."""
    directions, last = book.plan.dataset.directions, book.plan.dataset.months - 1
    page.merge(row, 0, _LABEL - 1, book.word(input_sheet("directions").column("direction").label), "header")
    for column in range(_FIRST, _LAST + 1):
        page.blank(row, column, "header")
    for at, d in enumerate(band):
        last_of = _FIRST + step * (at + 1) - 1
        page.merge(row, last_of - step + 1, last_of, directions[d].name, "header", "plain", "right", "wrap")
    if with_total:
        page.text(row, _LAST, book.say("plan_total"), "header", "right")
    page.height(row, _HEADER_PIXELS)
    for number, level in enumerate(levels):
        for kind, values in (("work", level.work), ("needed", level.needed)):
            row += 1
            page.merge(row, 0, _LABEL - 1, book.say(f"plan_level_{kind}", level=level.name), "row", "text")
            block, total = book.blocks[f"staff.{kind}_{number}"], book.blocks[f"staff.{kind}_{number}_total"]
            _write_line(page, row, block, values[:, last], band, step)
            if with_total:
                whole = float(tidy(values[:, last].sum()))
                page.formula(row, _LAST, f"={total.cell(0, last)}", whole, "row", "fte", "strong")
            else:
                page.blank(row, _LAST, "row")
    return row + 1


def _write_line(page: Page, row: int, block: Block, values: FloatArray, band: range, step: int) -> None:
    for column in range(_FIRST, _LAST):
        page.blank(row, column, "row")
    for at, d in enumerate(band):
        column, cell = _FIRST + step * (at + 1) - 1, block.cell(d, block.columns - 1)
        page.formula(row, column, f"={cell}", float(values[d]), "row", "fte")
