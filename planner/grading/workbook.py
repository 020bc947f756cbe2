"""The graded workbook: the user's own, unchanged, with a sheet Grade in front."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from planner.grading.types import Graded
from planner.reading.source import refusals_said
from planner.schema.results import RESULTS

if TYPE_CHECKING:
    from planner.spreadsheet.package import Package
    from planner.writing.rendered import Rendered


def write_graded(graded: Graded, path: Path, *, force: bool = False) -> Path:
    """Write a copy of the graded workbook with the sheet Grade to ``path``, and return it; see ``render_graded``.

    Raises:
        FileExistsError: ``path`` exists and ``force`` is not given.
    """
    return render_graded(graded, path.suffix).save(path, force=force)


def render_graded(graded: Graded, suffix: str) -> Rendered:
    """The graded workbook, as it was read, with the sheet Grade, for a file whose name ends in ``suffix``.

    A Grade sheet of an earlier grading is replaced; everything else stays as it is.

    Raises:
        BadInput: the workbook cannot be changed without loss.
    """
    from planner.writing.rendered import rendered, taken_along

    case = graded.case
    with refusals_said(case):
        package, noticed = taken_along(case, suffix)
        return rendered(_with_grade(package, graded), noticed)


def _with_grade(package: Package, graded: Graded) -> Package:
    from planner.spreadsheet.graft import graft
    from planner.spreadsheet.workbook import uses_1904
    from planner.writing.ownership import result_titles

    case = graded.case
    titles = result_titles(package, case)
    label = RESULTS["grade"]
    title = titles.other.get("grade") or label.text(case.language)
    earlier = {name for name in titles.replaced if name.partition(" (")[0] in (label.en, label.fr)}
    generated = grade_sheet(graded, title, date_1904=uses_1904(package))
    return graft(package, generated, replace=earlier, before_first=[title], active=title)


def grade_sheet(graded: Graded, title: str, *, date_1904: bool = False) -> bytes:
    """A workbook of the sheet Grade alone, called ``title``."""
    import xlsxwriter

    from planner.grading.sheet import write_grade
    from planner.writing.sheets.book import Book

    target = BytesIO()
    options = {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False}
    with xlsxwriter.Workbook(target, options) as workbook:
        book = Book(workbook, graded.as_plan(), None, titles={"grade": title}, date_1904=date_1904)
        workbook.set_properties({"title": book.title})
        book.add("grade", title)
        write_grade(book, graded)
    return target.getvalue()
