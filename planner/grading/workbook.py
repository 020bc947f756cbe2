"""The graded workbook: the user's own, unchanged, with a sheet Grade in front."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from planner.grading.types import Graded

if TYPE_CHECKING:
    from planner.writing.rendering import Rendered
    from planner.writing.sheets.sheets_apart import Write


def write_graded(graded: Graded, path: Path, *, force: bool = False) -> Path:
    """Write a copy of the graded workbook with the sheet Grade to ``path``, and return it; see ``render_graded``.

    Raises:
        FileExistsError: ``path`` exists and ``force`` is not given.
    """
    return render_graded(graded, path.suffix).save(path, force=force)


def render_graded(graded: Graded, suffix: str) -> Rendered:
    """The graded workbook, as it was read, with the sheet Grade, for a file whose name ends in ``suffix``.

    A Grade sheet of an earlier grading is replaced; everything else stays as it is. Where that cannot be, Grade is in a
    workbook of its own, and that is said.
    """
    from planner.grading.sheet import write_grade
    from planner.writing.one_sheet import render_with_sheet

    return render_with_sheet(
        graded.as_plan(),
        suffix,
        "grade",
        lambda book: write_grade(book, graded),
        _plain_grade(graded),
        first=True,
    )


def _plain_grade(graded: Graded) -> Write:
    """The verdict, the aims, what is broken and what mends it, with nothing else."""
    from planner.grading.words import measure, verdict
    from planner.writing.tables.book import Cell, plain_table

    data, language = graded.dataset, graded.case.language
    rows: list[Sequence[Cell]] = [[verdict(graded, language)]]
    rows += [[measure(aim, graded, language), aim.value, aim.best] for aim in graded.aims]
    rows += [[breach.text, breach.missed] for breach in graded.breaches]
    rows += [
        [
            data.pools[change.pool].name,
            data.directions[change.destination].name,
            data.month(change.month),
            change.before,
            change.after,
        ]
        for change in graded.grade.correction or ()
    ]
    return plain_table("grade", [], rows)
